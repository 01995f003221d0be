package com.rundiffusion.keycloak.enterprise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rules of roles as documents and storage have them. */
public final class RoleRulesJson {

    public static final String SOURCE = "source";
    public static final String CLAIM = "claim";
    public static final String MAP = "map";
    public static final String DEFAULT = "default";

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

    /** Of what {@link #of} has written; empty for anything else. */
    public static Optional<RoleRules> read(String text) {
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
