package com.rundiffusion.keycloak.enterprise.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.RoleRules;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.schema.PersonRow;
import com.rundiffusion.keycloak.schema.PersonValuesRow;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * The groups or app roles that people's last assertions named, kept for the day on which the rules change: Entra says them at a sign-in
 * alone.
 */
final class AssertedValues {

    private static final String SOURCE = "source";
    private static final String CLAIM = "claim";
    private static final String VALUES = "values";

    private final EntityManager database;

    AssertedValues(KeycloakSession session) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** By the person's id. Not there is whoever's last assertion did not say, or said what the rules do not ask for. */
    Map<String, Set<String>> of(Collection<PersonRow> people, RoleRules rules) {
        List<String> told = people.stream()
                .filter(person -> person.valuesHash != null)
                .map(person -> person.id)
                .toList();
        Map<String, Set<String>> values = new HashMap<>();
        if (!told.isEmpty()) {
            database.createQuery(
                            "select row from PersonValuesRow row where row.personId in :people", PersonValuesRow.class)
                    .setParameter("people", told)
                    .getResultList()
                    .forEach(row -> read(row.asserted, rules).ifPresent(found -> values.put(row.personId, found)));
        }
        return values;
    }

    /** Writes nothing where they are those of the last time. */
    void keep(PersonRow person, RoleRules rules, Set<String> values) {
        String text = text(rules, values);
        String hash = hash(text);
        if (hash.equals(person.valuesHash)) {
            return;
        }
        person.valuesHash = hash;
        PersonValuesRow row = Optional.ofNullable(database.find(PersonValuesRow.class, person.id))
                .orElseGet(PersonValuesRow::new);
        row.personId = person.id;
        row.providerId = person.providerId;
        row.asserted = text;
        row.assertedAt = KeycloakClock.now().toEpochMilli();
        database.persist(row);
    }

    void forget(PersonRow person) {
        person.valuesHash = null;
        Optional.ofNullable(database.find(PersonValuesRow.class, person.id)).ifPresent(database::remove);
    }

    private static String text(RoleRules rules, Set<String> values) {
        ObjectNode json =
                StrictJson.MAPPER.createObjectNode().put(SOURCE, rules.source().key());
        rules.claim().ifPresent(claim -> json.put(CLAIM, claim));
        new TreeSet<>(values).forEach(json.putArray(VALUES)::add);
        return json.toString();
    }

    private static Optional<Set<String>> read(String text, RoleRules rules) {
        try {
            JsonNode json = StrictJson.MAPPER.readTree(text);
            boolean isAskedFor = rules.source().key().equals(json.path(SOURCE).asText())
                    && rules.claim().equals(Optional.ofNullable(json.path(CLAIM).textValue()));
            if (!isAskedFor) {
                return Optional.empty();
            }
            Set<String> values = new TreeSet<>();
            json.path(VALUES).forEach(value -> values.add(value.asText()));
            return Optional.of(values);
        } catch (JsonProcessingException notOurs) {
            return Optional.empty();
        }
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyRuntimeHasIt) {
            throw new IllegalStateException(everyRuntimeHasIt);
        }
    }
}
