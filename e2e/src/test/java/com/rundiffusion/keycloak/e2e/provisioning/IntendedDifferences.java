package com.rundiffusion.keycloak.e2e.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where ours is another answer than the libraries' by intention. What they are asked is said in their words, and what they answer in ours;
 * whatever differs after that is a mistake.
 */
final class IntendedDifferences {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LISTS = List.of("emails", "phoneNumbers");

    private IntendedDifferences() {}

    /**
     * <ul>
     *   <li>Texts compare without case: RFC 7643 has caseExact false for all of these, and the library compares them as they are.
     *   <li>What is not there is not equal to anything, so that {@code ne} finds whom {@code eq} does not; there neither does.
     * </ul>
     */
    static ObjectNode asked(String filter, ObjectNode person) {
        String ofTheAbsent = filter.replaceAll("([A-Za-z0-9.:]+) ne (\"[^\"]*\")", "($1 ne $2 or not ($1 pr))");
        ObjectNode asked = JSON.createObjectNode().put("filter", ofTheAbsent);
        asked.set("resource", person);
        return parsed(asked.toString().toLowerCase(Locale.ROOT));
    }

    /** To take an element out of a list that is not there is done already (Entra repeats itself); there it is refused, so it is empty. */
    static ObjectNode asked(ObjectNode record, ArrayNode operations) {
        ObjectNode asked = JSON.createObjectNode();
        ObjectNode resource = asked.putObject("resource");
        resource.setAll(record);
        LISTS.stream().filter(list -> !record.has(list)).forEach(resource::putArray);
        ArrayNode translated = asked.putArray("operations");
        operations.forEach(operation -> {
            boolean takesAll = operation.path("op").asText().equals("remove")
                    && LISTS.contains(operation.path("path").asText());
            ObjectNode one = operation.deepCopy();
            if (takesAll) {
                one.put("op", "replace").putArray("value");
            }
            translated.add(one);
        });
        return asked;
    }

    /**
     * <ul>
     *   <li>A list holds one value of a type, the last one, as Entra wants it; there it holds all that were added.
     *   <li>One of them is primary, the last that was said to be: RFC 7643, 2.4.
     *   <li>What holds nothing is not there: RFC 7643, 2.5.
     * </ul>
     */
    static ObjectNode answered(JsonNode result) {
        ObjectNode record = result.deepCopy();
        LISTS.stream()
                .filter(list -> record.path(list).isArray())
                .forEach(list -> record.set(list, ofEachTypeOne(record.path(list))));
        List<String> empty = record.properties().stream()
                .filter(field -> field.getValue().isContainerNode())
                .filter(field -> field.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        record.remove(empty);
        return record;
    }

    private static ArrayNode ofEachTypeOne(JsonNode list) {
        Map<String, ObjectNode> types = new LinkedHashMap<>();
        int primary = -1;
        for (int i = 0; i < list.size(); i++) {
            primary = list.get(i).path("primary").asBoolean() ? i : primary;
        }
        for (int i = 0; i < list.size(); i++) {
            ObjectNode value = list.get(i).deepCopy();
            if (i != primary) {
                value.remove("primary");
            }
            types.put(value.path("type").asText(), value);
        }
        return JSON.createArrayNode().addAll(types.values());
    }

    private static ObjectNode parsed(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
