package com.rundiffusion.keycloak.operations.onboarding;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.RoleRules;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.person.PeopleInTurn;
import com.rundiffusion.keycloak.enterprise.person.RoleGrant;
import com.rundiffusion.keycloak.enterprise.person.RoleValues;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import com.rundiffusion.keycloak.schema.PersonRow;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.keycloak.models.KeycloakSession;

/** What rules of roles would give to the people who are known, beside what they have. It writes nothing. */
public final class RolesPreview {

    private static final int MOST_PEOPLE = 50_000;
    private static final int AT_ONCE = 500;
    private static final int MOST_EXAMPLES = 20;
    private static final int MOST_VALUES = 20;

    private final Optional<RoleRules> now;
    private final Optional<RoleRules> then;

    private final Map<String, Integer> gain = new TreeMap<>();
    private final Map<String, Integer> lose = new TreeMap<>();
    private final Map<String, Integer> unknownValues = new HashMap<>();
    private final ArrayNode examples = StrictJson.MAPPER.createArrayNode();
    private int people;
    private int none;
    private int notSeenYet;
    private boolean more;

    private RolesPreview(Optional<RoleRules> now, Optional<RoleRules> then) {
        this.now = now;
        this.then = then;
    }

    /** Empty where there are no roles, neither now nor then. */
    public static Optional<ObjectNode> of(KeycloakSession session, StoredEnterprise stored, Enterprise asked) {
        RolesPreview preview = new RolesPreview(
                stored.enterprise().people().roles(), asked.people().roles());
        if (preview.now.isEmpty() && preview.then.isEmpty()) {
            return Optional.empty();
        }
        preview.look(RealmTransaction.beside(session), new PeopleInTurn(stored.providerId(), AT_ONCE));
        return Optional.of(preview.json());
    }

    /** In sessions of their own: one would keep in mind whomever it has read. */
    private void look(RealmTransaction realm, PeopleInTurn inTurn) {
        int read = AT_ONCE;
        while (read == AT_ONCE && !more) {
            read = realm.call(session -> look(session, inTurn.nextRecords(session)));
            more = read == AT_ONCE && people >= MOST_PEOPLE;
        }
    }

    private int look(KeycloakSession session, List<PersonRow> records) {
        List<PersonRow> present =
                records.stream().filter(person -> person.removedAt == null).toList();
        Map<String, Set<String>> values =
                then.map(rules -> new RoleValues(session, rules).of(present)).orElse(Map.of());
        present.forEach(person -> look(person, Optional.ofNullable(values.get(person.id))));
        return records.size();
    }

    private void look(PersonRow person, Optional<Set<String>> values) {
        people++;
        if (then.isPresent() && values.isEmpty()) {
            notSeenYet++;
            return;
        }
        SortedSet<String> before = before(person);
        SortedSet<String> after = new TreeSet<>();
        then.ifPresent(rules -> {
            after.addAll(rules.rolesOf(values.get()));
            count(without(values.get(), rules.map().keySet()), unknownValues);
        });
        none += after.isEmpty() ? 1 : 0;
        count(without(after, before), gain);
        count(without(before, after), lose);
        if (!before.equals(after) && examples.size() < MOST_EXAMPLES) {
            ObjectNode example = examples.addObject().put("id", person.scimId);
            before.forEach(example.putArray("before")::add);
            after.forEach(example.putArray("after")::add);
        }
    }

    /** As tokens say it. */
    private SortedSet<String> before(PersonRow person) {
        return person.roles == null
                ? now.map(rules -> rules.rolesOf(Set.of())).orElseGet(TreeSet::new)
                : new TreeSet<>(RoleGrant.rolesOf(person));
    }

    private static Set<String> without(Collection<String> some, Collection<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static void count(Set<String> words, Map<String, Integer> counts) {
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
    }

    private ObjectNode json() {
        ObjectNode json =
                StrictJson.MAPPER.createObjectNode().put("people", people).put("more", more);
        gain.forEach(json.putObject("gain")::put);
        lose.forEach(json.putObject("lose")::put);
        json.put("none", none);
        ArrayNode values = json.putArray("unknownValues");
        unknownValues.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_VALUES)
                .forEach(
                        value -> values.addObject().put("value", value.getKey()).put("people", value.getValue()));
        json.set("examples", examples);
        return json.put("notSeenYet", notSeenYet);
    }
}
