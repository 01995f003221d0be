package com.rundiffusion.keycloak.operations.upkeep.mail;

import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.operations.event.ChangeNotice;
import com.rundiffusion.keycloak.operations.setup.SetupMail;
import com.rundiffusion.keycloak.operations.setup.SetupNews;
import com.rundiffusion.keycloak.operations.upkeep.job.RealmJobs;
import com.rundiffusion.keycloak.operations.upkeep.notice.Notice;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.schema.NoticeMailRow;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Sends the mails that wait in the queue. One node sends each: whoever claims it. One that the server does not take is tried
 * again every hour for a day. A node that dies between sending and saying so lets it go out twice, never not at all.
 */
public final class QueuedMails {

    private static final Logger LOG = Logger.getLogger(QueuedMails.class);

    private static final Duration RETRY = Duration.ofHours(1);
    private static final int MOST_ATTEMPTS = 24;
    private static final int BATCH = 100;

    /** Then the server is down, and each further attempt would wait for it in vain. */
    private static final int MOST_FAILURES = 3;

    private final RealmJobs jobs;
    private final Consumer<Boolean> counted;

    /** @param counted hears whether a mail was sent, for each attempt */
    public QueuedMails(RealmJobs jobs, Consumer<Boolean> counted) {
        this.jobs = jobs;
        this.counted = counted;
    }

    /** The realms in which mails are due. */
    public static List<String> realms(KeycloakSession session) {
        return database(session)
                .createQuery("select distinct row.realmId from NoticeMailRow row where row.dueAt <= :now", String.class)
                .setParameter("now", KeycloakClock.now().toEpochMilli())
                .getResultList();
    }

    public void send() {
        int failures = 0;
        for (String id : jobs.inTransaction(QueuedMails::due)) {
            if (failures == MOST_FAILURES || !jobs.goOn()) {
                return;
            }
            if (jobs.inTransaction(session -> claim(session, id))) {
                boolean sent = jobs.run("send a mail", session -> send(session, id));
                failures = sent ? 0 : failures + 1;
                counted.accept(sent);
            }
        }
    }

    private static List<String> due(KeycloakSession session) {
        return database(session)
                .createQuery(
                        "select row.id from NoticeMailRow row where row.realmId = :realm and row.dueAt <= :now"
                                + " order by row.dueAt",
                        String.class)
                .setParameter("realm", session.getContext().getRealm().getId())
                .setParameter("now", KeycloakClock.now().toEpochMilli())
                .setMaxResults(BATCH)
                .getResultList();
    }

    /** Given up, it is no longer there to be claimed. */
    private static boolean claim(KeycloakSession session, String id) {
        EntityManager database = database(session);
        int dropped = database.createQuery(
                        "delete from NoticeMailRow row where row.id = :id and row.attempts >= :most and row.dueAt <= :now")
                .setParameter("id", id)
                .setParameter("most", MOST_ATTEMPTS)
                .setParameter("now", KeycloakClock.now().toEpochMilli())
                .executeUpdate();
        if (dropped > 0) {
            LOG.warnf("A mail could not be sent for a day and is given up: mail=%s", id);
            return false;
        }
        return 1
                == database.createQuery(
                                "update NoticeMailRow row set row.dueAt = :retry, row.attempts = row.attempts + 1"
                                        + " where row.id = :id and row.dueAt <= :now")
                        .setParameter("retry", KeycloakClock.now().plus(RETRY).toEpochMilli())
                        .setParameter("id", id)
                        .setParameter("now", KeycloakClock.now().toEpochMilli())
                        .executeUpdate();
    }

    private static void send(KeycloakSession session, String id) {
        NoticeMailRow mail = database(session).find(NoticeMailRow.class, id);
        if (mail == null) {
            return;
        }
        SetupMail.of(mail.noticeId)
                .ifPresentOrElse(
                        why -> ofLink(
                                session, mail, false, link -> new SetupMail(session).send(why, link, mail.address)),
                        () -> SetupNews.of(mail.noticeId)
                                .ifPresentOrElse(
                                        news -> ofLink(
                                                session,
                                                mail,
                                                news == SetupNews.News.TOKEN_MADE,
                                                link -> new SetupNews(session)
                                                        .send(news, link, mail.detail, mail.address)),
                                        () -> ofEnterprise(session, mail)));
        database(session).remove(mail);
    }

    /** @param alsoWithdrawn of such a one there is nothing to tell any more, but that it has made a token, which opens still */
    private static void ofLink(
            KeycloakSession session, NoticeMailRow mail, boolean alsoWithdrawn, Consumer<SetupLink> send) {
        new SetupLinks(session)
                .find(mail.providerId)
                .filter(link -> alsoWithdrawn || link.revokedAt().isEmpty())
                .ifPresent(send);
    }

    private static void ofEnterprise(KeycloakSession session, NoticeMailRow mail) {
        new Enterprises(session)
                .findById(mail.providerId)
                .ifPresent(company -> ChangeNotice.of(mail.noticeId)
                        .ifPresentOrElse(
                                change -> new ChangeMail(session).send(change, company.enterprise(), mail.address),
                                () -> send(session, Notice.of(mail.noticeId), company, mail.address)));
    }

    /** A mail that had to wait must not say what is no longer so. */
    private static void send(KeycloakSession session, Notice notice, StoredEnterprise company, String address) {
        if (notice.ending().isOf(company, session)) {
            new NoticeMail(session).send(notice, company, address);
        }
    }

    private static EntityManager database(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
