package com.rundiffusion.keycloak.enterprise.person;

import com.rundiffusion.keycloak.enterprise.RoleRules;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.keycloak.models.KeycloakSession;

/**
 * The roles of all people of an enterprise whose rules have changed. A hundred share a transaction; it can be broken off and begun again.
 * What is stored of people is enough: nobody has to sign in for it.
 */
public final class RecomputedRoles {

    private static final int BATCH = 100;

    private final RealmTransaction realm;
    private final String providerId;
    private final BiFunction<KeycloakSession, String, Optional<RoleRules>> rules;

    /** @param rules of an enterprise as they are now, by its provider's id */
    public RecomputedRoles(
            RealmTransaction realm, String providerId, BiFunction<KeycloakSession, String, Optional<RoleRules>> rules) {
        this.realm = realm;
        this.providerId = providerId;
        this.rules = rules;
    }

    public void recompute() {
        PeopleInTurn people = new PeopleInTurn(providerId, BATCH);
        boolean more = true;
        while (more) {
            more = realm.call(session -> recompute(session, people.next(session)));
        }
    }

    /** @return whether there may be more */
    private boolean recompute(KeycloakSession session, List<String> people) {
        if (!people.isEmpty()) {
            new RoleGrant(session, rules.apply(session, providerId)).recompute(people);
        }
        return people.size() == BATCH;
    }
}
