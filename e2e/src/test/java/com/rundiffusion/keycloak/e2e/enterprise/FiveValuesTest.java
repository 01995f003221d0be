package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Browser;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.page.PortalPage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the values of a customer's mail to a login, in one call. */
class FiveValuesTest {

    private static final String APP = Stack.SITES.rundiffusionApp();

    @RegisterExtension
    private final Journey journey = new Journey();

    @AfterEach
    void disconnect() {
        EnterpriseApi.of(journey).delete("northwind");
    }

    /** As the administrator sees them in the portal; this one has set no Sign on URL. */
    @Test
    void whatThePortalShowsIsAWorkingLoginInOneCall() {
        EntraTenant northwind = journey.services().entra().northwind();
        journey.page().navigate(northwind.portalUrl());
        PortalPage portal = new PortalPage(journey.page());
        Map<String, Object> values = Map.of(
                "alias", "northwind",
                "identifier", portal.value("Identifier (Entity ID)"),
                "certificate", portal.certificateFile(),
                "loginUrl", portal.value("Login URL"),
                "entraIdentifier", portal.value("Microsoft Entra Identifier"));
        assertThat(EnterpriseApi.of(journey).create(values).status()).isEqualTo(201);

        EntraUser user = journey.signIn(APP, northwind, Person.MEMBER);
        assertThat(journey.app().idClaims())
                .containsEntry("sso_provider", "northwind")
                .containsEntry("entra_tenant_id", northwind.id())
                .containsEntry("email", user.mail())
                .containsEntry("email_verified", false);
    }

    /** As mail programs hand them on: quoted, bracketed, broken over lines, with the slash that a browser adds. */
    @Test
    void whatMailAddsToThemDoesNoHarm() {
        EntraTenant northwind = journey.services().entra().northwind();
        Map<String, Object> values = CustomerMail.fiveValues(northwind);
        values.replaceAll((field, value) -> " \u201c" + value + "\u201d\u00a0\r\n");
        values.put("loginUrl", "<" + northwind.loginUrl() + "/>");
        values.put(
                "certificate",
                "Hi,\r\n\r\nhere it is:\r\n> "
                        + ((String) CustomerMail.fiveValues(northwind).get("certificate")).replace("\n", "\r\n> ")
                        + "\r\nBest regards");
        assertThat(EnterpriseApi.of(journey).create(values).text()).contains("\"northwind\"");
        journey.browser().signIn(APP, northwind, Person.MEMBER);
    }

    @Test
    void anAddressInTheDomainsOfTheEnterpriseIsBelieved() {
        EntraTenant northwind = connectWithDomain("refuse");
        journey.browser().signIn(APP, northwind, Person.MEMBER);
        assertThat(journey.browser().idClaims()).containsEntry("email_verified", true);
    }

    @Test
    void whoeverHasAnAddressElsewhereIsRefused() {
        EntraTenant northwind = connectWithDomain("refuse");
        journey.browser().follow(APP, northwind, Person.BORROWED_MAIL);
        assertThat(journey.browser().arrival().rejection()).isEqualTo("email_domain_foreign");
        assertThat(EnterpriseApi.stream(journey.services().admin().get("rundiffusion/users?max=1000"))
                        .map(user -> user.path("username").asText()))
                .noneMatch(name -> name.startsWith("northwind."));
    }

    @Test
    void orIsLetInWithoutBelievingTheAddress() {
        EntraTenant northwind = connectWithDomain("unverified");
        journey.browser().signIn(APP, northwind, Person.MICROSOFT_ACCOUNT_GUEST);
        assertThat(journey.browser().idClaims()).containsEntry("email_verified", false);
    }

    /** As after a merger: people read one name, and an address leads to the tenant that has its domain. */
    @Test
    void twoTenantsOfOneCustomerAreTwoEnterprisesOfOneName() {
        EntraTenant northwind = connectWithDomain("refuse");
        EnterpriseApi api = EnterpriseApi.of(journey);
        String name = api.get("contoso").json().path("displayName").asText();
        assertThat(api.put("northwind", Map.of("displayName", name)).status()).isEqualTo(200);
        assertThat(api.put("northwind", Map.of("domains", List.of("northwind.example", "contoso.example")))
                        .faults())
                .containsExactly("domains domain_taken");

        journey.browser().signIn(APP, northwind, Person.MEMBER);
        assertThat(journey.browser().idClaims()).containsEntry("sso_provider", "northwind");
        Browser another = journey.anotherBrowser();
        for (EntraTenant tenant : List.of(journey.contoso(), northwind)) {
            String hint = "somebody@" + tenant.name() + ".example";
            assertThat(another.open(Authorization.of("rundiffusion")
                                    .with("login_hint", hint)
                                    .url())
                            .offersAccounts()
                            .url())
                    .contains(tenant.id());
        }
    }

    private EntraTenant connectWithDomain(String otherDomains) {
        EntraTenant northwind = journey.services().entra().northwind();
        EnterpriseApi api = EnterpriseApi.of(journey);
        api.create(CustomerMail.fiveValues(northwind));
        api.put("northwind", Map.of("domains", List.of("northwind.example"), "otherDomains", otherDomains));
        return northwind;
    }
}
