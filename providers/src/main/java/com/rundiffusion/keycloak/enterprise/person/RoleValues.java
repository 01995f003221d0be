package com.rundiffusion.keycloak.enterprise.person;

import com.rundiffusion.keycloak.enterprise.RoleRules;
import com.rundiffusion.keycloak.schema.PersonRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** What people have their roles by: the groups that Entra has provisioned, or what their last assertion said. */
public final class RoleValues {

    private static final String GROUPS = "select member.personId, grp.id, grp.externalKey"
            + " from GroupMemberRow member, PersonGroupRow grp"
            + " where grp.id = member.groupId and member.personId in :people";

    private final EntityManager database;
    private final AssertedValues asserted;
    private final RoleRules rules;

    public RoleValues(KeycloakSession session, RoleRules rules) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.asserted = new AssertedValues(session);
        this.rules = rules;
    }

    /**
     * By the person's id; whoever's are not known is not there. A group that the rules name neither way is there once.
     *
     * @param people some hundreds at most
     */
    public Map<String, Set<String>> of(Collection<PersonRow> people) {
        return rules.source().isAsserted() ? asserted.of(people, rules) : provisioned(people);
    }

    private Map<String, Set<String>> provisioned(Collection<PersonRow> people) {
        Map<String, Set<String>> values = new HashMap<>();
        people.forEach(person -> values.put(person.id, new TreeSet<>()));
        if (people.isEmpty()) {
            return values;
        }
        for (Tuple member : database.createQuery(GROUPS, Tuple.class)
                .setParameter("people", values.keySet())
                .getResultList()) {
            String id = member.get(1, String.class);
            Optional<String> external = Optional.ofNullable(member.get(2, String.class));
            Set<String> groups = values.get(member.get(0, String.class));
            Set<String> mapped = Stream.concat(Stream.of(id), external.stream())
                    .filter(rules.map()::containsKey)
                    .collect(Collectors.toSet());
            groups.addAll(mapped.isEmpty() ? Set.of(external.orElse(id)) : mapped);
        }
        return values;
    }
}
