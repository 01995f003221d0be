package com.rundiffusion.keycloak.enterprise.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.database.TestDatabase;
import com.rundiffusion.keycloak.database.TestSessions;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.jpa.entities.OrganizationEntity;

class EnterpriseDirectoryTest {

    private static final TestDatabase DATABASE = TestDatabase.start();
    private static final TestSessions SESSIONS = new TestSessions(DATABASE);

    @BeforeAll
    static void connect() {
        SESSIONS.run(session -> {
            connect(session, TestSessions.REALM, "contoso", "entra-saml", "contoso.com", "contoso.example");
            connect(session, TestSessions.REALM, "wild", "entra-saml", "*.wild.com");
            connect(session, TestSessions.REALM, "club", "oidc", "club.com");
            connect(session, "another", "fabrikam", "entra-saml", "fabrikam.com");
        });
    }

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    private static void connect(KeycloakSession session, String realm, String alias, String type, String... domains) {
        OrganizationEntity organization = TestStore.organization(alias, realm);
        TestStore.entities(session).persist(organization);
        for (String name : domains) {
            TestStore.entities(session).persist(TestStore.domain(name, organization));
        }
        TestStore.entities(session).persist(TestStore.provider(alias, realm, type, organization));
    }

    private static Map<String, String> owners(String... domains) {
        return SESSIONS.inTransaction(session -> new EnterpriseDirectory(session).ownersOf(Set.of(domains)));
    }

    @Test
    void namesTheOwnerOfEachDomainThatHasOne() {
        assertThat(owners("contoso.com", "contoso.example", "nobody.example"))
                .containsOnly(Map.entry("contoso.com", "contoso"), Map.entry("contoso.example", "contoso"));
    }

    @Test
    void knowsADomainExactlyOrNotAtAll() {
        assertThat(owners("mail.contoso.com", "com", "a.wild.com", "wild.com")).isEmpty();
    }

    @Test
    void doesNotTakeWhatIsOfAnotherRealmOrNoEnterprise() {
        assertThat(owners("club.com", "fabrikam.com")).isEmpty();
    }

    @Test
    void takesNothingForADomainThatIsTooLongToBeOne() {
        assertThat(owners("a.".repeat(200) + "com")).isEmpty();
    }

    @Test
    void asksOnceHoweverManyAndWhateverComesOfIt() {
        assertThat(DATABASE.statements(() -> owners("contoso.com", "nobody.example", "c.example")))
                .isEqualTo(1);
        assertThat(DATABASE.statements(() -> owners("nobody.example"))).isEqualTo(1);
        assertThat(DATABASE.statements(() -> owners())).isZero();
    }
}
