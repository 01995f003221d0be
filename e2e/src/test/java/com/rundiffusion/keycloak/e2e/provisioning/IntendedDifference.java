package com.rundiffusion.keycloak.e2e.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;

/** Where the libraries of npm do otherwise than this product, and this product means to. */
final class IntendedDifference {

    private static final String NE = " ne ";

    private IntendedDifference() {}

    /** What is not there is not equal to anything here (RFC 7644, 3.4.2.2: "not identical"), and compares with nothing there. */
    static boolean ofFilter(String filter) {
        return filter.contains(NE);
    }

    static boolean ofPatch(JsonNode operations) {
        for (JsonNode operation : operations) {
            if (Arrays.stream(Kind.values()).anyMatch(kind -> kind.found.test(operation))) {
                return true;
            }
        }
        return false;
    }

    private enum Kind {
        /** Entra means the one of its type to be replaced: nobody has two work addresses. */
        AN_ELEMENT_OF_A_TYPE_THAT_IS_THERE(
                operation -> is("add", operation) && operation.path("value").isArray()),
        /** What is not there is gone already, and an object that is left empty goes along; there it is an error, and stays. */
        A_REMOVAL(operation -> is("remove", operation));

        private final Predicate<JsonNode> found;

        Kind(Predicate<JsonNode> found) {
            this.found = found;
        }

        private static boolean is(String kind, JsonNode operation) {
            return operation.path("op").asText().toLowerCase(Locale.ROOT).equals(kind);
        }
    }
}
