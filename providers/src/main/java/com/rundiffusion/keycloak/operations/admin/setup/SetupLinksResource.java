package com.rundiffusion.keycloak.operations.admin.setup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.rundiffusion.keycloak.body.DocumentLines;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.link.SetupLinkUrl;
import com.rundiffusion.keycloak.operations.admin.answer.Answers;
import com.rundiffusion.keycloak.operations.admin.answer.BatchedAnswer;
import com.rundiffusion.keycloak.operations.admin.answer.EnterprisePermissions;
import com.rundiffusion.keycloak.operations.onboarding.EnterpriseEvents;
import com.rundiffusion.keycloak.operations.setup.SetupEvents;
import com.rundiffusion.keycloak.operations.setup.SetupInvitation;
import com.rundiffusion.keycloak.operations.setup.SetupInvitation.Invited;
import com.rundiffusion.keycloak.operations.setup.SetupInvitation.Made;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * {@code /admin/realms/<realm>/enterprises/setup-links}: all of them, and where one is made for a customer that does not exist yet;
 * {@code …/<alias>/setup-links}: those of one enterprise.
 */
public final class SetupLinksResource {

    public static final String PATH = EnterpriseEvents.SETUP_LINKS;

    private static final int MOST = 1000;

    private final KeycloakSession session;
    private final EnterprisePermissions permissions;
    private final EnterpriseEvents events;
    private final Optional<String> alias;
    private final Answers answers;
    private final SetupLinkAnswer answer;

    /** @param alias of the enterprise; empty for all */
    public SetupLinksResource(
            KeycloakSession session,
            EnterprisePermissions permissions,
            EnterpriseEvents events,
            Optional<String> alias) {
        this.session = session;
        this.permissions = permissions;
        this.events = events;
        this.alias = alias;
        this.answers = new Answers(session);
        this.answer = new SetupLinkAnswer(session);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response create(InputStream body) {
        permissions.requireManage();
        Optional<StoredEnterprise> stored = stored();
        if (alias.isPresent() && stored.isEmpty()) {
            return answers.unknown();
        }
        return answers.withJson(body, json -> {
            Made made = new SetupInvitation(session).make(json, stored, SetupLinkUrl.pages(session), events.operator());
            return made.link().map(this::created).orElseGet(() -> answers.faults(made.faults()));
        });
    }

    /** Without a {@code Location}: {@code kcadm.sh create -o} would read that instead of the answer, and miss the address. */
    private Response created(Invited invited) {
        SetupEvents.of(session, events).store(SetupEvents.Kind.CREATED, invited.link());
        return Response.status(Response.Status.CREATED)
                .entity(answer.of(invited.link(), invited.secret(), KeycloakClock.now()))
                .build();
    }

    /** One for each line; {@link DocumentLines} says how they may be written down. */
    @POST
    @Path("import")
    @Consumes({BatchedAnswer.NDJSON, "application/ndjson", "application/jsonl", MediaType.APPLICATION_JSON})
    @Produces({BatchedAnswer.NDJSON, MediaType.APPLICATION_JSON})
    public Response importLines(InputStream body, @HeaderParam(HttpHeaders.CONTENT_TYPE) String type) {
        permissions.requireManage();
        if (alias.isPresent()) {
            return answers.unknownLink();
        }
        boolean asLines = type == null || !MediaType.valueOf(type).isCompatible(MediaType.APPLICATION_JSON_TYPE);
        return answers.withBody(
                body,
                read -> Response.ok(
                                new BatchedAnswer<>(
                                        session,
                                        DocumentLines.of(read, asLines),
                                        new SetupLinkLine(SetupLinkUrl.pages(session), events)),
                                BatchedAnswer.NDJSON)
                        .build());
    }

    /** The newest first. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(
            @QueryParam("first") @DefaultValue("0") int first, @QueryParam("max") @DefaultValue("100") int max) {
        permissions.requireView();
        Optional<StoredEnterprise> stored = stored();
        if (alias.isPresent() && stored.isEmpty()) {
            return answers.unknown();
        }
        SetupLinks links = new SetupLinks(session);
        List<SetupLink> found = stored.map(kept -> links.ofEnterprise(kept.providerId()))
                .orElseGet(() -> links.all(Math.max(0, first), Math.max(0, Math.min(max, MOST))));
        ArrayNode page = StrictJson.MAPPER.createArrayNode();
        found.forEach(link -> page.add(answer.of(link, KeycloakClock.now())));
        return Response.ok(page).build();
    }

    @Path("{id}")
    public SetupLinkResource link(@PathParam("id") String id) {
        return new SetupLinkResource(
                session, permissions, events, new SetupLinks(session).find(id).filter(this::isHere));
    }

    /** By another enterprise's path it is not there. The enterprise itself is not read: a change has to read it under its lock. */
    private boolean isHere(SetupLink link) {
        return alias.isEmpty() || link.providerId().isPresent() && link.alias().equals(alias);
    }

    private Optional<StoredEnterprise> stored() {
        return alias.flatMap(new Enterprises(session)::find);
    }
}
