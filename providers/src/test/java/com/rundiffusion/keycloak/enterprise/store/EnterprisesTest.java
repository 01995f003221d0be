package com.rundiffusion.keycloak.enterprise.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.database.TestSessions;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.Enterprise.Status;
import com.rundiffusion.keycloak.enterprise.OtherDomains;
import com.rundiffusion.keycloak.enterprise.PeopleRules;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise.Misread;
import com.rundiffusion.keycloak.enterprise.list.EnterpriseFilter;
import com.rundiffusion.keycloak.enterprise.list.EnterpriseList;
import com.rundiffusion.keycloak.enterprise.list.EnterpriseOrder;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import com.rundiffusion.keycloak.schema.EnterpriseRow;
import com.rundiffusion.keycloak.schema.TaskRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.IdentityProviderStorageProvider;

/** What is stored, what a change promises, and what somebody wrote past us. */
class EnterprisesTest {

    private static final String VERIFIED = "select person.id from UserEntity person where person.emailVerified = true";
    private static final String TASKS = "select row from TaskRow row";

    private final TestStore store = new TestStore();

    @AfterEach
    void close() {
        store.close();
    }

    private static Enterprise without(String domain, Enterprise enterprise) {
        return new Enterprise(
                enterprise.alias(),
                enterprise.displayName(),
                enterprise.application(),
                enterprise.domains().stream()
                        .filter(name -> !name.equals(domain))
                        .collect(Collectors.toSet()),
                enterprise.otherDomains(),
                enterprise.status(),
                enterprise.contacts(),
                enterprise.planEndsOn(),
                PeopleRules.NONE);
    }

    private static Enterprise named(String name, Enterprise enterprise) {
        return new Enterprise(
                enterprise.alias(),
                name,
                enterprise.application(),
                enterprise.domains(),
                enterprise.otherDomains(),
                enterprise.status(),
                enterprise.contacts(),
                enterprise.planEndsOn(),
                PeopleRules.NONE);
    }

    @Test
    void addressesInADomainThatIsGivenUpAreUnverified() {
        store.connect("contoso", Set.of("contoso.com", "contoso.example"), Map.of());
        store.people("contoso", "contoso.com", 3);
        store.update("contoso", enterprise -> without("contoso.example", enterprise));
        assertThat(store.query(VERIFIED, String.class)).hasSize(3);

        store.update("contoso", enterprise -> without("contoso.com", enterprise));
        assertThat(store.query(VERIFIED, String.class)).isEmpty();
        assertThat(store.query(TASKS, TaskRow.class)).isEmpty();
    }

    /** As when the node dies, or the database fails, after the commit. */
    @Test
    void whatAStoredChangeHasPromisedIsDoneByTheNextRoundWhereItWasBrokenOff() {
        store.connect("contoso", Set.of("contoso.com"), Map.of());
        store.people("contoso", "contoso.com", 45);
        AtomicInteger opened = new AtomicInteger();
        store.sessions().whenOpened(session -> {
            // The change, what is to be done, whose addresses they are; then the batches.
            if (opened.incrementAndGet() > 4) {
                throw new IllegalStateException("The database is gone");
            }
        });
        store.update("contoso", enterprise -> without("contoso.com", enterprise));
        store.sessions().whenOpened(session -> {});

        assertThat(store.find("contoso").enterprise().domains())
                .as("the change is stored")
                .isEmpty();
        assertThat(store.query(VERIFIED, String.class)).isNotEmpty();

        List<String> due = due(Instant.now().plus(Duration.ofMinutes(10)));
        assertThat(due).hasSize(1);
        RealmTransaction realm = new RealmTransaction(store.sessions().factory(), TestSessions.REALM);
        due.forEach(id -> Tasks.finish(realm, id));
        assertThat(store.query(VERIFIED, String.class)).isEmpty();
        assertThat(store.query(TASKS, TaskRow.class)).isEmpty();
    }

    @Test
    void aDomainThatCameBackMeanwhileIsNotDoubted() {
        store.connect("contoso", Set.of("contoso.com"), Map.of());
        store.people("contoso", "contoso.com", 1);
        store.sessions().run(session -> {
            TaskRow row = new TaskRow();
            row.id = "task";
            row.realmId = TestSessions.REALM;
            row.providerId = TestStore.providerId("contoso");
            row.kind = "DOUBT_ADDRESSES";
            row.domains = "contoso.com";
            TestStore.entities(session).persist(row);
        });
        Tasks.finish(new RealmTransaction(store.sessions().factory(), TestSessions.REALM), "task");
        assertThat(store.query(VERIFIED, String.class)).hasSize(1);
        assertThat(store.query(TASKS, TaskRow.class)).isEmpty();
    }

    @Test
    void ofTwoNodesOneTakesATask() {
        store.sessions().run(session -> {
            TaskRow row = new TaskRow();
            row.id = "task";
            row.realmId = TestSessions.REALM;
            row.providerId = "gone";
            row.kind = "SIGN_OUT";
            TestStore.entities(session).persist(row);
        });
        Instant now = Instant.now();
        List<Boolean> claims = new ArrayList<>();
        for (int node = 0; node < 2; node++) {
            claims.add(store.sessions().inTransaction(session -> Tasks.claim(session, "task", now)));
        }
        assertThat(claims).containsExactly(true, false);
    }

    /** Of a response that was accepted before the pause, the session can be stored after it. */
    @Test
    void whoCameInWhileItWasPausedIsSignedOutLater() {
        store.connect("contoso", Set.of(), Map.of());
        store.people("contoso", "contoso.com", 2);
        store.call(enterprises -> {
            enterprises.pause(enterprises.find("contoso").orElseThrow());
            return null;
        });
        assertThat(store.sessions().signedOut()).hasSize(2);

        Instant now = Instant.now();
        assertThat(due(now)).isEmpty();
        RealmTransaction realm = new RealmTransaction(store.sessions().factory(), TestSessions.REALM);
        due(now.plus(Duration.ofMinutes(10))).forEach(id -> Tasks.finish(realm, id));
        assertThat(store.sessions().signedOut()).hasSize(4);
        assertThat(store.query(TASKS, TaskRow.class)).isEmpty();
    }

    @Test
    void whoseEnterpriseIsActiveAgainStaysIn() {
        store.connect("contoso", Set.of(), Map.of());
        store.people("contoso", "contoso.com", 1);
        store.call(enterprises -> {
            enterprises.pause(enterprises.find("contoso").orElseThrow());
            return null;
        });
        store.update("contoso", enterprise -> enterprise.with(Status.ACTIVE));
        RealmTransaction realm = new RealmTransaction(store.sessions().factory(), TestSessions.REALM);
        due(Instant.now().plus(Duration.ofMinutes(10))).forEach(id -> Tasks.finish(realm, id));
        assertThat(store.sessions().signedOut()).hasSize(1);
        assertThat(store.query(TASKS, TaskRow.class)).isEmpty();
    }

    private List<String> due(Instant now) {
        return store.sessions().inTransaction(session -> Tasks.due(session, now, 10));
    }

    /** One session is opened for the change; signing out would open more. */
    @Test
    void whoWasNotActiveIsNotSignedOutAgain() {
        store.connect("contoso", Set.of(), Map.of());
        store.people("contoso", "contoso.com", 1);
        store.sessions()
                .run(session -> TestStore.entities(session)
                        .createQuery("update OrganizationEntity organization set organization.enabled = false")
                        .executeUpdate());
        AtomicInteger opened = new AtomicInteger();
        store.sessions().whenOpened(session -> opened.incrementAndGet());
        store.update("contoso", enterprise -> named("Contoso Ltd", enterprise));
        assertThat(opened).hasValue(1);
    }

    @Test
    void aPlanEndThatCannotBeReadPausesItsOwnEnterpriseAlone() {
        store.connect("contoso", Set.of("contoso.com"), Map.of("planEndsOn", "31.12.2026"));
        store.connect("fabrikam", Set.of("fabrikam.com"), Map.of("planEndsOn", "2999-12-31"));

        StoredEnterprise broken = store.find("contoso");
        assertThat(broken.enterprise().status()).isEqualTo(Status.PAUSED);
        assertThat(broken.misread()).containsExactly(new Misread("planEndsOn", "31.12.2026"));
        StoredEnterprise neighbour = store.find("fabrikam");
        assertThat(neighbour.enterprise().status()).isEqualTo(Status.ACTIVE);
        assertThat(neighbour.misread()).isEmpty();
        List<StoredEnterprise> list = store.sessions()
                .inTransaction(session ->
                        new EnterpriseList(session).page(EnterpriseFilter.ALL, EnterpriseOrder.BY_ALIAS, 0, 10));
        assertThat(list).hasSize(2);
    }

    @Test
    void whatElseCannotBeReadCountsAsItsStrictest() {
        store.connect(
                "contoso",
                Set.of(),
                Map.of(
                        "planEndsOn", "+999999999-12-31",
                        "otherDomains", "everybody",
                        "signingCertificate", "-----BEGIN PRIVATE KEY-----"));
        StoredEnterprise stored = store.find("contoso");
        assertThat(stored.enterprise().status()).isEqualTo(Status.PAUSED);
        assertThat(stored.enterprise().otherDomains()).isEqualTo(OtherDomains.REFUSE);
        assertThat(stored.misread())
                .containsExactly(
                        new Misread("planEndsOn", "+999999999-12-31"),
                        new Misread("otherDomains", "everybody"),
                        new Misread("certificates", null));
    }

    @Test
    void aListGoesOnBehindAPageOfWhichNothingCanBeRead() {
        store.connect("a", Set.of(), Map.of());
        store.connect("b", Set.of(), Map.of("idpEntityId", "nobody's"));
        store.connect("c", Set.of(), Map.of());
        List<String> aliases = new ArrayList<>();
        String last = "";
        for (EnterpriseList.Page page = after(last);
                page.last().isPresent();
                page = after(page.last().get())) {
            page.enterprises().forEach(one -> aliases.add(one.enterprise().alias()));
        }
        assertThat(aliases).containsExactly("a", "c");
    }

    private EnterpriseList.Page after(String alias) {
        return store.sessions().inTransaction(session -> new EnterpriseList(session).after(alias, 1));
    }

    @Test
    void whatAMetadataReadWroteMeanwhileStays() {
        store.connect("contoso", Set.of(), Map.of("metadataUrl", "https://login.microsoftonline.com/x"));
        store.update("contoso", enterprise -> enterprise);
        String id = TestStore.providerId("contoso");
        store.sessions().run(session -> {
            EnterpriseRow row = TestStore.entities(session).find(EnterpriseRow.class, id);
            store.sessions()
                    .run(other ->
                            new EnterpriseCalendar(other).metadataFailed(id, "unreachable", Instant.ofEpochMilli(7)));
            row.updatedAt = 5;
        });
        EnterpriseRow row = store.query("select row from EnterpriseRow row", EnterpriseRow.class)
                .get(0);
        assertThat(row.updatedAt).isEqualTo(5);
        assertThat(row.metadataFailure).isEqualTo("unreachable");
    }

    @Test
    void aChangeOfOursTakesTheMarkAwayThatItsOwnWriteHasMade() {
        store.connect("contoso", Set.of(), Map.of());
        store.update("contoso", enterprise -> enterprise);
        store.update("contoso", enterprise -> named("Contoso Ltd", enterprise));
        assertThat(store.query("select row from EnterpriseRow row", EnterpriseRow.class))
                .extracting(row -> row.stale)
                .containsExactly(false);
    }

    @Test
    void notingFirebasesUsersChangesNothingElseOfTheProvider() {
        store.connect("contoso", Set.of(), Map.of());
        store.call(enterprises -> {
            enterprises.noteFirebaseUsers(enterprises.find("contoso").orElseThrow());
            return null;
        });
        store.sessions().run(session -> {
            var provider =
                    session.getProvider(IdentityProviderStorageProvider.class).getByAlias("contoso");
            assertThat(EnterpriseDirectory.hasFirebaseUsers(provider)).isTrue();
            assertThat(provider.isEnabled()).isTrue();
            assertThat(provider.getConfig()).containsEntry("entityId", "rundiffusion.com");
        });
    }
}
