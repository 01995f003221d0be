package com.rundiffusion.keycloak.provisioning.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** At most one value of a list is the one to use (RFC 7643, 2.4); whoever names another one means that. */
public final class PrimaryValue {

    private static final String PRIMARY = "primary";

    private PrimaryValue() {}

    static void keepLast(ArrayNode values) {
        keepNewest(values, values.arrayNode());
    }

    /**
     * Of several, those go back that were it before; of what is left, all but the last.
     *
     * @param before the same list before it changed
     */
    public static void keepNewest(ArrayNode values, JsonNode before) {
        List<ObjectNode> several = primary(values);
        if (several.size() < 2) {
            return;
        }
        List<ObjectNode> earlier = primary(before);
        List<ObjectNode> newer =
                several.stream().filter(value -> !earlier.contains(value)).toList();
        ObjectNode kept = newer.isEmpty() ? several.get(several.size() - 1) : newer.get(newer.size() - 1);
        several.stream().filter(value -> value != kept).forEach(value -> value.put(PRIMARY, false));
    }

    private static List<ObjectNode> primary(JsonNode values) {
        List<ObjectNode> all = new ArrayList<>();
        values.forEach(value -> {
            if (value instanceof ObjectNode object && object.path(PRIMARY).asBoolean()) {
                all.add(object);
            }
        });
        return all;
    }
}
