package com.rundiffusion.keycloak.provisioning.people;

import com.rundiffusion.keycloak.enterprise.person.PeopleInTurn;
import com.rundiffusion.keycloak.provisioning.query.KeyPath;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import com.rundiffusion.keycloak.schema.PersonRow;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Gives all people of an enterprise the key that Entra looks them up by. Some share a transaction, and whoever writes one of the others
 * meanwhile gives the key as well. It ends as soon as it is somebody else's turn, and what it has done then counts for nothing.
 */
final class MatchingFill {

    private static final Logger LOG = Logger.getLogger(MatchingFill.class);
    private static final int BATCH = 500;

    private final RealmTransaction realm;
    private final String providerId;
    private final KeyPath path;
    private final PeopleInTurn people;
    private long turn;

    /** @param turn as {@link MatchingPath#choose} gave it */
    MatchingFill(RealmTransaction realm, String providerId, KeyPath path, long turn) {
        this.realm = realm;
        this.providerId = providerId;
        this.path = path;
        this.people = new PeopleInTurn(providerId, BATCH);
        this.turn = turn;
    }

    /** Once. */
    void attempt() {
        attempt(this::give);
    }

    /** Whatever becomes of the work, the next look-up is not made to wait for what nobody is at. */
    void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.warnf("People cannot be looked up by another attribute yet; the next look-up tries again: %s", failed);
            giveUp();
        }
    }

    /** Where that fails too, it is nobody's turn once this one has been silent for long enough. */
    private void giveUp() {
        try {
            realm.run(session -> new MatchingPath(session, providerId).giveUp(turn));
        } catch (RuntimeException failed) {
            LOG.warnf("Looking people up by another attribute has to wait for some minutes: %s", failed);
        }
    }

    private void give() {
        Optional<Long> next = Optional.of(turn);
        while (next.isPresent()) {
            turn = next.get();
            next = realm.call(this::giveSome);
        }
    }

    /** @return the turn to go on with; empty once all have theirs, or it is somebody else's turn */
    private Optional<Long> giveSome(KeycloakSession session) {
        MatchingPath matching = new MatchingPath(session, providerId);
        if (!matching.isTurn(turn)) {
            return Optional.empty();
        }
        List<String> some = people.next(session);
        held(session, some)
                .forEach(person ->
                        person.matchKey = path.keyIn(StoredRecord.of(person)).orElse(null));
        if (some.size() == BATCH) {
            return Optional.of(matching.goOn());
        }
        matching.complete();
        return Optional.empty();
    }

    /** Nobody changes them meanwhile. */
    private static Stream<PersonRow> held(KeycloakSession session, List<String> ids) {
        return ids.isEmpty()
                ? Stream.empty()
                : session.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .createQuery(
                                "select person from PersonRow person where person.id in :ids"
                                        + " and person.removedAt is null order by person.id",
                                PersonRow.class)
                        .setParameter("ids", ids)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultStream();
    }
}
