package com.rundiffusion.keycloak.enterprise.document.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.enterprise.RoleRulesJson;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.RequestLimit;
import com.rundiffusion.keycloak.pasted.PastedText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the field {@code roles}, an object of its own. */
final class RolesReader {

    private static final String FIELD = "roles";
    private static final List<String> FIELDS =
            List.of(RoleRulesJson.SOURCE, RoleRulesJson.CLAIM, RoleRulesJson.MAP, RoleRulesJson.DEFAULT);

    private final JsonNode json;
    private final DocumentScreening screening;

    RolesReader(JsonNode json, DocumentScreening screening) {
        this.json = json;
        this.screening = screening;
    }

    /** @return {@code null} when there are none, or what stands there is no object */
    RolesDocument document() {
        if (json.isMissingNode() || json.isNull()) {
            return null;
        }
        if (!json.isObject()) {
            screening.add(FaultCode.FIELD_TYPE.fault(FIELD, DocumentReader.type(json), "an object"));
            return null;
        }
        json.fieldNames().forEachRemaining(this::requireKnown);
        return new RolesDocument(
                text(RoleRulesJson.SOURCE), text(RoleRulesJson.CLAIM), map(), text(RoleRulesJson.DEFAULT));
    }

    private void requireKnown(String name) {
        if (!FIELDS.contains(name)) {
            screening.add(
                    FaultCode.FIELD_UNKNOWN.fault(FIELD + "." + name, name, "one of " + String.join(", ", FIELDS)));
        }
    }

    private String text(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            wrongType(name, value, "a string");
            return null;
        }
        return PastedText.line(value.asText());
    }

    private Map<String, String> map() {
        JsonNode map = json.path(RoleRulesJson.MAP);
        if (map.isMissingNode() || map.isNull()) {
            return Map.of();
        }
        if (!map.isObject()) {
            wrongType(RoleRulesJson.MAP, map, "an object");
            return Map.of();
        }
        if (!RequestLimit.ROLE_VALUES.allows(map.size())) {
            screening.add(RequestLimit.ROLE_VALUES.fault(map.size()));
            return Map.of();
        }
        Map<String, String> read = new TreeMap<>();
        map.properties().forEach(entry -> {
            if (!entry.getValue().isTextual()) {
                wrongType(RoleRulesJson.MAP, entry.getValue(), "a role for each value");
            } else if (!RequestLimit.ROLE_VALUE.allows(entry.getKey().length())) {
                screening.add(RequestLimit.ROLE_VALUE.fault(entry.getKey().length()));
            } else {
                read.put(
                        PastedText.line(entry.getKey()),
                        PastedText.line(entry.getValue().asText()));
            }
        });
        return read;
    }

    private void wrongType(String name, JsonNode value, String expected) {
        screening.add(FaultCode.FIELD_TYPE.fault(FIELD + "." + name, DocumentReader.type(value), expected));
    }
}
