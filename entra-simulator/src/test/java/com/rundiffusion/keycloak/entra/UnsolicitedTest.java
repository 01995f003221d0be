package com.rundiffusion.keycloak.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Responses that name no request: the portal's "Test" and My Apps. */
class UnsolicitedTest {

    @RegisterExtension
    private final RunningEntra running = new RunningEntra();

    private final Browser browser = new Browser();

    private Received test(EntraTenant tenant, String replyUrl) {
        return browser.open(
                tenant.portalUrl() + "/test?replyUrl=" + URLEncoder.encode(replyUrl, StandardCharsets.UTF_8));
    }

    @Test
    void testAnswersAtTheChosenReplyUrlWithoutInResponseTo() {
        EntraTenant tenant = running.contoso();
        for (String replyUrl : tenant.application().replyUrls()) {
            browser.open(tenant.url() + "/signout");
            Received page = browser.pick(test(tenant, replyUrl), tenant.user(Person.MEMBER));
            assertThat(page.formAction()).isEqualTo(replyUrl);
            assertThat(page.samlResponse()).doesNotContain("InResponseTo").contains("Recipient=\"" + replyUrl + "\"");
            assertThat(ParsedResponse.of(page.samlResponse()).response().getDestination())
                    .isEqualTo(replyUrl);
            assertThat(tenant.lastRequest().orElseThrow().id()).isEqualTo("F84D888AA3B44C1B844375A4E8210D9E");
        }
        assertThat(test(tenant, "https://elsewhere.example/").body()).contains("AADSTS50011");
    }

    @Test
    void thePortalTestsEveryReplyUrl() {
        EntraTenant tenant = running.contoso();
        assertThat(browser.open(tenant.portalUrl()).body())
                .contains(">Test</button>", "action=\"" + tenant.portalUrl() + "/test\"")
                .contains(tenant.application().replyUrls());
    }

    @Test
    void myAppsOpensTheSignOnUrlWhereThereIsOne() {
        EntraTenant tenant = running.contoso();
        assertThat(browser.open(tenant.myAppsUrl()).body())
                .contains("href=\"https://app.rundiffusion.com/?autoLoginSsoProvider=contoso\"");
    }

    @Test
    void myAppsPostsAResponseWhereThereIsNone() {
        EntraTenant tenant = running.fabrikam();
        String opens = tenant.myAppsUrl() + "/open";
        assertThat(browser.open(tenant.myAppsUrl()).body()).contains("href=\"" + opens + "\"");
        Received page = browser.pick(browser.open(opens), tenant.user(Person.MEMBER));
        assertThat(page.formAction()).isEqualTo(tenant.application().defaultReplyUrl());
        assertThat(page.samlResponse()).doesNotContain("InResponseTo");
        assertThat(page.hasField("RelayState")).isFalse();
        assertThat(browser.open(tenant.myAppsUrl()).body()).contains("Signed in as Ines Park");
        assertThat(browser.open(opens).hasField("SAMLResponse")).isTrue();
    }

    @Test
    void aConfiguredRelayStateGoesWithUnsolicitedResponsesOnly() {
        EntraTenant tenant = running.fabrikam();
        tenant.application().relayState("https://app.rundiffusion.com/studio");
        Received page = browser.pick(browser.open(tenant.myAppsUrl() + "/open"), tenant.user(Person.MEMBER));
        assertThat(page.field("RelayState")).isEqualTo("https://app.rundiffusion.com/studio");
        assertThat(test(tenant, tenant.application().defaultReplyUrl()).field("RelayState"))
                .isEqualTo("https://app.rundiffusion.com/studio");
        assertThat(browser.open(Requests.to(tenant).redirect()).hasField("RelayState"))
                .isFalse();
    }

    @Test
    void theUnsolicitedAudienceCanBePlain() {
        EntraTenant tenant = running.fabrikam();
        Received page = browser.pick(browser.open(tenant.myAppsUrl() + "/open"), tenant.user(Person.MEMBER));
        assertThat(ParsedResponse.of(page.samlResponse()).audience()).isEqualTo("spn:rundiffusion.com");
        tenant.application().unsolicitedAudience(EnterpriseApplication.Audience.PLAIN);
        Received plain = browser.open(tenant.myAppsUrl() + "/open");
        assertThat(ParsedResponse.of(plain.samlResponse()).audience()).isEqualTo("rundiffusion.com");
        Received solicited = browser.open(Requests.to(tenant).redirect());
        assertThat(ParsedResponse.of(solicited.samlResponse()).audience()).isEqualTo("spn:rundiffusion.com");
    }

    @Test
    void requiredRequestSignaturesBlockBoth() {
        EntraTenant tenant = running.fabrikam();
        tenant.application()
                .verificationCertificates(
                        SigningCertificate.issue(running.clock().instant()).certificate());
        assertThat(browser.open(tenant.myAppsUrl() + "/open").body()).contains("AADSTS76021");
        assertThat(test(tenant, tenant.application().defaultReplyUrl()).body()).contains("AADSTS76021");
    }
}
