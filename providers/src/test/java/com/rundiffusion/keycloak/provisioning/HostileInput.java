package com.rundiffusion.keycloak.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Input that is nearly right, the same for the same seed: pieces of filters, paths and operations in any order. */
public final class HostileInput {

    private static final List<String> WORDS = List.of(
            "userName",
            "emails",
            "Emails",
            "name",
            "givenName",
            "value",
            "type",
            "primary",
            "active",
            "manager",
            "members",
            "displayName",
            "roles",
            "id",
            "meta",
            "schemas",
            "shoeSize",
            "$ref",
            "department",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
            "urn:ietf:params:scim:schemas:core:2.0:User",
            "urn:of:somebody",
            "eq",
            "ne",
            "co",
            "sw",
            "gt",
            "pr",
            "and",
            "or",
            "not",
            "true",
            "null",
            "7",
            "1e999",
            "-0",
            "\"work\"",
            "\"True\"",
            "\"a\\\"b\"",
            "\"2020-01-01T00:00:00Z\"",
            "\"\\u0000\"",
            "\"\\ud83d\"",
            "{}",
            "[]",
            "type eq \"work\"",
            "primary eq \"True\"",
            "emails[type eq \"work\"].value",
            "value eq \"a\"");

    private static final String SIGNS = "[](). .  \"\\:,{}'%+\t\u0000é🙂";

    private static final List<String> COMPARISONS = List.of(
            "userName eq \"anna\"",
            "emails[type eq \"work\"].value eq \"a@contoso.com\"",
            "active eq \"True\"",
            "members eq \"a\"",
            "not (title pr)",
            "(id eq \"7\")",
            "shoeSize ne 42",
            "meta.created gt \"2020-01-01T00:00:00Z\"",
            "emails[not (type eq \"home\") and primary pr]",
            "employeeNumber eq 7",
            "manager eq null");

    private static final List<String> KEYS = List.of(
            "op",
            "OP",
            "path",
            "value",
            "Operations",
            "operations",
            "userName",
            "emails",
            "name.givenName",
            "active",
            "emails[type eq \"work\"].value",
            "members",
            "roles",
            "manager",
            "type",
            "primary",
            "display",
            "id",
            "meta",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
            "a[b",
            "");

    private static final List<String> TEXTS = List.of(
            "add",
            "Replace",
            "remove",
            "userName",
            "emails",
            "emails[type eq \"work\"].value",
            "emails.value",
            "active",
            "name",
            "members",
            "members[value eq \"a\"]",
            "roles",
            "roles[primary eq \"True\"].display",
            "manager",
            "",
            " ",
            "False",
            "True",
            "work",
            "a@contoso.com",
            "{\"value\":\"Admin\"}",
            "[{\"value\":\"Admin\"}]",
            "{",
            "\u0000",
            "\ud83d",
            "x".repeat(300),
            "y".repeat(1_100));

    private final Random random;

    public HostileInput(long seed) {
        this.random = new Random(seed);
    }

    /** Some comparisons, of which a piece is sometimes lost, doubled or another one. */
    public String filter() {
        StringBuilder filter = new StringBuilder(one(COMPARISONS));
        for (int count = random.nextInt(4); count > 0; count--) {
            filter.append(one(List.of(" and ", " or ", " AND ", " and not (", ") or (")))
                    .append(one(COMPARISONS));
        }
        for (int count = random.nextInt(3); count > 0; count--) {
            int start = random.nextInt(filter.length() + 1);
            int end = Math.min(filter.length(), start + random.nextInt(3));
            filter.replace(start, end, random.nextBoolean() ? between() : one(WORDS));
        }
        return filter.toString();
    }

    /** Words with blanks and signs between, of a filter or a path. */
    public String text() {
        return IntStream.range(0, 1 + random.nextInt(12))
                .mapToObj(piece -> one(WORDS) + between())
                .collect(Collectors.joining());
    }

    private String between() {
        if (random.nextInt(3) > 0) {
            return random.nextBoolean() ? " " : "";
        }
        int sign = random.nextInt(SIGNS.length());
        return SIGNS.substring(sign, sign + 1);
    }

    /** The body of a PATCH, more or less. */
    public JsonNode patch() {
        if (random.nextInt(20) == 0) {
            return json(0);
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode operations = body.putArray(random.nextBoolean() ? "Operations" : "operations");
        for (int count = random.nextInt(5); count >= 0; count--) {
            ObjectNode operation = operations.addObject();
            operation.put("op", one(List.of("add", "Add", "replace", "Replace", "remove", "Remove", "copy")));
            if (random.nextInt(4) > 0) {
                operation.put("path", random.nextInt(3) > 0 ? one(TEXTS) : text());
            }
            if (random.nextInt(6) > 0) {
                operation.set("value", json(4));
            }
        }
        return body;
    }

    /** Anything. */
    private JsonNode json(int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(depth > 14 ? 5 : 8)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> nodes.numberNode(random.nextDouble());
            case 3, 4 -> nodes.textNode(one(TEXTS));
            case 5 -> {
                ArrayNode list = nodes.arrayNode();
                IntStream.range(0, random.nextInt(4)).forEach(each -> list.add(json(depth + 1)));
                yield list;
            }
            default -> {
                ObjectNode object = nodes.objectNode();
                IntStream.range(0, random.nextInt(5)).forEach(each -> object.set(one(KEYS), json(depth + 1)));
                yield object;
            }
        };
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
