package com.rundiffusion.keycloak.operations.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.rundiffusion.keycloak.body.BodyItems;
import com.rundiffusion.keycloak.body.DocumentLines;
import com.rundiffusion.keycloak.body.RequestBody;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.EnterpriseList;
import com.rundiffusion.keycloak.enterprise.document.EnterpriseJson;
import com.rundiffusion.keycloak.operations.migration.FirebaseConfigs;
import com.rundiffusion.keycloak.operations.onboarding.Intent;
import com.rundiffusion.keycloak.operations.onboarding.Judge;
import com.rundiffusion.keycloak.operations.onboarding.MetadataSource;
import com.rundiffusion.keycloak.operations.onboarding.Onboarding;
import com.rundiffusion.keycloak.operations.onboarding.Outcome;
import com.rundiffusion.keycloak.operations.onboarding.Submission;
import com.rundiffusion.keycloak.realm.ReplyUrls;
import com.rundiffusion.keycloak.realm.SsoSettings;
import com.rundiffusion.keycloak.rejection.RecordedRejection;
import com.rundiffusion.keycloak.rejection.RecordedRejections;
import com.rundiffusion.keycloak.rejection.Reference;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** {@code /admin/realms/<realm>/enterprises}. */
public final class EnterprisesResource {

    static final String NDJSON = "application/x-ndjson";

    private static final int LARGEST_PAGE = 1000;

    private final KeycloakSession session;
    private final EnterprisePermissions permissions;
    private final AdminEventBuilder events;

    EnterprisesResource(KeycloakSession session, EnterprisePermissions permissions, AdminEventBuilder events) {
        this.session = session;
        this.permissions = permissions;
        this.events = events;
    }

    /** @param search part of an alias or a display name, or a whole domain or tenant id */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(
            @QueryParam("search") String search,
            @QueryParam("first") @DefaultValue("0") int first,
            @QueryParam("max") @DefaultValue("100") int max) {
        permissions.requireView();
        ArrayNode page = StrictJson.MAPPER.createArrayNode();
        new EnterpriseList(session)
                .page(search, Math.max(0, first), Math.max(0, Math.min(max, LARGEST_PAGE)))
                .forEach(stored -> page.add(EnterpriseJson.document(stored)));
        return Response.ok(page).build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response create(InputStream body, @QueryParam(DryRun.PARAMETER) String dryRun) {
        permissions.requireManage();
        Answers answers = new Answers(session);
        return DryRun.decide(dryRun, answers, dry -> create(body, dry, answers));
    }

    private Response create(InputStream body, boolean dryRun, Answers answers) {
        return answers.withJson(body, json -> {
            Submission submission = metadata().of(json, () -> null);
            Intent intent = Intent.create(submission);
            Outcome outcome =
                    dryRun ? Judge.ahead(session, intent).outcome() : new Onboarding(session, events).store(intent);
            if (outcome.failed()) {
                return answers.faults(outcome.faults());
            }
            return dryRun ? answers.preview(outcome) : answers.created(outcome.alias());
        });
    }

    /** All, a document a line, in the order of their aliases: what {@code import} takes. */
    @GET
    @Path("export")
    @Produces({NDJSON, MediaType.APPLICATION_JSON})
    public Response export() {
        permissions.requireView();
        return Response.ok(new BulkExport(session), NDJSON).build();
    }

    /** A document a line; each is created or, by its alias, updated. Also what names no type, as curl does by itself. */
    @POST
    @Path("import")
    @Consumes(MediaType.WILDCARD)
    @Produces({NDJSON, MediaType.APPLICATION_JSON})
    public Response importLines(InputStream body, @QueryParam(DryRun.PARAMETER) String dryRun) {
        permissions.requireManage();
        Answers answers = new Answers(session);
        return DryRun.decide(
                dryRun, answers, dry -> answers.withBody(body, read -> answer(new DocumentLines(read), dry)));
    }

    /** One document, on as many lines as it likes: what {@code kcadm.sh} sends of a file. */
    @POST
    @Path("import")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({NDJSON, MediaType.APPLICATION_JSON})
    public Response importDocument(InputStream body, @QueryParam(DryRun.PARAMETER) String dryRun) {
        permissions.requireManage();
        Answers answers = new Answers(session);
        return DryRun.decide(
                dryRun, answers, dry -> answers.withBody(body, read -> answer(DocumentLines.ofJson(read), dry)));
    }

    /** Customers as Firebase has them, for a start as drafts; see {@link FirebaseConfigs} for what may be sent. */
    @POST
    @Path("import-firebase")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({NDJSON, MediaType.APPLICATION_JSON})
    public Response importFirebase(InputStream body, @QueryParam(DryRun.PARAMETER) String dryRun) {
        permissions.requireManage();
        Answers answers = new Answers(session);
        return DryRun.decide(dryRun, answers, dry -> answers.withBody(body, read -> answerFirebase(read, dry)));
    }

    private Response answerFirebase(RequestBody body, boolean dryRun) throws IOException {
        ReplyUrls replyUrls = new SsoSettings(session.getContext().getRealm()).replyUrls();
        return Response.ok(
                        new BatchedAnswer<>(
                                session, new FirebaseConfigs(body, replyUrls), new FirebaseLine(events, dryRun)),
                        NDJSON)
                .build();
    }

    private Response answer(BodyItems<DocumentLines.Line> lines, boolean dryRun) {
        MetadataSource metadata = metadata();
        return Response.ok(
                        new BatchedAnswer<>(
                                session,
                                () -> lines.next().map(line -> ImportLine.Numbered.of(line, metadata)),
                                new ImportLine(events, dryRun)),
                        NDJSON)
                .build();
    }

    private MetadataSource metadata() {
        return new MetadataSource(session.getContext().getRealm());
    }

    /** What a person was refused for who quotes this reference; see {@link RecordedRejection}. */
    @GET
    @Path("references/{reference}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response reference(@PathParam("reference") String typed) {
        permissions.requireView();
        return Reference.parse(typed)
                .flatMap(new RecordedRejections(session)::find)
                .map(ReferenceJson::of)
                .map(json -> Response.ok(json).build())
                .orElseGet(new Answers(session)::unknownReference);
    }

    @Path("{alias}")
    public EnterpriseResource enterprise(@PathParam("alias") String alias) {
        return new EnterpriseResource(session, permissions, events, alias);
    }
}
