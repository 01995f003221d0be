package com.rundiffusion.keycloak.outbox;

import com.rundiffusion.keycloak.realm.AfterCommit;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.schema.LogoutNoticeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Notices are written with what they tell of, and told once that is committed. */
public final class LogoutOutbox {

    private LogoutOutbox() {}

    /** How many of the realm are still to be told; a row goes once it is, so there are few. */
    public static long open(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery("select count(*) from LogoutNoticeRow row where row.realmId = :realm", Long.class)
                .setParameter("realm", session.getContext().getRealm().getId())
                .getSingleResult();
    }

    public static void add(KeycloakSession session, LogoutNotice notice) {
        LogoutNoticeRow row = new LogoutNoticeRow();
        row.id = KeycloakModelUtils.generateId();
        row.realmId = notice.realmId();
        row.clientId = notice.clientId();
        row.userId = notice.userId();
        row.sessionId = notice.sessionId();
        row.offline = notice.offline();
        row.issuer = notice.issuer();
        row.createdAt = KeycloakClock.now().toEpochMilli();
        row.dueAt = row.createdAt;
        row.endsAt = notice.endsAt().toEpochMilli();
        session.getProvider(JpaConnectionProvider.class).getEntityManager().persist(row);
        Outbox outbox = session.getProvider(Outbox.class);
        AfterCommit.run(session, () -> outbox.tell(row.id));
    }

    /** Nobody is told the same twice. */
    public static void addAll(KeycloakSession session, Stream<LogoutNotice> notices) {
        List<LogoutNotice> distinct = new ArrayList<>();
        notices.filter(notice -> distinct.stream().noneMatch(notice::tellsTheSameAs))
                .forEach(distinct::add);
        distinct.forEach(notice -> add(session, notice));
    }
}
