package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Mistake;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Browser;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an administrator sets wrongly in Entra's portal: the person reads what the portal's list says, and the repair helps. */
@Tag("long")
class PortalMistakesTest {

    private static final String APP = Stack.SITES.rundiffusionApp();

    @RegisterExtension
    private final Journey journey = new Journey();

    @AfterEach
    void putAllBack() {
        journey.services().entra().tenants().forEach(tenant -> portal(tenant, "reset", "all"));
    }

    private void make(EntraTenant tenant, Mistake mistake) {
        portal(tenant, "make", mistake.key());
    }

    private void portal(EntraTenant tenant, String action, String word) {
        assertThat(journey.browser()
                        .post(tenant.portalUrl() + "/mistakes", Map.of(action, word))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Mistake.class)
    void eachIsMetAsTheListSaysUntilItIsPutBack(Mistake mistake) {
        make(journey.contoso(), mistake);
        Browser person = journey.anotherBrowser();
        person.open(Journey.link(APP, "contoso"));
        if (person.arrival().body().contains("class=\"account\"")) {
            person.pick(journey.contoso().user(Person.MEMBER));
        }
        String code = mistake.code().orElse("");
        if (code.isEmpty()) {
            person.arrival().isSignedIn();
        } else if (code.startsWith("AADSTS")) {
            assertThat(person.arrival().origin()).isEqualTo(Stack.SITES.entra());
            assertThat(person.arrival().text()).contains(code + ":");
        } else {
            assertThat(person.arrival().rejection()).isEqualTo(code);
            assertThat(person.arrival().title()).isEqualTo(mistake.meets());
        }
        portal(journey.contoso(), "undo", mistake.key());
        journey.anotherBrowser().signIn(APP, journey.contoso(), Person.MEMBER);
    }

    @Test
    void withoutTheClaimAPersonHasNoAddress() {
        make(journey.contoso(), Mistake.EMAIL_DELETED);
        Browser person = journey.anotherBrowser();
        person.signIn(APP, journey.contoso(), Person.MEMBER);
        assertThat(person.idClaims()).doesNotContainKey("email");
        portal(journey.contoso(), "reset", "all");
        person.forgetAll();
        person.signIn(APP, journey.contoso(), Person.MEMBER);
        assertThat(person.idClaims()).containsKey("email");
    }

    /** That host is Google's, which knows of no sign-in. */
    @Test
    void myAppsLeadsToTheOtherDefault() {
        make(journey.fabrikam(), Mistake.REPLY_URL_DEFAULT);
        assertThat(openedFromMyApps().arrival().origin()).isEqualTo(Stack.SITES.firebase());
        portal(journey.fabrikam(), "reset", "all");
        openedFromMyApps().arrival().isSignedIn();
    }

    private Browser openedFromMyApps() {
        Browser person = journey.anotherBrowser();
        person.open(journey.fabrikam().myAppsUrl());
        person.click("tile");
        person.pick(journey.fabrikam().user(Person.MEMBER));
        return person;
    }

    @Test
    void whatCanBeStoredIsMendedByStoringIt() {
        EntraTenant northwind = journey.services().entra().northwind();
        EnterpriseApi api = EnterpriseApi.of(journey);
        api.create(CustomerMail.document(northwind));
        try {
            make(northwind, Mistake.CERTIFICATE_ROLLED);
            assertThat(storedFrom(northwind, api).status()).isEqualTo(200);
            journey.anotherBrowser().signIn(APP, northwind, Person.MEMBER);

            make(northwind, Mistake.CERTIFICATE_EXPIRED);
            assertThat(storedFrom(northwind, api).faults())
                    .singleElement()
                    .asString()
                    .endsWith("certificate_expired");

            String now = Instant.now().toString();
            make(northwind, Mistake.CERTIFICATE_ENDING);
            assertThat(storedFrom(northwind, api).status()).isEqualTo(200);
            journey.anotherBrowser().signIn(APP, northwind, Person.MEMBER);
            Background background = new Background(journey);
            background.await(() -> !background
                    .eventsSince(now, "enterprises/northwind/certificate-ends")
                    .isEmpty());
        } finally {
            api.delete("northwind");
        }
    }

    /** As operations do with what the administrator hands over. */
    private static EnterpriseApi.Answer storedFrom(EntraTenant tenant, EnterpriseApi api) {
        String certificate = tenant.application().certificates().active().pem();
        return api.put(tenant.name(), Map.of("certificates", List.of(certificate)));
    }
}
