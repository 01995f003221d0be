package com.rundiffusion.keycloak.operations.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.enterprise.store.OnLeaving;
import com.rundiffusion.keycloak.enterprise.store.Remnants;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.operations.admin.answer.Answers;
import com.rundiffusion.keycloak.operations.admin.answer.EnterprisePermissions;
import com.rundiffusion.keycloak.operations.admin.provisioning.ProvisioningResource;
import com.rundiffusion.keycloak.operations.admin.provisioning.ProvisioningTokensResource;
import com.rundiffusion.keycloak.operations.admin.setup.SetupLinksResource;
import com.rundiffusion.keycloak.operations.onboarding.Changes;
import com.rundiffusion.keycloak.operations.onboarding.EnterpriseEvents;
import com.rundiffusion.keycloak.operations.onboarding.Intent;
import com.rundiffusion.keycloak.operations.onboarding.Judge;
import com.rundiffusion.keycloak.operations.onboarding.Judgement;
import com.rundiffusion.keycloak.operations.onboarding.MetadataSource;
import com.rundiffusion.keycloak.operations.onboarding.Onboarding;
import com.rundiffusion.keycloak.operations.onboarding.Outcome;
import com.rundiffusion.keycloak.operations.onboarding.Submission;
import com.rundiffusion.keycloak.pasted.Alias;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/** {@code /admin/realms/<realm>/enterprises/<alias>}. */
public final class EnterpriseResource {

    private final KeycloakSession session;
    private final EnterprisePermissions permissions;
    private final EnterpriseEvents events;
    private final Enterprises enterprises;
    private final Answers answers;
    private final RemnantAnswers remnants;
    private final String alias;

    EnterpriseResource(
            KeycloakSession session, EnterprisePermissions permissions, EnterpriseEvents events, String alias) {
        this.session = session;
        this.permissions = permissions;
        this.events = events;
        this.enterprises = new Enterprises(session);
        this.answers = new Answers(session);
        // Keycloak's own admin pages make aliases of any form, and whoever made one must get rid of it.
        this.alias = Alias.typed(alias).map(Alias::value).orElse(alias);
        this.remnants = new RemnantAnswers(session, events, this.alias);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response get() {
        permissions.requireView();
        return enterprises.find(alias).map(answers::document).orElseGet(remnants::show);
    }

    /**
     * @param version the {@code ETag} that the change was made from; without it the last one to write wins, whole
     */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response put(
            InputStream body,
            @HeaderParam(HttpHeaders.IF_MATCH) String version,
            @QueryParam(DryRun.PARAMETER) String dryRun) {
        permissions.requireManage();
        return DryRun.decide(dryRun, answers, dry -> answers.withJson(body, json -> update(json, version, dry)));
    }

    @POST
    @Path("status")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response status(
            InputStream body,
            @HeaderParam(HttpHeaders.IF_MATCH) String version,
            @QueryParam(DryRun.PARAMETER) String dryRun) {
        permissions.requireManage();
        return DryRun.decide(dryRun, answers, dry -> answers.withJson(body, json -> status(json, version, dry)));
    }

    private Response status(ObjectNode json, String version, boolean dryRun) {
        boolean statusAlone = json.size() == 1 && json.has("status");
        return statusAlone
                ? update(json, version, dryRun)
                : answers.faults(List.of(FaultCode.FIELD_MISSING.fault("status", null, "status, and nothing else")));
    }

    private Response update(ObjectNode json, String version, boolean dryRun) {
        Submission submission = new MetadataSource(session.getContext().getRealm()).of(json, this::storedMetadataUrl);
        Intent intent = Intent.update(alias, submission);
        Judgement ahead = Judge.ahead(session, intent);
        return refusal(ahead.stored(), version)
                .or(() -> refusal(ahead.outcome()))
                .orElseGet(() -> dryRun
                        ? answers.preview(ahead.stored().orElseThrow(), ahead.outcome())
                        : store(intent, ahead, version));
    }

    private Response store(Intent intent, Judgement ahead, String version) {
        enterprises.lock();
        return refusal(enterprises.find(alias), version)
                .or(() -> refusal(new Onboarding(session, events).store(intent, Optional.of(ahead))))
                .orElseGet(() -> answers.document(enterprises.find(alias).orElseThrow()));
    }

    private Optional<Response> refusal(Optional<StoredEnterprise> stored, String version) {
        if (stored.isEmpty()) {
            return Optional.of(remnants.refuse());
        }
        return version == null || answers.matches(version, stored.get())
                ? Optional.empty()
                : Optional.of(answers.changedMeanwhile());
    }

    private Optional<Response> refusal(Outcome outcome) {
        return outcome.failed() ? Optional.of(answers.faults(outcome.faults())) : Optional.empty();
    }

    /** In a session of its own: what this one reads before the lock it would not read again after it. */
    private String storedMetadataUrl() {
        return inOwnSession(own -> new Enterprises(own)
                .find(alias)
                .map(stored -> stored.enterprise().application().metadataUrl())
                .orElse(null));
    }

    @Path(FirebaseUsersResource.PATH)
    public FirebaseUsersResource firebaseUsers() {
        return new FirebaseUsersResource(session, permissions, events, alias);
    }

    @Path(CheckResource.PATH)
    public CheckResource check() {
        return new CheckResource(session, permissions, alias);
    }

    @Path(SetupLinksResource.PATH)
    public SetupLinksResource setupLinks() {
        return new SetupLinksResource(session, permissions, events, Optional.of(alias));
    }

    @Path(RefusalsResource.PATH)
    public RefusalsResource refusals() {
        return new RefusalsResource(session, permissions, alias);
    }

    @Path(ProvisioningTokensResource.PATH)
    public ProvisioningTokensResource provisioningTokens() {
        return new ProvisioningTokensResource(session, permissions, events, alias);
    }

    @Path(ProvisioningResource.PATH)
    public ProvisioningResource provisioning() {
        return new ProvisioningResource(session, permissions, alias);
    }

    /** @param accounts {@code delete} (default) or {@code keep}: what becomes of its people's accounts */
    @DELETE
    @Produces(MediaType.APPLICATION_JSON)
    public Response delete(@QueryParam("accounts") String accounts, @QueryParam(DryRun.PARAMETER) String dryRun) {
        permissions.requireManage();
        Optional<OnLeaving> asked = Stream.of(OnLeaving.values())
                .filter(one ->
                        accounts == null ? one == OnLeaving.DELETE : one.key().equals(accounts))
                .findFirst();
        return asked.isEmpty()
                ? answers.faults(List.of(FaultCode.ACCOUNTS_UNKNOWN.fault("accounts", accounts, "delete or keep")))
                : DryRun.decide(dryRun, answers, dry -> delete(asked.get(), dry));
    }

    private Response delete(OnLeaving accounts, boolean dryRun) {
        if (!dryRun) {
            clear(accounts);
            enterprises.lock();
        }
        Optional<StoredEnterprise> stored = enterprises.find(alias);
        if (stored.isEmpty()) {
            return remnants.delete(dryRun);
        }
        if (enterprises.sharesItsOrganization(stored.get())) {
            return answers.faults(List.of(FaultCode.ORGANIZATION_SHARED.fault(null, null, null)));
        }
        Changes changes = Changes.removing(stored.get().enterprise());
        if (dryRun) {
            return answers.preview(stored.get().enterprise(), changes);
        }
        enterprises.remove(stored.get());
        events.store(OperationType.DELETE, alias, changes);
        return Response.noContent().build();
    }

    /** Shuts the door, then clears the rooms, each in transactions of their own: of thousands of people, one would take minutes. */
    private void clear(OnLeaving accounts) {
        Optional<StoredEnterprise> closed = inOwnSession(this::closed);
        inOwnSession(own -> {
            Remnants halves = new Remnants(own);
            closed.ifPresentOrElse(
                    stored -> new Enterprises(own).empty(stored, accounts),
                    () -> halves.find(alias).ifPresent(half -> halves.empty(half, accounts)));
            return closed;
        });
    }

    /** A change like any other: a removal that is broken off leaves a paused enterprise, and the events say why. */
    private Optional<StoredEnterprise> closed(KeycloakSession own) {
        Enterprises inside = new Enterprises(own);
        inside.lock();
        Optional<StoredEnterprise> stored = inside.find(alias).filter(found -> !inside.sharesItsOrganization(found));
        stored.filter(found -> found.enterprise().isActive()).ifPresent(found -> {
            inside.pause(found);
            Enterprise active = found.enterprise();
            events.in(own)
                    .store(OperationType.UPDATE, alias, Changes.between(active, active.with(Enterprise.Status.PAUSED)));
        });
        return stored;
    }

    private <T> T inOwnSession(Function<KeycloakSession, T> work) {
        return RealmTransaction.beside(session).call(work);
    }
}
