package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.journey.Arrival;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.page.AppPage;
import com.rundiffusion.keycloak.testkit.page.EntraPage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a link does when the way is not straight. */
class FallbackTest {

    private static final String APP = Stack.SITES.rundiffusionApp();
    private static final String OTHER_APP = Stack.SITES.runnitApp();

    @RegisterExtension
    private final Journey journey = new Journey();

    @ParameterizedTest
    @ValueSource(strings = {"CONTOSO", "Contoso", "contoso&autoLoginSsoProvider=fabrikam", "%20contoso%20"})
    void variantsOfTheNameLeadToTheEnterprise(String name) {
        int visits = journey.contoso().visits();
        journey.browser().open(Journey.link(APP, name)).offersAccounts();
        assertThat(journey.contoso().visits()).isEqualTo(visits + 1);
    }

    @Test
    void keycloaksOwnHintWorksToo() {
        journey.page()
                .navigate(Authorization.of("rundiffusion")
                        .with("kc_idp_hint", "contoso")
                        .url());
        journey.entra().awaitAccounts();
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, a company we do not know",
        "'', names no company",
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E, a company we do not know",
        "../../admin, a company we do not know"
    })
    void aNameThatLeadsNowhereShowsTheSignInPageAndSaysSo(String name, String sentence) {
        Arrival arrival = journey.browser()
                .open(Authorization.of("rundiffusion")
                        .with("autoLoginSsoProvider", name)
                        .url());
        assertThat(arrival.status()).isEqualTo(200);
        assertThat(arrival.asksForAddress().message()).contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 300, 3000})
    void soDoesOneThatIsMuchTooLong(int length) {
        Arrival arrival = journey.browser().open(Journey.link(APP, "a".repeat(length)));
        assertThat(arrival.status()).isEqualTo(200);
        assertThat(arrival.asksForAddress().message()).contains("a company we do not know");
    }

    @Test
    void aPausedEnterpriseIsExplainedAndWorksAgainAfterwards() {
        enable("fabrikam", false);
        try {
            journey.page().navigate(Journey.link(APP, "fabrikam"));
            assertThat(journey.signInPage().await().message()).contains("paused");
            journey.signInPage().continueWith("somebody@fabrikam.example");
            assertThat(journey.signInPage().await().message()).contains("paused");
        } finally {
            enable("fabrikam", true);
        }
        journey.signIn(APP, journey.fabrikam(), Person.MEMBER);
    }

    private void enable(String alias, boolean enabled) {
        AdminRest admin = journey.services().admin();
        JsonNode found = admin.get("rundiffusion/organizations?search=" + alias + "&exact=true")
                .get(0);
        ObjectNode organization = (ObjectNode)
                admin.get("rundiffusion/organizations/" + found.get("id").asText());
        admin.put("rundiffusion/organizations/" + found.get("id").asText(), organization.put("enabled", enabled));
    }

    @Test
    void theEmailAddressLeadsToTheCompanyAndGoesAlongAsAHint() {
        journey.page().navigate(Journey.link(APP, "nobody"));
        journey.signInPage().await().continueWith(" Ada.Winter@Contoso.example ");
        journey.entra().awaitAccounts();
        assertThat(journey.contoso().lastRequest().orElseThrow().loginHint()).isEqualTo("Ada.Winter@Contoso.example");
        journey.entra().pick(journey.contoso().user(Person.MEMBER));
        journey.app().awaitSignedIn();
    }

    @ParameterizedTest
    @CsvSource({
        "foo@bar baz, does not look like an email",
        "x@a..b, does not look like an email",
        "x@*.com, does not look like an email",
        "x@y@contoso.example, does not look like an email",
        "'', does not look like an email",
        "somebody@sub.contoso.example, do not know this company",
        "somebody@unknown.example, do not know this company"
    })
    void anAddressThatLeadsNowhereIsAskedForAgain(String typed, String sentence) {
        journey.browser().open(Authorization.of("rundiffusion").url()).asksForAddress();
        assertThat(journey.browser()
                        .submit(Map.of("email", typed))
                        .asksForAddress()
                        .message())
                .contains(sentence);
    }

    @Test
    void theRightSessionCostsNoClickAndNoVisitToEntra() {
        journey.signIn(APP, journey.contoso(), Person.MEMBER);
        int visits = journey.contoso().visits();
        journey.page().navigate(Journey.link(OTHER_APP, "contoso"));
        journey.app().awaitSignedIn();
        assertThat(journey.contoso().visits()).isEqualTo(visits);
    }

    @Test
    void theLinkWinsOverTheSessionOfAnotherEnterprise() {
        journey.signIn(APP, journey.contoso(), Person.MEMBER);
        Object before = journey.app().idClaims().get("sid");
        journey.signIn(APP, journey.fabrikam(), Person.MEMBER);
        assertThat(journey.app().idClaims())
                .containsEntry("sso_provider", "fabrikam")
                .doesNotContainEntry("sid", before);
        journey.page().navigate(OTHER_APP + "/");
        journey.app().awaitSignedIn();
        assertThat(journey.app().idClaims()).containsEntry("sso_provider", "fabrikam");
    }

    @Test
    void aMereLinkSignsNobodyOut() {
        journey.signIn(APP, journey.contoso(), Person.MEMBER);
        journey.page().navigate(Journey.link(OTHER_APP, "fabrikam"));
        journey.entra().awaitAccounts();
        journey.page().navigate(APP + "/");
        journey.app().awaitSignedIn();
        journey.page().navigate(OTHER_APP + "/");
        journey.app().awaitSignedIn();
        assertThat(journey.app().idClaims()).containsEntry("sso_provider", "contoso");
    }

    @Test
    void anUnknownNameDoesNotSignInToTheSessionOfSomebodyElse() {
        journey.signIn(APP, journey.contoso(), Person.MEMBER);
        journey.page().navigate(Journey.link(OTHER_APP, "nobody"));
        assertThat(journey.signInPage().await().message()).contains("a company we do not know");
        journey.signInPage().continueWith("somebody@fabrikam.example");
        journey.entra().pick(journey.fabrikam().user(Person.MEMBER));
        journey.app().awaitSignedIn();
        assertThat(journey.app().idClaims()).containsEntry("sso_provider", "fabrikam");
    }

    @Test
    void cancellingAtEntraEndsThereAndTheLinkWorksAgain() {
        journey.page().navigate(Journey.link(APP, "contoso"));
        int visits = journey.contoso().visits();
        journey.entra().awaitAccounts().cancel();
        assertThat(journey.entra().refusal()).contains("AADSTS");
        assertThat(journey.contoso().visits()).isEqualTo(visits);
        journey.signIn(APP, journey.contoso(), Person.MEMBER);
    }

    @Test
    void reloadingEndsInTheApp() {
        journey.signIn(APP, journey.contoso(), Person.MEMBER);
        journey.page().reload();
        journey.app().awaitSignedIn();
    }

    /** Entra, asked again by the browser's history, answers a login that is over. */
    @Test
    void goingBackEndsInTheApp() {
        journey.signIn(APP, journey.contoso(), Person.MEMBER);
        int visits = journey.contoso().visits();
        goBackToEntra(journey.page());
        journey.app().awaitSignedIn();
        assertThat(journey.contoso().visits()).isEqualTo(visits + 1);
    }

    /**
     * Whether Entra's page that posts by itself stands in the history is a matter of milliseconds. Where it does, Chromium
     * asks before it posts again, and a person presses back once more; so they do while it is still changing pages.
     */
    private void goBackToEntra(Page page) {
        new Background(journey).await(() -> wentBack(page));
    }

    private static boolean wentBack(Page page) {
        try {
            page.goBack();
            return true;
        } catch (PlaywrightException notYet) {
            assertThat(notYet.getMessage()).containsAnyOf("ERR_CACHE_MISS", "Not attached to an active page");
            page.waitForLoadState();
            return false;
        }
    }

    @Test
    void twoTabsEndInTheApp() {
        Page first = journey.page();
        Page second = first.context().newPage();
        first.navigate(Journey.link(APP, "contoso"));
        second.navigate(Journey.link(OTHER_APP, "contoso"));
        new EntraPage(first).pick(journey.contoso().user(Person.MEMBER));
        new AppPage(first).awaitSignedIn();
        new EntraPage(second).pick(journey.contoso().user(Person.MEMBER));
        new AppPage(second).awaitSignedIn();
    }

    @Test
    void twoTabsWithTwoEnterprisesEndInTheLastOne() {
        Page first = journey.page();
        Page second = first.context().newPage();
        first.navigate(Journey.link(APP, "contoso"));
        second.navigate(Journey.link(APP, "fabrikam"));
        new EntraPage(first).pick(journey.contoso().user(Person.MEMBER));
        new AppPage(first).awaitSignedIn();
        new EntraPage(second).pick(journey.fabrikam().user(Person.MEMBER));
        AppPage app = new AppPage(second).awaitSignedIn();
        assertThat(app.idClaims()).containsEntry("sso_provider", "fabrikam");
    }
}
