package com.rundiffusion.keycloak.enterprise.person;

import com.rundiffusion.keycloak.schema.PersonRow;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** All people of an enterprise, some at a time, in the order in which they came; each time may be in another transaction. */
public final class PeopleInTurn {

    /** Said so that an index is gone through from there on, and not from its beginning each time. */
    private static final String AFTER =
            " from PersonRow person where person.providerId = :provider and person.number >= :number"
                    + " and (person.number > :number or person.id > :id) order by person.number, person.id";

    private final String providerId;
    private final int most;
    private long number = Long.MIN_VALUE;
    private String id = "";

    /** @param most how many at a time */
    public PeopleInTurn(String providerId, int most) {
        this.providerId = providerId;
        this.most = most;
    }

    /** Their ids, of those who were removed too; empty once there is nobody left. */
    public List<String> next(KeycloakSession session) {
        List<Tuple> people = next(session, "select person.id, person.number", Tuple.class);
        last(people).ifPresent(person -> goOnAfter(person.get(0, String.class), person.get(1, Long.class)));
        return people.stream().map(person -> person.get(0, String.class)).toList();
    }

    /** The same with their records. */
    public List<PersonRow> nextRecords(KeycloakSession session) {
        List<PersonRow> people = next(session, "select person", PersonRow.class);
        last(people).ifPresent(person -> goOnAfter(person.id, person.number));
        return people;
    }

    private <T> List<T> next(KeycloakSession session, String what, Class<T> type) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(what + AFTER, type)
                .setParameter("provider", providerId)
                .setParameter("number", number)
                .setParameter("id", id)
                .setMaxResults(most)
                .getResultList();
    }

    private static <T> Optional<T> last(List<T> people) {
        return people.isEmpty() ? Optional.empty() : Optional.of(people.get(people.size() - 1));
    }

    private void goOnAfter(String lastId, long lastNumber) {
        id = lastId;
        number = lastNumber;
    }
}
