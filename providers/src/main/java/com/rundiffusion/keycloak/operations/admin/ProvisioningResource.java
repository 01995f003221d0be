package com.rundiffusion.keycloak.operations.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.provisioning.AccessTokens;
import com.rundiffusion.keycloak.enterprise.provisioning.MappingRow;
import com.rundiffusion.keycloak.enterprise.provisioning.ProvisioningState;
import com.rundiffusion.keycloak.enterprise.provisioning.ProvisioningStates;
import com.rundiffusion.keycloak.enterprise.provisioning.ScimRequest;
import com.rundiffusion.keycloak.enterprise.provisioning.ScimRequests;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.link.ProvisioningUrl;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;

/** {@code /admin/realms/<realm>/enterprises/<alias>/provisioning}: how it does. */
public final class ProvisioningResource {

    static final String PATH = "provisioning";

    private static final int ERROR_KINDS = 20;

    private final KeycloakSession session;
    private final EnterprisePermissions permissions;
    private final String alias;
    private final Answers answers;

    ProvisioningResource(KeycloakSession session, EnterprisePermissions permissions, String alias) {
        this.session = session;
        this.permissions = permissions;
        this.alias = alias;
        this.answers = new Answers(session);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response get() {
        return shown(stored -> Response.ok(summary(stored)).build());
    }

    private ObjectNode summary(StoredEnterprise stored) {
        ProvisioningState state = new ProvisioningStates(session).of(stored.providerId());
        ObjectNode json = StrictJson.MAPPER.createObjectNode();
        json.put("policy", stored.enterprise().people().provisioning().key());
        json.put("url", ProvisioningUrl.of(session, alias).toString());
        json.put("lastRequestAt", text(state.lastRequestAt()));
        json.put("lastSuccessAt", text(state.lastSuccessAt()));
        json.put("testedAt", text(state.testedAt()));
        json.put("firstPersonAt", text(state.firstPersonAt()));
        ArrayNode errors = json.putArray("errors");
        new ScimRequests(session)
                .errors(stored.providerId(), ERROR_KINDS)
                .forEach(kind -> describe(kind, errors.addObject()));
        json.set(
                "tokens",
                ProvisioningTokensResource.list(
                        new AccessTokens(session).of(stored.providerId()), KeycloakClock.now()));
        return json;
    }

    private static void describe(ScimRequests.ErrorKind kind, ObjectNode json) {
        json.put("code", kind.code());
        json.put("times", kind.times());
        json.put("lastAt", kind.newest().at().toString());
        json.put("item", kind.newest().item().orElse(null));
        json.put("text", kind.newest().detail().orElse(null));
        json.putNull("change");
        MappingRow.of(kind.code())
                .ifPresent(row ->
                        json.putObject("change").put("target", row.target()).put("source", row.source()));
    }

    /** The newest first, page by page, with {@code first} and {@code max}. */
    @GET
    @Path("requests")
    @Produces(MediaType.APPLICATION_JSON)
    public Response requests() {
        return shown(stored -> {
            QueryValues values = new QueryValues(session.getContext().getUri().getQueryParameters());
            int first = values.first();
            int max = values.max();
            if (!values.faults().isEmpty()) {
                return answers.faults(values.faults());
            }
            ArrayNode page = StrictJson.MAPPER.createArrayNode();
            new ScimRequests(session)
                    .of(stored.providerId(), first, max)
                    .forEach(request -> describe(request, page.addObject()));
            return Response.ok(page).build();
        });
    }

    private static void describe(ScimRequest request, ObjectNode json) {
        json.put("at", request.at().toString());
        json.put("method", request.method());
        json.put("resource", request.resource());
        json.put("item", request.item().orElse(null));
        json.put("status", request.status());
        json.put("code", request.code().orElse(null));
        json.put("text", request.detail().orElse(null));
        json.put("millis", request.took().toMillis());
    }

    private Response shown(Function<StoredEnterprise, Response> answer) {
        permissions.requireView();
        return new Enterprises(session).find(alias).map(answer).orElseGet(answers::unknown);
    }

    private static String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
