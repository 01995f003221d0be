package com.rundiffusion.keycloak.e2e.provisioning;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** People, filters and patches by chance, the same for the same seed: of few words, so that they often meet. */
final class GeneratedScim {

    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WORDS = List.of("ada", "Alan", "grace", "Lovelace", "winter", "a", "AN", "2026");
    private static final List<String> TYPES = List.of("work", "home", "other");
    private static final List<String> TEXTS = List.of(
            "userName",
            "displayName",
            "title",
            "nickName",
            "name.givenName",
            "name.familyName",
            ENTERPRISE + ":department",
            ENTERPRISE + ":employeeNumber");
    private static final List<String> LISTS = List.of("emails", "phoneNumbers");
    private static final List<String> COMPARED = List.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le");
    private static final int DEEPEST = 3;

    private final Random random;

    GeneratedScim(long seed) {
        random = new Random(seed);
    }

    private boolean chance(int ofTen) {
        return random.nextInt(10) < ofTen;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    ObjectNode person() {
        ObjectNode person = JSON.createObjectNode().put("userName", any(WORDS));
        for (String text : List.of("displayName", "title")) {
            if (chance(6)) {
                person.put(text, any(WORDS));
            }
        }
        person.put("active", chance(5));
        if (chance(7)) {
            ObjectNode name = person.putObject("name").put("givenName", any(WORDS));
            if (chance(7)) {
                name.put("familyName", any(WORDS));
            }
        }
        for (String list : LISTS) {
            if (chance(6)) {
                values(person.putArray(list));
            }
        }
        if (chance(6)) {
            person.putObject(ENTERPRISE).put("department", any(WORDS));
        }
        return person;
    }

    /** One of a type, and at most one that is primary, as a record has them. */
    private void values(ArrayNode list) {
        boolean primary = chance(5);
        for (String type : TYPES) {
            if (list.isEmpty() || chance(4)) {
                ObjectNode value = list.addObject().put("type", type).put("value", any(WORDS) + "-" + type);
                if (primary) {
                    value.put("primary", true);
                    primary = false;
                }
            }
        }
    }

    String filter() {
        return filter(DEEPEST);
    }

    private String filter(int depth) {
        if (depth > 0 && chance(4)) {
            Supplier<String> inner = () -> filter(depth - 1);
            return switch (random.nextInt(4)) {
                case 0 -> inner.get() + " and " + inner.get();
                case 1 -> inner.get() + " or " + inner.get();
                case 2 -> "(" + inner.get() + ")";
                default -> "not (" + inner.get() + ")";
            };
        }
        return switch (random.nextInt(6)) {
            case 0 -> any(TEXTS) + " pr";
            case 1 -> "active eq " + chance(5);
            case 2 -> any(LISTS) + "[" + valueFilter() + "]";
            case 3 -> any(LISTS) + ".value " + comparison();
            default -> any(TEXTS) + " " + comparison();
        };
    }

    private String valueFilter() {
        String type = "type eq \"" + any(TYPES) + "\"";
        return switch (random.nextInt(4)) {
            case 0 -> type;
            case 1 -> type + " and value " + comparison();
            case 2 -> "value " + comparison() + " or " + type;
            default -> "primary eq true";
        };
    }

    private String comparison() {
        return any(COMPARED) + " \"" + any(WORDS) + "\"";
    }

    /** What Entra sends and RFC 7644 has: text, numbers of values, and elements by their type. */
    ArrayNode operations() {
        ArrayNode operations = JSON.createArrayNode();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            operation(operations.addObject());
        }
        return operations;
    }

    private void operation(ObjectNode operation) {
        switch (random.nextInt(6)) {
            case 0 -> operation.put("op", "remove").put("path", removable());
            case 1 -> {
                ObjectNode value =
                        operation.put("op", any(List.of("add", "replace"))).putObject("value");
                value.put("displayName", any(WORDS)).put("title", any(WORDS));
            }
            case 2 -> {
                operation.put("op", any(List.of("add", "replace"))).put("path", any(LISTS));
                values(operation.putArray("value"));
            }
            case 3 ->
                operation
                        .put("op", any(List.of("add", "replace", "Replace")))
                        .put("path", any(LISTS) + "[type eq \"" + any(TYPES) + "\"].value")
                        .put("value", any(WORDS));
            case 4 ->
                operation
                        .put("op", any(List.of("add", "replace")))
                        .put("path", "active")
                        .put("value", chance(5));
            default ->
                operation
                        .put("op", any(List.of("add", "replace", "Add")))
                        .put("path", any(TEXTS))
                        .put("value", any(WORDS));
        }
    }

    private String removable() {
        return switch (random.nextInt(3)) {
            case 0 -> any(LISTS);
            case 1 -> any(LISTS) + "[type eq \"" + any(TYPES) + "\"]";
            default -> any(TEXTS.subList(1, TEXTS.size()));
        };
    }
}
