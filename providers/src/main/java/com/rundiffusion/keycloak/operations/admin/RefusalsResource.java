package com.rundiffusion.keycloak.operations.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.operations.admin.answer.Answers;
import com.rundiffusion.keycloak.operations.admin.answer.EnterprisePermissions;
import com.rundiffusion.keycloak.operations.admin.answer.QueryValues;
import com.rundiffusion.keycloak.rejection.RecordedRejections;
import com.rundiffusion.keycloak.rejection.RefusalText;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;

/** {@code /admin/realms/<realm>/enterprises/<alias>/refusals}: the last ones, the newest first. */
public final class RefusalsResource {

    static final String PATH = "refusals";

    private final KeycloakSession session;
    private final EnterprisePermissions permissions;
    private final String alias;

    RefusalsResource(KeycloakSession session, EnterprisePermissions permissions, String alias) {
        this.session = session;
        this.permissions = permissions;
        this.alias = alias;
    }

    /** Page by page, with {@code first} and {@code max}. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        permissions.requireView();
        Answers answers = new Answers(session);
        if (new Enterprises(session).find(alias).isEmpty()) {
            return answers.unknown();
        }
        QueryValues values = new QueryValues(session.getContext().getUri().getQueryParameters());
        int first = values.first();
        int max = values.max();
        if (!values.faults().isEmpty()) {
            return answers.faults(values.faults());
        }
        ReferenceJson json = new ReferenceJson(new RefusalText(session));
        ArrayNode page = StrictJson.MAPPER.createArrayNode();
        new RecordedRejections(session).of(alias, first, max).forEach(refusal -> page.add(json.of(refusal)));
        return Response.ok(page).build();
    }
}
