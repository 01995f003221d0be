package com.rundiffusion.keycloak.operations.upkeep.record;

import com.rundiffusion.keycloak.enterprise.log.SignInCounterFactory;
import com.rundiffusion.keycloak.enterprise.log.SignInDay;
import com.rundiffusion.keycloak.enterprise.log.SignInDays;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.operations.upkeep.job.RealmJobs;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import com.rundiffusion.keycloak.realm.TemporaryRealm;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/** Writes down what this node has counted of sign-ins. */
public final class CountedSignIns implements Runnable {

    private final KeycloakSessionFactory sessions;

    public CountedSignIns(KeycloakSessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Throws nothing: the clock would stop for good. */
    @Override
    public void run() {
        if (sessions.getProviderFactory(EventListenerProvider.class, SignInCounterFactory.ID)
                instanceof SignInCounterFactory counter) {
            counter.take().entrySet().stream()
                    .collect(Collectors.groupingBy(
                            counted -> counted.getKey().realmId(),
                            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                    .forEach((realm, counted) -> write(realm, counted, counter));
        }
    }

    private void write(String realmId, Map<SignInDay, Long> counted, SignInCounterFactory counter) {
        boolean written = RealmJobs.attempted(
                "write down how many people signed in",
                () -> new RealmTransaction(sessions, realmId).run(session -> write(session, counted)));
        if (!written) {
            counted.forEach(counter::add);
        }
    }

    private static void write(KeycloakSession session, Map<SignInDay, Long> counted) {
        // A realm that has been removed meanwhile takes its counts along; so does one that is about to be.
        RealmModel realm = session.getContext().getRealm();
        if (realm == null || TemporaryRealm.isOne(realm)) {
            return;
        }
        Enterprises enterprises = new Enterprises(session);
        SignInDays days = new SignInDays(session);
        counted.forEach((day, signIns) ->
                enterprises.find(day.alias()).ifPresent(company -> days.add(company.providerId(), day.day(), signIns)));
    }
}
