package com.rundiffusion.keycloak.operations.admin.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.RequestBody;
import com.rundiffusion.keycloak.body.RequestBody.Unreadable;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.document.json.EnterpriseJson;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.enterprise.store.WriteLock;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.FaultJson;
import com.rundiffusion.keycloak.fault.RequestLimit;
import com.rundiffusion.keycloak.operations.onboarding.Changes;
import com.rundiffusion.keycloak.operations.onboarding.Outcome;
import com.rundiffusion.keycloak.operations.onboarding.RolesPreview;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;

/** What the admin REST says. An answer of 400 and above takes back whatever the request has written. */
public final class Answers {

    private static final int SECONDS_TO_WAIT = 5;

    private final KeycloakSession session;
    private final EnterpriseAnswer answer;

    public Answers(KeycloakSession session) {
        this.session = session;
        this.answer = new EnterpriseAnswer(session.getContext().getRealm());
    }

    /** The JSON object of a request for one enterprise, or why it is none. */
    public Response withJson(InputStream body, Function<ObjectNode, Response> use) {
        try {
            JsonNode json = RequestBody.of(body, session).json(RequestLimit.DOCUMENT);
            return json instanceof ObjectNode object
                    ? use.apply(object)
                    : faults(List.of(FaultCode.JSON_UNREADABLE.fault(null, null, "one JSON object")));
        } catch (Unreadable unreadable) {
            return faults(List.of(unreadable.fault()));
        } catch (IOException connectionLost) {
            throw new UncheckedIOException(connectionLost);
        }
    }

    /** The same, where no body at all is as good as an empty object. */
    public Response withOptionalJson(InputStream body, Function<ObjectNode, Response> use) {
        try {
            PushbackInputStream bytes = new PushbackInputStream(body);
            int first = bytes.read();
            if (first < 0) {
                return use.apply(StrictJson.MAPPER.createObjectNode());
            }
            bytes.unread(first);
            return withJson(bytes, use);
        } catch (IOException connectionLost) {
            throw new UncheckedIOException(connectionLost);
        }
    }

    /** For calls that read on while they answer. */
    public Response withBody(InputStream body, UseOfBody use) {
        try {
            return use.of(RequestBody.of(body, session));
        } catch (Unreadable unreadable) {
            return faults(List.of(unreadable.fault()));
        } catch (IOException connectionLost) {
            throw new UncheckedIOException(connectionLost);
        }
    }

    public interface UseOfBody {
        Response of(RequestBody body) throws IOException;
    }

    public Response created(String alias) {
        StoredEnterprise stored = new Enterprises(session).find(alias).orElseThrow();
        return Response.created(session.getContext()
                        .getUri()
                        .getAbsolutePathBuilder()
                        .path(alias)
                        .build())
                .entity(answer.document(stored))
                .tag(version(stored))
                .build();
    }

    public Response document(StoredEnterprise stored) {
        return Response.ok(answer.document(stored)).tag(version(stored)).build();
    }

    /** What would be stored, and what would change by that. */
    public Response preview(Outcome outcome) {
        return preview(outcome.enterprise(), outcome.changes());
    }

    public Response preview(Enterprise enterprise, Changes changes) {
        return Response.ok(previewed(enterprise, changes)).build();
    }

    /** The same with what the people would get and lose, where there are roles. */
    public Response preview(StoredEnterprise stored, Outcome outcome) {
        ObjectNode json = previewed(outcome.enterprise(), outcome.changes());
        RolesPreview.of(session, stored, outcome.enterprise()).ifPresent(roles -> json.set("rolesPreview", roles));
        return Response.ok(json).build();
    }

    private ObjectNode previewed(Enterprise enterprise, Changes changes) {
        ObjectNode json = answer.preview(enterprise);
        json.set("changes", changes.toJson());
        return json;
    }

    public boolean matches(String ifMatch, StoredEnterprise stored) {
        String version = "\"" + version(stored).getValue() + "\"";
        return List.of(ifMatch.split("\\s*,\\s*")).stream().anyMatch(tag -> tag.equals("*") || tag.equals(version));
    }

    /** Of what can be put: time stamps and the like do not make a new version. */
    private static EntityTag version(StoredEnterprise stored) {
        byte[] document = EnterpriseJson.writable(stored).toString().getBytes(StandardCharsets.UTF_8);
        return new EntityTag(UUID.nameUUIDFromBytes(document).toString());
    }

    public Response unknown() {
        return error(Status.NOT_FOUND, FaultJson.message("No enterprise has this alias."));
    }

    /** The work's answer, or that others were writing for too long. */
    public Response unlessBusy(Supplier<Response> work) {
        try {
            return work.get();
        } catch (WriteLock.Busy busy) {
            session.getTransactionManager().setRollbackOnly();
            return Response.fromResponse(error(Status.SERVICE_UNAVAILABLE, FaultJson.of(List.of(Answers.busy()))))
                    .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT)
                    .build();
        }
    }

    public static Fault busy() {
        return FaultCode.BUSY.fault(null, null, null);
    }

    public Response unknownLink() {
        return error(Status.NOT_FOUND, FaultJson.message("No setup link has this id."));
    }

    public Response unknownToken() {
        return error(Status.NOT_FOUND, FaultJson.message("No token of this enterprise has this id."));
    }

    public Response unknownReference() {
        return error(
                Status.NOT_FOUND,
                FaultJson.message(
                        "No refusal has this reference. It may be mistyped, or older than the realm keeps events."));
    }

    public Response changedMeanwhile() {
        return error(
                Status.PRECONDITION_FAILED,
                FaultJson.message("Somebody else has changed this enterprise since. Read it again, then change it."));
    }

    public Response faults(List<Fault> faults) {
        boolean onlyConflicts = faults.stream().allMatch(fault -> fault.code().conflict());
        return faults(onlyConflicts ? Status.CONFLICT : Status.BAD_REQUEST, faults);
    }

    public Response faults(Status status, List<Fault> faults) {
        return error(status, FaultJson.of(faults));
    }

    private Response error(Status status, ObjectNode json) {
        session.getTransactionManager().setRollbackOnly();
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .entity(json)
                .build();
    }
}
