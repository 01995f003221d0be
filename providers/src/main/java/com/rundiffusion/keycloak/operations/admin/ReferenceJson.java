package com.rundiffusion.keycloak.operations.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.rejection.EntraSetting;
import com.rundiffusion.keycloak.rejection.RecordedRejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;

/** A refusal as support reads it; what is not known is left out. */
final class ReferenceJson {

    private ReferenceJson() {}

    static ObjectNode of(RecordedRejection rejection) {
        ObjectNode json = StrictJson.MAPPER
                .createObjectNode()
                .put("reference", rejection.reference().value())
                .put("time", rejection.time().toString())
                .put("reason", rejection.reason());
        rejection.code().map(RejectionCode::fixer).ifPresent(fixer -> json.put("fixer", fixer.key()));
        rejection
                .code()
                .flatMap(RejectionCode::setting)
                .map(EntraSetting::key)
                .ifPresent(key -> json.put("setting", key));
        put(json, "enterprise", rejection.enterprise());
        put(json, "client", rejection.client());
        put(json, "expected", rejection.expected());
        put(json, "actual", rejection.actual());
        return json;
    }

    private static void put(ObjectNode json, String name, String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
