package com.rundiffusion.keycloak.entra;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Things kept under keys that nobody guesses; beyond a few thousand the oldest are forgotten. */
final class Remembered<V> {

    private static final int KEPT = 5000;

    private final Map<String, V> values = new LinkedHashMap<>();

    synchronized String keep(V value) {
        if (values.size() == KEPT) {
            values.remove(values.keySet().iterator().next());
        }
        String key = UUID.randomUUID().toString();
        values.put(key, value);
        return key;
    }

    synchronized Optional<V> find(String key) {
        return Optional.ofNullable(values.get(key));
    }
}
