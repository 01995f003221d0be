package com.rundiffusion.keycloak.operations.admin.provisioning;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.provisioning.AccessTokens;
import com.rundiffusion.keycloak.enterprise.provisioning.StoredToken;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.link.ProvisioningUrl;
import com.rundiffusion.keycloak.operations.admin.answer.Answers;
import com.rundiffusion.keycloak.operations.admin.answer.EnterprisePermissions;
import com.rundiffusion.keycloak.operations.onboarding.EnterpriseEvents;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/** {@code /admin/realms/<realm>/enterprises/<alias>/provisioning-tokens}: by which Entra provisions its people. */
public final class ProvisioningTokensResource {

    public static final String PATH = EnterpriseEvents.PROVISIONING_TOKENS;

    private final KeycloakSession session;
    private final EnterprisePermissions permissions;
    private final EnterpriseEvents events;
    private final String alias;
    private final Enterprises enterprises;
    private final AccessTokens tokens;
    private final Answers answers;

    public ProvisioningTokensResource(
            KeycloakSession session, EnterprisePermissions permissions, EnterpriseEvents events, String alias) {
        this.session = session;
        this.permissions = permissions;
        this.events = events;
        this.alias = alias;
        this.enterprises = new Enterprises(session);
        this.tokens = new AccessTokens(session);
        this.answers = new Answers(session);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response create(InputStream body) {
        permissions.requireManage();
        return answers.withOptionalJson(body, json -> {
            TokenRequest asked = TokenRequest.read(json, KeycloakClock.now());
            return asked.faults().isEmpty()
                    ? answers.unlessBusy(() -> create(asked.expiresAt()))
                    : answers.faults(asked.faults());
        });
    }

    private Response create(Optional<Instant> expiresAt) {
        enterprises.lock();
        Optional<StoredEnterprise> stored = enterprises.find(alias);
        if (stored.isEmpty()) {
            return answers.unknown();
        }
        return tokens.make(stored.get().providerId(), Optional.of(events.operator()), expiresAt, KeycloakClock.now())
                .map(this::created)
                .orElseGet(() -> answers.faults(List.of(FaultCode.TOKENS_TOO_MANY.fault(
                        null, AccessTokens.MOST_OPEN + " that open", "at most " + AccessTokens.MOST_OPEN))));
    }

    /** Without a {@code Location}: {@code kcadm.sh create -o} would read that instead of the answer, and miss the token. */
    private Response created(AccessTokens.Made made) {
        events.storeToken(OperationType.CREATE, alias, made.stored());
        ObjectNode json = StrictJson.MAPPER.createObjectNode();
        json.put("id", made.stored().id());
        json.put("token", made.secret().text());
        json.put("url", ProvisioningUrl.of(session, alias).toString());
        json.put("hint", made.stored().hint());
        json.put("createdAt", made.stored().createdAt().toString());
        json.put("expiresAt", text(made.stored().endsAt()));
        return Response.status(Response.Status.CREATED).entity(json).build();
    }

    /** The newest first, those that open nothing any more among them. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        permissions.requireView();
        return enterprises
                .find(alias)
                .map(stored -> Response.ok(list(tokens.of(stored.providerId()), KeycloakClock.now()))
                        .build())
                .orElseGet(answers::unknown);
    }

    static ArrayNode list(List<StoredToken> tokens, Instant now) {
        ArrayNode list = StrictJson.MAPPER.createArrayNode();
        tokens.forEach(token -> list.addObject()
                .put("id", token.id())
                .put("hint", token.hint())
                .put("status", token.status(now).key())
                .put("createdAt", token.createdAt().toString())
                .put("createdBy", token.createdBy().orElse(null))
                .put("lastUsedAt", text(token.lastUsedAt()))
                .put("expiresAt", text(token.endsAt()))
                .put("revokedAt", text(token.revokedAt())));
        return list;
    }

    /** The next request that comes with it is refused. Done again it is done. */
    @DELETE
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response revoke(@PathParam("id") String id) {
        permissions.requireManage();
        return enterprises
                .find(alias)
                .map(stored -> tokens.revoke(stored.providerId(), id, KeycloakClock.now())
                        .map(this::revoked)
                        .orElseGet(answers::unknownToken))
                .orElseGet(answers::unknown);
    }

    private Response revoked(StoredToken before) {
        if (before.revokedAt().isEmpty()) {
            events.storeToken(OperationType.DELETE, alias, before);
        }
        return Response.noContent().build();
    }

    private static String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
