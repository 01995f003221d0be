package com.rundiffusion.keycloak.operations.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.operations.admin.answer.Answers;
import com.rundiffusion.keycloak.operations.admin.answer.EnterprisePermissions;
import com.rundiffusion.keycloak.operations.onboarding.Finding;
import com.rundiffusion.keycloak.operations.onboarding.SignInCheck;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/**
 * {@code /admin/realms/<realm>/enterprises/<alias>/check}. Whoever may see enterprises may ask: nothing is changed, and the only
 * URL that is read is one that is stored, on a host that the realm allows.
 */
public final class CheckResource {

    static final String PATH = "check";

    private final KeycloakSession session;
    private final EnterprisePermissions permissions;
    private final String alias;

    CheckResource(KeycloakSession session, EnterprisePermissions permissions, String alias) {
        this.session = session;
        this.permissions = permissions;
        this.alias = alias;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response check() {
        permissions.requireView();
        return new Enterprises(session)
                .find(alias)
                .map(stored -> Response.ok(json(stored)).build())
                .orElseGet(new Answers(session)::unknown);
    }

    private ObjectNode json(StoredEnterprise stored) {
        List<Finding> findings = new SignInCheck(session, stored).findings();
        ObjectNode json = StrictJson.MAPPER.createObjectNode().put("alias", alias);
        json.put("wouldSignIn", findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR));
        ArrayNode array = json.putArray("findings");
        findings.forEach(finding -> array.add(json(finding)));
        return json;
    }

    private static ObjectNode json(Finding finding) {
        return StrictJson.MAPPER
                .createObjectNode()
                .put("code", finding.code())
                .put("severity", finding.severity().key())
                .put("field", finding.field())
                .put(finding.severity() == Finding.Severity.OK ? "message" : "errorMessage", finding.message())
                .put("actual", finding.actual())
                .put("expected", finding.expected())
                .put("fix", finding.fix());
    }
}
