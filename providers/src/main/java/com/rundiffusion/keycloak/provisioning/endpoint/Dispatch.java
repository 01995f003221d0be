package com.rundiffusion.keycloak.provisioning.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.call.ScimCall;
import com.rundiffusion.keycloak.provisioning.call.ScimResult;
import com.rundiffusion.keycloak.provisioning.call.ScimVerbs;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.group.GroupVerbs;
import com.rundiffusion.keycloak.provisioning.people.UserVerbs;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import jakarta.ws.rs.HttpMethod;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** Who does what a request asks for. */
record Dispatch(ScimRoute route, String method) {

    private static final Map<ScimRoute.Kind, ScimVerbs> VERBS =
            Map.of(ScimRoute.Kind.USERS, new UserVerbs(), ScimRoute.Kind.GROUPS, new GroupVerbs());

    ScimResult done(ScimCall call, InputStream body) {
        if (route.kind() == ScimRoute.Kind.NOT_OFFERED) {
            throw ScimFaultCode.NOT_SUPPORTED.fault();
        }
        if (route.kind() == ScimRoute.Kind.NONE) {
            throw ScimFaultCode.NOT_FOUND.fault();
        }
        if (!route.methods().contains(method)) {
            throw ScimFaultCode.METHOD_UNKNOWN.fault();
        }
        return route.kind().isChangeable() ? resource(call, body) : Discovery.answer(route, call.base());
    }

    private ScimResult resource(ScimCall call, InputStream body) {
        Optional<ObjectNode> json = hasBody() ? Optional.of(RequestJson.read(body, call.session())) : Optional.empty();
        ScimVerbs verbs = VERBS.get(route.kind());
        if (method.equals(HttpMethod.GET)) {
            return route.id().map(id -> verbs.get(call, id)).orElseGet(() -> verbs.search(call));
        }
        return new ScimTransaction(RealmTransaction.beside(call.session()))
                .call(own -> change(verbs, call.in(own), json));
    }

    private boolean hasBody() {
        return !method.equals(HttpMethod.GET) && !method.equals(HttpMethod.DELETE);
    }

    private ScimResult change(ScimVerbs verbs, ScimCall call, Optional<ObjectNode> json) {
        return switch (method) {
            case HttpMethod.POST -> verbs.post(call, json.orElseThrow());
            case HttpMethod.PUT -> verbs.put(call, route.id().orElseThrow(), json.orElseThrow());
            case HttpMethod.PATCH -> verbs.patch(call, route.id().orElseThrow(), json.orElseThrow());
            default -> verbs.delete(call, route.id().orElseThrow());
        };
    }
}
