package com.rundiffusion.keycloak.signin.warmup;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.TemporaryRealm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.common.util.StringPropertyReplacer;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.services.managers.RealmManager;
import org.keycloak.util.JsonSerialization;

/**
 * The realm of the product's own file under a name that nobody can guess, with one enterprise. It has none of the settings that are
 * this installation's, no password, and goes with all that has happened in it.
 */
final class WarmUpRealm implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(WarmUpRealm.class);
    private static final String FILE = "rundiffusion-realm.json";

    /** What a node may take beyond its limit, to make the realm and to remove it. */
    private static final Duration TO_TIDY_UP = Duration.ofMinutes(10);

    private final KeycloakSessionFactory sessions;
    private final String id;
    private final String name;

    private WarmUpRealm(KeycloakSessionFactory sessions, String id, String name) {
        this.sessions = sessions;
        this.id = id;
        this.name = name;
    }

    /** @param limit how long it is signed in to */
    static WarmUpRealm make(KeycloakSessionFactory sessions, Enterprise enterprise, Duration limit) {
        RealmRepresentation file = read();
        String name = "warm-up-" + SecretGenerator.getInstance().randomString().toLowerCase(Locale.ROOT);
        file.setRealm(name);
        file.setDisplayName("Warm-up of a node that starts");
        // Its only door is on this machine.
        file.setSslRequired("none");
        Instant until = KeycloakClock.now().plus(limit).plus(TO_TIDY_UP);
        String id = KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> {
            RealmModel realm = new RealmManager(session).importRealm(file);
            TemporaryRealm.mark(realm, until);
            session.getContext().setRealm(realm);
            new Enterprises(session).create(enterprise);
            return realm.getId();
        });
        return new WarmUpRealm(sessions, id, name);
    }

    /** With the defaults of its placeholders. */
    private static RealmRepresentation read() {
        try (InputStream file = WarmUpRealm.class.getResourceAsStream(FILE)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return JsonSerialization.readValue(
                    StringPropertyReplacer.replaceProperties(text, none -> null), RealmRepresentation.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of nodes that ended in the midst of it. */
    static void removeLeftBehind(KeycloakSessionFactory sessions, Instant now) {
        List<String> left = KeycloakModelUtils.runJobInTransactionWithResult(
                sessions,
                session -> session.realms()
                        .getRealmsStream()
                        .filter(realm -> TemporaryRealm.isLeftBehind(realm, now))
                        .map(RealmModel::getId)
                        .toList());
        for (String id : left) {
            try {
                remove(sessions, id);
            } catch (RuntimeException failed) {
                LOG.warnf("The realm of a warm-up is still there, which the next one tries to remove: %s", failed);
            }
        }
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        remove(sessions, id);
    }

    /** Another node may have been faster. */
    private static void remove(KeycloakSessionFactory sessions, String id) {
        KeycloakModelUtils.runJobInTransaction(
                sessions,
                session ->
                        Optional.ofNullable(session.realms().getRealm(id)).ifPresent(realm -> remove(session, realm)));
    }

    /** Keycloak leaves the events of a realm that it removes. */
    private static void remove(KeycloakSession session, RealmModel realm) {
        session.getContext().setRealm(realm);
        EventStoreProvider events = session.getProvider(EventStoreProvider.class);
        events.clear(realm);
        events.clearAdmin(realm);
        new RealmManager(session).removeRealm(realm);
    }
}
