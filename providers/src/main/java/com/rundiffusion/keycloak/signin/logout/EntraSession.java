package com.rundiffusion.keycloak.signin.logout;

import com.rundiffusion.keycloak.realm.RealmTransaction;
import com.rundiffusion.keycloak.session.LaterSessionIndexes;
import com.rundiffusion.keycloak.session.SessionEnd;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;

/** The session of somebody that began with an assertion of Entra's, by what Entra calls it there. */
final class EntraSession {

    /** Detail of the event, and the one value that it has. */
    static final String INITIATED_BY = "initiated_by";

    static final String ENTRA = "entra";

    private static final Logger LOG = Logger.getLogger(EntraSession.class);
    private static final int ATTEMPTS = 3;

    private final RealmTransaction transaction;
    private final Sender sender;
    private final String sessionIndex;

    EntraSession(KeycloakSession session, Sender sender, String sessionIndex) {
        this.transaction = RealmTransaction.beside(session);
        this.sender = sender;
        this.sessionIndex = sessionIndex;
    }

    /**
     * In a transaction of its own, and again where somebody else was at the same session.
     *
     * @return whether there was one
     */
    boolean end() {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.call(this::end);
            } catch (RuntimeException lost) {
                if (attempt == ATTEMPTS) {
                    throw lost;
                }
                LOG.debug("Somebody else was at the same session", lost);
            }
        }
    }

    private boolean end(KeycloakSession own) {
        Optional<UserSessionModel> found = find(own);
        found.ifPresent(ending -> {
            EventBuilder event = event(own, ending);
            SessionEnd.of(own, ending);
            event.success();
        });
        return found.isPresent();
    }

    private Optional<UserSessionModel> find(KeycloakSession own) {
        RealmModel realm = own.getContext().getRealm();
        return Optional.ofNullable(
                        own.sessions().getUserSessionByBrokerSessionId(realm, sender.alias() + "." + sessionIndex))
                .or(() -> new LaterSessionIndexes(own)
                        .session(sender.providerId(), sessionIndex)
                        .map(id -> own.sessions().getUserSession(realm, id)))
                .filter(candidate -> sender.alias().equals(candidate.getNote(Details.IDENTITY_PROVIDER)));
    }

    private EventBuilder event(KeycloakSession own, UserSessionModel ending) {
        return new EventBuilder(
                        own.getContext().getRealm(), own, own.getContext().getConnection())
                .event(EventType.LOGOUT)
                .user(ending.getUser())
                .session(ending)
                .detail(Details.IDENTITY_PROVIDER, sender.alias())
                .detail(INITIATED_BY, ENTRA);
    }
}
