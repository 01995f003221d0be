package com.rundiffusion.keycloak.e2e.realm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** What an export had and a later one does not have, or has with another value. What came in addition is no loss. */
final class Loss {

    private Loss() {}

    /** Paths of what was lost; lists are compared as sets, as Keycloak writes them in any order. */
    static List<String> between(JsonNode before, JsonNode after) {
        List<String> lost = new ArrayList<>();
        compare("", before, after, lost);
        return lost;
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<String> lost) {
        if (after == null) {
            lost.add(path);
        } else if (before.isObject()) {
            before.fieldNames()
                    .forEachRemaining(name -> compare(path + "/" + name, before.get(name), after.get(name), lost));
        } else if (before.isArray()) {
            IntStream.range(0, before.size())
                    .filter(i -> !holds(after, before.get(i)))
                    .forEach(i -> lost.add(path + "/" + i + " " + before.get(i)));
        } else if (!before.equals(after)) {
            lost.add(path + ": " + before + " became " + after);
        }
    }

    private static boolean holds(JsonNode list, JsonNode element) {
        return StreamSupport.stream(list.spliterator(), false)
                .anyMatch(candidate -> between(element, candidate).isEmpty());
    }
}
