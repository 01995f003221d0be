package com.rundiffusion.keycloak.provisioning.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;
import com.rundiffusion.keycloak.provisioning.schema.AttributePath;
import com.rundiffusion.keycloak.provisioning.schema.PrimaryValue;
import com.rundiffusion.keycloak.provisioning.schema.ValueReader;

/** What operations leave behind that says nothing goes: empty values, lists and extensions. */
final class Tidied {

    private Tidied() {}

    /**
     * @param place that was changed
     * @param before what it was, whole
     * @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault where it has too many values
     */
    static void attribute(ObjectNode record, AttributePath place, JsonNode before) {
        String name = place.attribute().name();
        JsonNode holder = place.urn().map(record::path).orElse(record);
        if (!(holder instanceof ObjectNode attributes)) {
            return;
        }
        if (attributes.path(name) instanceof ArrayNode list) {
            list(list, before);
        }
        if (attributes.path(name).isContainerNode() && attributes.path(name).isEmpty()) {
            attributes.remove(name);
        }
        place.urn().filter(urn -> attributes.isEmpty()).ifPresent(record::remove);
    }

    private static void list(ArrayNode list, JsonNode before) {
        for (int last = list.size() - 1; last >= 0; last--) {
            if (!(list.get(last) instanceof ObjectNode value) || ValueReader.isBare(value)) {
                list.remove(last);
            }
        }
        ScimLimit.ELEMENTS.check(list.size());
        PrimaryValue.keepNewest(list, before);
    }
}
