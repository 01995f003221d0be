package com.rundiffusion.keycloak.operations.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.rejection.EntraSetting;
import com.rundiffusion.keycloak.rejection.RecordedRejection;
import com.rundiffusion.keycloak.rejection.RefusalText;
import com.rundiffusion.keycloak.rejection.RejectionCode;

/** A refusal as support reads it; what is not known is left out. */
record ReferenceJson(RefusalText text) {

    ObjectNode of(RecordedRejection rejection) {
        ObjectNode json = StrictJson.MAPPER
                .createObjectNode()
                .put("reference", rejection.reference().value())
                .put("time", rejection.time().toString())
                .put("reason", rejection.reason());
        rejection.code().ifPresent(code -> explain(json, code, rejection.expected()));
        put(json, "enterprise", rejection.enterprise());
        put(json, "client", rejection.client());
        put(json, "expected", rejection.expected());
        put(json, "actual", rejection.actual());
        return json;
    }

    private void explain(ObjectNode json, RejectionCode code, String expected) {
        json.put("title", text.title(code));
        json.put("sentence", text.sentence(code, expected));
        json.put("fixer", code.fixer().key());
        code.setting().map(EntraSetting::key).ifPresent(key -> json.put("setting", key));
        json.put("fix", text.fix(code, expected));
    }

    private static void put(ObjectNode json, String name, String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
