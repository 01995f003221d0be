package com.rundiffusion.keycloak.operations.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.rundiffusion.keycloak.body.BodyItems;
import com.rundiffusion.keycloak.body.DocumentLines;
import com.rundiffusion.keycloak.body.RequestBody;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.list.EnterpriseList;
import com.rundiffusion.keycloak.operations.admin.answer.Answers;
import com.rundiffusion.keycloak.operations.admin.answer.BatchedAnswer;
import com.rundiffusion.keycloak.operations.admin.answer.EnterpriseAnswer;
import com.rundiffusion.keycloak.operations.admin.answer.EnterprisePermissions;
import com.rundiffusion.keycloak.operations.admin.setup.SetupLinksResource;
import com.rundiffusion.keycloak.operations.migration.FirebaseConfigs;
import com.rundiffusion.keycloak.operations.onboarding.EnterpriseEvents;
import com.rundiffusion.keycloak.operations.onboarding.Intent;
import com.rundiffusion.keycloak.operations.onboarding.Judge;
import com.rundiffusion.keycloak.operations.onboarding.MetadataSource;
import com.rundiffusion.keycloak.operations.onboarding.Onboarding;
import com.rundiffusion.keycloak.operations.onboarding.Outcome;
import com.rundiffusion.keycloak.operations.onboarding.Submission;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.ReplyUrls;
import com.rundiffusion.keycloak.realm.SsoSettings;
import com.rundiffusion.keycloak.rejection.RecordedRejection;
import com.rundiffusion.keycloak.rejection.RecordedRejections;
import com.rundiffusion.keycloak.rejection.Reference;
import com.rundiffusion.keycloak.rejection.RefusalText;
import jakarta.ws.rs.Consumes;
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
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;

/** {@code /admin/realms/<realm>/enterprises}. */
public final class EnterprisesResource {

    private final KeycloakSession session;
    private final EnterprisePermissions permissions;
    private final EnterpriseEvents events;

    EnterprisesResource(KeycloakSession session, EnterprisePermissions permissions, EnterpriseEvents events) {
        this.session = session;
        this.permissions = permissions;
        this.events = events;
    }

    /** See {@link ListQuery} for what may be asked. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        permissions.requireView();
        return asked(query -> {
            EnterpriseAnswer answer = new EnterpriseAnswer(session.getContext().getRealm());
            ArrayNode page = StrictJson.MAPPER.createArrayNode();
            new EnterpriseList(session)
                    .page(query.filter(), query.order(), query.first(), query.max())
                    .forEach(stored -> page.add(query.brief() ? answer.brief(stored) : answer.document(stored)));
            return page;
        });
    }

    /** How many the list holds in all its pages. */
    @GET
    @Path("count")
    @Produces(MediaType.APPLICATION_JSON)
    public Response count() {
        permissions.requireView();
        return asked(query ->
                StrictJson.MAPPER.createObjectNode().put("count", new EnterpriseList(session).count(query.filter())));
    }

    private Response asked(Function<ListQuery, JsonNode> answer) {
        ListQuery query = new ListQuery(session.getContext().getUri().getQueryParameters(), KeycloakClock.now());
        return query.faults().isEmpty()
                ? Response.ok(answer.apply(query)).build()
                : new Answers(session).faults(query.faults());
    }

    /** What all of these calls are, for programs; {@code docs/openapi.json} is the same file. */
    @GET
    @Path("openapi")
    @Produces(MediaType.APPLICATION_JSON)
    public Response openapi() {
        permissions.requireView();
        return Response.ok(RestDescription.PACKED.text()).build();
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
    @Produces({BatchedAnswer.NDJSON, MediaType.APPLICATION_JSON})
    public Response export() {
        permissions.requireView();
        return Response.ok(new BulkExport(session), BatchedAnswer.NDJSON).build();
    }

    /** Each document is created or, by its alias, updated; {@link DocumentLines} says how they may be written down. */
    @POST
    @Path("import")
    @Consumes({BatchedAnswer.NDJSON, "application/ndjson", "application/jsonl", MediaType.APPLICATION_JSON})
    @Produces({BatchedAnswer.NDJSON, MediaType.APPLICATION_JSON})
    public Response importDocuments(
            InputStream body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @QueryParam(DryRun.PARAMETER) String dryRun) {
        permissions.requireManage();
        boolean asLines = type == null || !MediaType.valueOf(type).isCompatible(MediaType.APPLICATION_JSON_TYPE);
        Answers answers = new Answers(session);
        return DryRun.decide(
                dryRun, answers, dry -> answers.withBody(body, read -> answer(DocumentLines.of(read, asLines), dry)));
    }

    /** Customers as Firebase has them, for a start as drafts; see {@link FirebaseConfigs} for what may be sent. */
    @POST
    @Path("import-firebase")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({BatchedAnswer.NDJSON, MediaType.APPLICATION_JSON})
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
                        BatchedAnswer.NDJSON)
                .build();
    }

    private Response answer(BodyItems<DocumentLines.Line> lines, boolean dryRun) {
        MetadataSource metadata = metadata();
        return Response.ok(
                        new BatchedAnswer<>(
                                session,
                                () -> lines.next().map(line -> ImportLine.Numbered.of(line, metadata)),
                                new ImportLine(events, dryRun)),
                        BatchedAnswer.NDJSON)
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
                .map(new ReferenceJson(new RefusalText(session))::of)
                .map(json -> Response.ok(json).build())
                .orElseGet(new Answers(session)::unknownReference);
    }

    @Path(SetupLinksResource.PATH)
    public SetupLinksResource setupLinks() {
        return new SetupLinksResource(session, permissions, events, Optional.empty());
    }

    @Path("{alias}")
    public EnterpriseResource enterprise(@PathParam("alias") String alias) {
        return new EnterpriseResource(session, permissions, events, alias);
    }
}
