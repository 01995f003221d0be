package com.rundiffusion.keycloak.provisioning.people;

import com.rundiffusion.keycloak.provisioning.people.MatchingPath.Choice;
import com.rundiffusion.keycloak.provisioning.query.KeyPath;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import java.util.concurrent.Executor;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;

/** The index of what a company's Entra looks people up by otherwise: it is made as soon as somebody is looked up so. */
final class MatchingKeys {

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
        choose(path, true)
                .turn()
                .map(turn -> new MatchingFill(realm, providerId, path, turn))
                .ifPresent(MatchingFill::attempt);
    }

    /**
     * Of any number of people, while the caller goes on.
     *
     * @return false where another place is asked by, and this one has to wait
     */
    boolean ofMany(KeyPath path, KeycloakSession request) {
        Choice choice = choose(path, false);
        choice.turn()
                .map(turn -> new MatchingFill(realm, providerId, path, turn))
                .ifPresent(fill -> fill.attempt(() -> background(request).execute(fill::attempt)));
        return choice.isTheOne();
    }

    private static Executor background(KeycloakSession request) {
        return request.getProvider(ExecutorsProvider.class).getExecutor("sso-matching");
    }

    private Choice choose(KeyPath path, boolean areFew) {
        // Whoever only looks keeps nobody from writing.
        boolean isAnothers = realm.call(session -> new MatchingPath(session, providerId).isAnothers(path, areFew));
        return isAnothers
                ? Choice.ANOTHER
                : realm.call(session -> new MatchingPath(session, providerId).choose(path, areFew));
    }
}
