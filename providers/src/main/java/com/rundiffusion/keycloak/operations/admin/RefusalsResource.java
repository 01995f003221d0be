package com.rundiffusion.keycloak.operations.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.Enterprises;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.rejection.RecordedRejections;
import com.rundiffusion.keycloak.rejection.RefusalText;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;

/** {@code /admin/realms/<realm>/enterprises/<alias>/refusals}: the last ones, the newest first. */
public final class RefusalsResource {

    static final String PATH = "refusals";

    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1000;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final KeycloakSession session;
    private final EnterprisePermissions permissions;
    private final String alias;

    RefusalsResource(KeycloakSession session, EnterprisePermissions permissions, String alias) {
        this.session = session;
        this.permissions = permissions;
        this.alias = alias;
    }

    /** @param first how many to leave out, 0 by default; {@code max}, 100 by default, is at most 1000 */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(@QueryParam("first") String first, @QueryParam("max") String max) {
        permissions.requireView();
        Answers answers = new Answers(session);
        if (new Enterprises(session).find(alias).isEmpty()) {
            return answers.unknown();
        }
        OptionalInt from = number(first, 0);
        OptionalInt most = number(max, PAGE);
        if (from.isEmpty() || most.isEmpty()) {
            boolean isFirst = from.isEmpty();
            return answers.faults(List.of(FaultCode.FIELD_TYPE.fault(
                    isFirst ? "first" : "max", isFirst ? first : max, "a whole number, 0 or more")));
        }
        ReferenceJson json = new ReferenceJson(new RefusalText(session));
        ArrayNode page = StrictJson.MAPPER.createArrayNode();
        new RecordedRejections(session)
                .of(alias, from.getAsInt(), Math.min(most.getAsInt(), LARGEST_PAGE))
                .forEach(refusal -> page.add(json.of(refusal)));
        return Response.ok(page).build();
    }

    private static OptionalInt number(String text, int otherwise) {
        if (text == null) {
            return OptionalInt.of(otherwise);
        }
        return NUMBER.matcher(text).matches() ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
