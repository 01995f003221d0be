package com.rundiffusion.keycloak.outbox;

import com.rundiffusion.keycloak.outbox.LogoutCount.Result;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.schema.LogoutNoticeRow;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.ResourceAdminManager;

/**
 * Tells an app of an ended session: claims the notice, calls outside of any transaction, and forgets it once it was heard. A node
 * that dies between calling and forgetting lets the app hear it twice, never not at all.
 */
final class LogoutDelivery {

    private static final Logger LOG = Logger.getLogger(LogoutDelivery.class);

    private final KeycloakSessionFactory sessions;
    private final LogoutCount count;
    private final RestingApps resting = new RestingApps(Clock.systemUTC());

    LogoutDelivery(KeycloakSessionFactory sessions, LogoutCount count) {
        this.sessions = sessions;
        this.count = count;
    }

    List<String> due(int max) {
        return call(session -> new WaitingNotices(session).due(resting.now(), max));
    }

    /** @return after which time it is to be tried again; empty for not by whoever asks */
    Optional<Duration> tell(String id) {
        return call(session -> claimed(session, id)).flatMap(claimed -> {
            LogoutCall.Answer answer = claimed.call().send();
            if (answer == LogoutCall.Answer.FAILED) {
                resting.failed(claimed.clientId());
            } else {
                resting.heard(claimed.clientId());
            }
            return follow(id, answer, claimed.call().attempts());
        });
    }

    private record Claimed(String clientId, LogoutCall call) {}

    private Optional<Claimed> claimed(KeycloakSession session, String id) {
        WaitingNotices notices = new WaitingNotices(session);
        Optional<LogoutNoticeRow> claimed = notices.find(id)
                .filter(notice -> !resting.rests(notice.clientId))
                .filter(notices::claim);
        Optional<Claimed> call =
                claimed.filter(LogoutDelivery::isWorthTelling).flatMap(notice -> call(session, notice));
        if (claimed.isPresent() && call.isEmpty()) {
            giveUp(notices, claimed.get());
        }
        return call;
    }

    private static boolean isWorthTelling(LogoutNoticeRow notice) {
        return KeycloakClock.now().toEpochMilli() < notice.endsAt;
    }

    /** Empty when its app is gone, or takes none any more. */
    private static Optional<Claimed> call(KeycloakSession session, LogoutNoticeRow notice) {
        RealmModel realm = session.realms().getRealm(notice.realmId);
        session.getContext().setRealm(realm);
        ClientModel client = realm.getClientById(notice.clientId);
        return Optional.ofNullable(client)
                .filter(ClientModel::isEnabled)
                .map(app -> ResourceAdminManager.getBackchannelLogoutUrl(session, app))
                .map(address -> new Claimed(
                        notice.clientId,
                        new LogoutCall(
                                session.getProvider(HttpClientProvider.class).getHttpClient(),
                                client.getClientId(),
                                address,
                                LogoutTokens.of(session, client, notice),
                                notice.attempts + 1)));
    }

    private Optional<Duration> follow(String id, LogoutCall.Answer answer, int attempts) {
        count.count(answer == LogoutCall.Answer.HEARD ? Result.HEARD : Result.FAILED);
        Optional<Duration> again = Repetition.after(answer, attempts);
        run(session -> {
            WaitingNotices notices = new WaitingNotices(session);
            if (again.isPresent()) {
                notices.repeat(id, again.get());
            } else if (answer == LogoutCall.Answer.HEARD) {
                notices.forget(id);
            } else {
                notices.find(id).ifPresent(notice -> giveUp(notices, notice));
            }
        });
        return again;
    }

    private void giveUp(WaitingNotices notices, LogoutNoticeRow notice) {
        notices.forget(notice.id);
        count.count(Result.GIVEN_UP);
        LOG.warnf(
                "An app was not told of a logout, and is told no more: client=%s attempts=%d",
                notice.clientId, notice.attempts);
    }

    private <T> T call(Function<KeycloakSession, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(sessions, work::apply);
    }

    private void run(Consumer<KeycloakSession> work) {
        KeycloakModelUtils.runJobInTransaction(sessions, work::accept);
    }
}
