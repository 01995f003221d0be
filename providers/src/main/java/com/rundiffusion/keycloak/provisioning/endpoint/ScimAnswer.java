package com.rundiffusion.keycloak.provisioning.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.call.ScimResult;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Set;
import java.util.TreeSet;

/** What goes out. The entity is text: what the server itself writes as JSON it would call {@code application/json}. */
final class ScimAnswer {

    static final MediaType TYPE = new MediaType("application", "scim+json");

    private ScimAnswer() {}

    static Response of(ScimResult result) {
        Response.ResponseBuilder answer = Response.status(result.status().code());
        result.json().ifPresent(json -> write(json, answer));
        if (result.status() == ScimResult.Status.MADE) {
            String location =
                    result.json().orElseThrow().path("meta").path("location").asText();
            answer.header(HttpHeaders.LOCATION, location);
        }
        return answer.build();
    }

    /** @param methods what can be done there */
    static Response of(ScimFault fault, Set<String> methods) {
        int status = fault.code().status();
        Response.ResponseBuilder answer = Response.status(status);
        write(fault.json(), answer);
        fault.code().retryAfter().ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        if (status == Status.UNAUTHORIZED.getStatusCode()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"provisioning\"");
        }
        if (status == Status.METHOD_NOT_ALLOWED.getStatusCode()) {
            answer.header(HttpHeaders.ALLOW, String.join(", ", new TreeSet<>(methods)));
        }
        return answer.build();
    }

    private static void write(ObjectNode json, Response.ResponseBuilder answer) {
        answer.type(TYPE).entity(json.toString());
    }
}
