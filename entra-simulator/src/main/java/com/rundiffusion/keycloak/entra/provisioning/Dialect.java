package com.rundiffusion.keycloak.entra.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** The two ways in which Entra writes the operations of a PATCH. */
public enum Dialect {
    /** Without a flag: capitals, an operation for each attribute, true and false as text, members removed by a list. */
    DEFAULT {
        @Override
        ArrayNode operations(List<Change> changes) {
            ArrayNode operations = array();
            changes.forEach(change -> {
                if (change.value() == null) {
                    operations.add(operation("Remove", change.path().text()));
                } else {
                    operations.add(operation(
                                    change.replaces() ? "Replace" : "Add",
                                    change.path().text())
                            .set("value", change.value()));
                }
            });
            return operations;
        }

        @Override
        ArrayNode addMember(String id) {
            return array().add(operation("Add", MEMBERS).set("value", list(id)));
        }

        @Override
        ArrayNode removeMember(String id) {
            return array().add(operation("Remove", MEMBERS).set("value", list(id)));
        }
    },

    /** With {@code aadOptscim062020} in the Tenant URL: RFC 7644, and what has no filter in one operation without a path. */
    FLAGGED {
        @Override
        ArrayNode operations(List<Change> changes) {
            ArrayNode operations = array();
            together(
                    "add", changes.stream().filter(change -> !change.replaces()).toList(), operations);
            together("replace", changes.stream().filter(Change::replaces).toList(), operations);
            return operations;
        }

        private void together(String op, List<Change> changes, ArrayNode operations) {
            changes.stream()
                    .filter(change -> change.path().chosen())
                    .forEach(change -> operations.add(alone(op, change)));
            List<Change> rest =
                    changes.stream().filter(change -> !change.path().chosen()).toList();
            if (rest.size() == 1) {
                operations.add(alone(op, rest.get(0)));
            } else if (rest.size() > 1) {
                ObjectNode values = JsonNodeFactory.instance.objectNode();
                rest.forEach(change -> values.set(change.path().text(), value(change)));
                operations.add(
                        JsonNodeFactory.instance.objectNode().put("op", op).set("value", values));
            }
        }

        private JsonNode alone(String op, Change change) {
            return operation(op, change.path().text()).set("value", value(change));
        }

        private JsonNode value(Change change) {
            if (change.value() == null) {
                return JsonNodeFactory.instance.textNode("");
            }
            return change.path().isBoolean()
                    ? BooleanNode.valueOf(change.value().asText().equalsIgnoreCase("true"))
                    : change.value();
        }

        @Override
        ArrayNode addMember(String id) {
            return array().add(operation("add", MEMBERS).set("value", list(id)));
        }

        @Override
        ArrayNode removeMember(String id) {
            return array().add(operation("remove", MEMBERS + "[value eq \"" + id + "\"]"));
        }
    };

    private static final String MEMBERS = "members";
    private static final String FLAG = "aadoptscim062020";
    /** Goes back, where the other has become what Entra does by itself. */
    private static final String FLAG_BACK = "azureadscimpatch2017";

    static Dialect of(String tenantUrl) {
        String url = tenantUrl.toLowerCase(Locale.ROOT);
        return url.contains(FLAG) && !url.contains(FLAG_BACK) ? FLAGGED : DEFAULT;
    }

    /** What makes these changes, in one PATCH. */
    abstract ArrayNode operations(List<Change> changes);

    abstract ArrayNode addMember(String id);

    abstract ArrayNode removeMember(String id);

    private static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    private static ObjectNode operation(String op, String path) {
        return JsonNodeFactory.instance.objectNode().put("op", op).put("path", path);
    }

    private static ArrayNode list(String id) {
        ArrayNode members = array();
        members.addObject().put("value", id);
        return members;
    }
}
