package com.rundiffusion.keycloak.provisioning.people;

import com.rundiffusion.keycloak.enterprise.person.PeopleInTurn;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.provisioning.query.KeyPath;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import com.rundiffusion.keycloak.schema.PersonRow;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Gives all people of an enterprise the key that Entra looks them up by. Some share a transaction; it can be broken off, and whoever looks
 * somebody up then begins it again.
 */
final class MatchingKeys {

    private static final Logger LOG = Logger.getLogger(MatchingKeys.class);
    private static final int BATCH = 500;

    /** Enterprises that this node is at. */
    private static final Set<String> AT_WORK = ConcurrentHashMap.newKeySet();

    private final RealmTransaction realm;
    private final String providerId;

    MatchingKeys(KeycloakSession session, String providerId) {
        this.realm = RealmTransaction.beside(session);
        this.providerId = providerId;
    }

    /** That somebody is looked up by what there is an index for. */
    void note() {
        realm.run(session -> new MatchingPath(session, providerId).note());
    }

    /** Of an enterprise whose people can all be looked at: it takes no longer than that. */
    void ofFew(KeyPath path) {
        if (choose(path, true)) {
            give(path);
        }
    }

    /**
     * Of any number of people, while the caller goes on.
     *
     * @return false where another place is asked by, and this one has to wait
     */
    boolean ofMany(KeyPath path, KeycloakSession request) {
        boolean isChosen = choose(path, false);
        if (isChosen && AT_WORK.add(providerId)) {
            Executor background = request.getProvider(ExecutorsProvider.class).getExecutor("sso-matching");
            background.execute(() -> attempt(path));
        }
        return isChosen;
    }

    private boolean choose(KeyPath path, boolean areFew) {
        boolean isAnothers = realm.call(session -> new MatchingPath(session, providerId).isAnothers(path, areFew));
        return !isAnothers && realm.call(session -> new MatchingPath(session, providerId).choose(path, areFew));
    }

    private void attempt(KeyPath path) {
        try {
            give(path);
        } catch (RuntimeException failed) {
            LOG.warnf("People cannot be looked up by another attribute yet; the next look-up tries again: %s", failed);
        } finally {
            AT_WORK.remove(providerId);
        }
    }

    void give(KeyPath path) {
        PeopleInTurn people = new PeopleInTurn(providerId, BATCH);
        boolean more = true;
        while (more) {
            more = realm.call(session -> give(session, path, people));
        }
        realm.run(session -> new MatchingPath(session, providerId).complete(path));
    }

    /** @return whether there may be more */
    private boolean give(KeycloakSession session, KeyPath path, PeopleInTurn people) {
        new Enterprises(session).hold(providerId);
        boolean isStillIt = new MatchingPath(session, providerId)
                .written()
                .map(KeyPath::text)
                .filter(path.text()::equals)
                .isPresent();
        List<String> some = isStillIt ? people.next(session) : List.of();
        held(session, some)
                .forEach(person ->
                        person.matchKey = path.keyIn(StoredRecord.of(person)).orElse(null));
        return some.size() == BATCH;
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
