package com.rundiffusion.keycloak.enterprise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Rules of roles as documents and storage have them. */
public final class RoleRulesJson {

    public static final String SOURCE = "source";
    public static final String CLAIM = "claim";
    public static final String MAP = "map";
    public static final String DEFAULT = "default";

    /** What is not asked for any more goes with all the rest. */
    private static final int MOST = 1_000;

    private static final Map<String, Optional<RoleRules>> KNOWN = new ConcurrentHashMap<>();

    private RoleRulesJson() {}

    /** What is not said is left out, but for the map. */
    public static ObjectNode of(RoleRules rules) {
        ObjectNode json = StrictJson.MAPPER.createObjectNode();
        json.put(SOURCE, rules.source().key());
        rules.claim().ifPresent(claim -> json.put(CLAIM, claim));
        ObjectNode map = json.putObject(MAP);
        rules.map().forEach(map::put);
        rules.fallback().ifPresent(role -> json.put(DEFAULT, role));
        return json;
    }

    /**
     * Of what {@link #of} has written; empty for anything else. Each text is read once: a sign-in asks for the same rules several times,
     * and so does each token.
     */
    public static Optional<RoleRules> read(String text) {
        Optional<RoleRules> known = KNOWN.get(text);
        if (known != null) {
            return known;
        }
        Optional<RoleRules> rules = parsed(text);
        if (KNOWN.size() >= MOST) {
            KNOWN.clear();
        }
        KNOWN.put(text, rules);
        return rules;
    }

    private static Optional<RoleRules> parsed(String text) {
        try {
            JsonNode json = StrictJson.MAPPER.readTree(text);
            return RoleSource.of(json.path(SOURCE).asText()).map(source -> rules(source, json));
        } catch (JsonProcessingException somebodyElses) {
            return Optional.empty();
        }
    }

    private static RoleRules rules(RoleSource source, JsonNode json) {
        Map<String, String> map = new TreeMap<>();
        json.path(MAP)
                .properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return new RoleRules(source, text(json, CLAIM), map, text(json, DEFAULT));
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.path(field).textValue());
    }
}
