package com.rundiffusion.keycloak.operations.admin.provisioning;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.provisioning.ScimRequest;
import com.rundiffusion.keycloak.enterprise.provisioning.ScimRequests;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.operations.admin.answer.Answers;
import com.rundiffusion.keycloak.operations.admin.answer.EnterprisePermissions;
import com.rundiffusion.keycloak.operations.admin.answer.QueryValues;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;

/** {@code /admin/realms/<realm>/enterprises/<alias>/provisioning}: how it does. */
public final class ProvisioningResource {

    public static final String PATH = "provisioning";

    private final KeycloakSession session;
    private final EnterprisePermissions permissions;
    private final String alias;
    private final Answers answers;

    public ProvisioningResource(KeycloakSession session, EnterprisePermissions permissions, String alias) {
        this.session = session;
        this.permissions = permissions;
        this.alias = alias;
        this.answers = new Answers(session);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response get() {
        return shown(stored -> Response.ok(new ProvisioningAnswer(session, stored, KeycloakClock.now()).json())
                .build());
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
}
