package com.rundiffusion.keycloak.operations.upkeep.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.rundiffusion.keycloak.Fake;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.database.TestSessions;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.PeopleRules;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.enterprise.setup.SetupPeriods;
import com.rundiffusion.keycloak.enterprise.setup.SetupPurpose;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import com.rundiffusion.keycloak.operations.event.MailQueue;
import com.rundiffusion.keycloak.operations.upkeep.job.RealmJobs;
import com.rundiffusion.keycloak.operations.upkeep.notice.Ending;
import com.rundiffusion.keycloak.operations.upkeep.notice.Ending.Kind;
import com.rundiffusion.keycloak.operations.upkeep.notice.Notice;
import com.rundiffusion.keycloak.operations.upkeep.notice.NoticeBook;
import com.rundiffusion.keycloak.operations.upkeep.notice.Threshold;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import com.rundiffusion.keycloak.schema.NoticeMailRow;
import com.rundiffusion.keycloak.schema.ProvisioningRow;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** To whom a notice goes by mail, and how often that is tried. */
final class QueuedMailsTest {

    private static final Instant PLAN_ENDS = Instant.parse("2999-01-01T00:00:00Z");
    private static final Map<String, String> SMTP = Map.of("host", "mail.example");
    private static final String IT = "it@contoso.example";
    private static final String BOSS = "boss@contoso.example";

    private final TestStore store = new TestStore();
    private final List<Boolean> attempts = new ArrayList<>();

    @BeforeEach
    void connect() {
        store.connect("contoso", Set.of(), Map.of("planEndsOn", "2998-12-31", "provisioning", "optional"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Sessions here have nothing that sends. */
    @Test
    void oneThatCannotBeSentIsTriedEveryHourForADay() {
        give(30, SMTP, IT);
        for (int attempt = 1; attempt <= 24; attempt++) {
            goRound();
            goRound();
            assertThat(failed()).isEqualTo(attempt);
            Instant next = Instant.ofEpochMilli(mails().get(0).dueAt);
            assertThat(Duration.between(KeycloakClock.now(), next).toSeconds()).isCloseTo(3600, within(60L));
            anHourPasses();
        }
        goRound();
        assertThat(failed()).isEqualTo(24);
        assertThat(mails()).isEmpty();
    }

    @Test
    void aContactThatIsAddedLaterHearsFromTheNextThresholdOn() {
        assertThat(give(30, SMTP, IT)).isTrue();
        assertThat(give(30, SMTP, IT, BOSS)).isFalse();
        assertThat(mails()).extracting(mail -> mail.address).containsExactly(IT);
        assertThat(give(7, SMTP, IT, BOSS)).isTrue();
        assertThat(mails()).extracting(mail -> mail.address).containsExactlyInAnyOrder(IT, IT, BOSS);
    }

    @Test
    void withoutAnSmtpServerNobodyGetsAMail() {
        assertThat(give(30, Map.of(), IT)).isTrue();
        assertThat(mails()).isEmpty();
    }

    /** A mail that had to wait, and Entra was heard of meanwhile. */
    @Test
    void whatIsNoLongerSoIsNotSent() {
        Instant last = Instant.parse("2026-03-10T12:00:00Z");
        provisioned(last);
        Ending silence = new Ending(TestStore.providerId("contoso"), Kind.SILENCE, last.plusSeconds(1));
        give(new Notice(silence, Threshold.OVER), SMTP, IT);
        goRound();
        assertThat(attempts).as("it is tried while it is so").containsExactly(false);

        provisioned(last.plusSeconds(60));
        anHourPasses();
        goRound();
        assertThat(attempts).containsExactly(false, true);
        assertThat(mails()).isEmpty();
    }

    /** Its tokens open still; of what else it did there is nothing to tell any more. */
    @Test
    void ofALinkThatWasWithdrawnOnlyItsTokensAreToldOf() {
        String link = withdrawnLink();
        tell("setup-news/LIVE", link);
        goRound();
        assertThat(attempts).as("nothing is sent").containsExactly(true);
        assertThat(mails()).isEmpty();

        tell("setup-news/TOKEN_MADE", link);
        goRound();
        assertThat(attempts).as("it is tried").containsExactly(true, false);
    }

    private String withdrawnLink() {
        return store.sessions().inTransaction(session -> {
            SetupLink link = new SetupLinks(session)
                    .create(
                            Set.of(SetupPurpose.PROVISIONING),
                            TestStore.providerId("contoso"),
                            null,
                            null,
                            URI.create("https://sso.rundiffusion.com/realms/rundiffusion/setup/"),
                            StrictJson.MAPPER.createObjectNode(),
                            "anna",
                            KeycloakClock.now());
            new SetupPeriods(session).revoke(link, KeycloakClock.now());
            return link.id();
        });
    }

    private void tell(String kind, String link) {
        store.sessions()
                .run(session -> new MailQueue(with(SMTP, session))
                        .add(new MailQueue.News(kind, link, "Zq4k"), Stream.of(IT), KeycloakClock.now()));
    }

    private void provisioned(Instant last) {
        store.sessions().run(session -> {
            ProvisioningRow row = new ProvisioningRow();
            row.providerId = TestStore.providerId("contoso");
            row.realmId = TestSessions.REALM;
            row.lastSuccessAt = last.toEpochMilli();
            TestStore.entities(session).merge(row);
        });
    }

    private boolean give(int daysBefore, Map<String, String> smtp, String... contacts) {
        Notice notice = new Notice(
                new Ending(TestStore.providerId("contoso"), Kind.PLAN, PLAN_ENDS), Threshold.ofDays(daysBefore));
        return give(notice, smtp, contacts);
    }

    private boolean give(Notice notice, Map<String, String> smtp, String... contacts) {
        return store.sessions()
                .inTransaction(session -> new NoticeBook(with(smtp, session))
                        .give(notice, contoso(List.of(contacts)), KeycloakClock.now()));
    }

    private static KeycloakSession with(Map<String, String> smtp, KeycloakSession session) {
        RealmModel realm = Fake.of(
                RealmModel.class,
                Map.of(
                        "getId", asked -> TestSessions.REALM,
                        "getAttribute", asked -> null,
                        "getSmtpConfig", asked -> smtp));
        KeycloakContext context = Fake.of(KeycloakContext.class, Map.of("getRealm", asked -> realm));
        return Fake.of(
                KeycloakSession.class,
                Map.of(
                        "getProvider", asked -> session.getProvider(JpaConnectionProvider.class),
                        "getContext", asked -> context));
    }

    private static Enterprise contoso(List<String> contacts) {
        return new Enterprise(
                "contoso", "Contoso", null, Set.of(), null, Enterprise.Status.ACTIVE, contacts, null, PeopleRules.NONE);
    }

    private void goRound() {
        RealmJobs jobs =
                new RealmJobs(new RealmTransaction(store.sessions().factory(), TestSessions.REALM), () -> false);
        new QueuedMails(jobs, attempts::add).send();
    }

    private void anHourPasses() {
        store.sessions()
                .run(session -> session.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .createQuery("update NoticeMailRow row set row.dueAt = 0")
                        .executeUpdate());
    }

    private List<NoticeMailRow> mails() {
        return store.query("select row from NoticeMailRow row", NoticeMailRow.class);
    }

    private long failed() {
        return attempts.stream().filter(sent -> !sent).count();
    }
}
