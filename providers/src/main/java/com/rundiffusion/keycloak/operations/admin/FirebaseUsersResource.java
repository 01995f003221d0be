package com.rundiffusion.keycloak.operations.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.RequestBody;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.operations.admin.answer.Answers;
import com.rundiffusion.keycloak.operations.admin.answer.BatchedAnswer;
import com.rundiffusion.keycloak.operations.admin.answer.EnterprisePermissions;
import com.rundiffusion.keycloak.operations.migration.FirebaseExport;
import com.rundiffusion.keycloak.operations.migration.FirebasePeople;
import com.rundiffusion.keycloak.operations.migration.FirebasePeople.Failure;
import com.rundiffusion.keycloak.operations.migration.FirebaseUserImport;
import com.rundiffusion.keycloak.operations.onboarding.EnterpriseEvents;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/** {@code /admin/realms/<realm>/enterprises/<alias>/firebase-users}. */
public final class FirebaseUsersResource {

    public static final String PATH = EnterpriseEvents.FIREBASE_USERS;

    private static final String PROVIDER_PREFIX = "saml.";
    private static final int MOST_FAILURES = 1000;

    private final KeycloakSession session;
    private final EnterprisePermissions permissions;
    private final EnterpriseEvents events;
    private final String alias;

    FirebaseUsersResource(
            KeycloakSession session, EnterprisePermissions permissions, EnterpriseEvents events, String alias) {
        this.session = session;
        this.permissions = permissions;
        this.events = events;
        this.alias = alias;
    }

    /**
     * All of the file is read before anything is stored, so half a file stores nothing.
     *
     * @param provider Firebase's id of the enterprise, where that is not {@code saml.<alias>}
     */
    @POST
    @Consumes({MediaType.APPLICATION_JSON, BatchedAnswer.NDJSON, "application/ndjson", "application/jsonl"})
    @Produces(MediaType.APPLICATION_JSON)
    public Response keep(
            InputStream body, @QueryParam("provider") String provider, @QueryParam(DryRun.PARAMETER) String dryRun) {
        permissions.requireManage();
        Answers answers = new Answers(session);
        return DryRun.decide(
                dryRun, answers, dry -> answers.withBody(body, read -> keep(read, provider, dry, answers)));
    }

    private Response keep(RequestBody body, String provider, boolean dryRun, Answers answers) throws IOException {
        if (new Enterprises(session).find(alias).isEmpty()) {
            return answers.unknown();
        }
        String known = provider == null ? PROVIDER_PREFIX + alias : provider;
        FirebasePeople people = new FirebasePeople();
        if (!new FirebaseExport(known, people).read(body)) {
            return answers.faults(List.of(
                    FaultCode.FIREBASE_USERS_UNREADABLE.fault(null, null, "{\"users\": [{\"localId\": …}, …]}")));
        }
        FirebaseUserImport load = new FirebaseUserImport(session, alias, dryRun);
        if (!load.store(people)) {
            return answers.unknown();
        }
        ObjectNode counts = counts(people, load);
        if (!dryRun && load.written() > 0) {
            events.storeFirebaseUsers(alias, counts);
        }
        return Response.ok(answer(known, people, counts)).build();
    }

    private static ObjectNode counts(FirebasePeople people, FirebaseUserImport load) {
        return StrictJson.MAPPER
                .createObjectNode()
                .put("stored", load.stored())
                .put("changed", load.changed())
                .put("unchanged", load.unchanged() + people.repeated())
                .put("skipped", people.skipped())
                .put("failures", people.failures().size());
    }

    private static ObjectNode answer(String provider, FirebasePeople people, ObjectNode counts) {
        ObjectNode json = StrictJson.MAPPER.createObjectNode().put("provider", provider);
        json.setAll(counts);
        ArrayNode failed = json.putArray("failed");
        people.failures().stream().limit(MOST_FAILURES).forEach(failure -> add(failed, failure));
        boolean nobody = people.known().isEmpty() && people.failures().isEmpty();
        if (nobody) {
            json.put(
                    "note",
                    "Nobody here has signed in by " + Fault.printable(provider)
                            + ". Firebase's command line leaves SAML identities out of its export; its API does not.");
        }
        return json;
    }

    private static void add(ArrayNode failed, Failure failure) {
        failed.addObject()
                .put("user", failure.user())
                .put("code", failure.fault().key())
                .put("errorMessage", failure.fault().message());
    }
}
