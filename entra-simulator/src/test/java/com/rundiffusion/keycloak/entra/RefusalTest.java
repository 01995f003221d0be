package com.rundiffusion.keycloak.entra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Entra refuses. Each refusal stands beside the same request without the fault, which reaches the accounts. */
class RefusalTest {

    @RegisterExtension
    private final RunningEntra running = new RunningEntra();

    private final Browser browser = new Browser();
    private EntraTenant tenant;

    @BeforeEach
    void tenant() {
        tenant = running.contoso();
    }

    private void isAccepted(Requests request) {
        assertThat(browser.open(request.redirect()).body()).contains("Pick an account");
    }

    private void isRefused(Requests request, String code) {
        isRefusedAt(request.redirect(), code);
    }

    private void isRefusedAt(String url, String code) {
        isRefusal(browser.open(url), code);
    }

    private static void isRefusal(Received page, String code) {
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body())
                .contains(code + ":")
                .containsPattern("Trace ID</dt><dd>[0-9a-f-]{36}<")
                .containsPattern("Timestamp</dt><dd>\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ<")
                .doesNotContain("Pick an account", "SAMLResponse\"");
    }

    @Test
    void anUnregisteredReplyUrlIsRefused() {
        for (String url : tenant.application().replyUrls()) {
            isAccepted(Requests.to(tenant).attribute("AssertionConsumerServiceURL", url));
        }
        isAccepted(Requests.to(tenant).without("AssertionConsumerServiceURL"));
        String registered = tenant.application().replyUrls().get(1);
        for (String url : new String[] {
            "https://sso.rundiffusion.com/realms/rundiffusion/broker/contoso/endpoint",
            registered + "/",
            registered.replace("handler", "Handler"),
            registered.replace("https:", "http:")
        }) {
            isRefused(Requests.to(tenant).attribute("AssertionConsumerServiceURL", url), "AADSTS50011");
        }
    }

    @Test
    void anUnknownIssuerIsRefused() {
        isAccepted(Requests.to(tenant).issuer("rundiffusion.com"));
        isRefused(Requests.to(tenant).issuer("RunDiffusion.com"), "AADSTS700016");
        isRefused(Requests.to(tenant).issuer("https://rundiffusion.com"), "AADSTS700016");
    }

    @Test
    void anUnassignedUserIsRefused() {
        Received accounts = browser.open(Requests.to(tenant).redirect());
        assertThat(browser.pick(accounts, tenant.user(Person.MEMBER)).samlResponse())
                .contains("status:Success");
        isRefusal(browser.pick(accounts, tenant.user(Person.UNASSIGNED)), "AADSTS50105");
        tenant.application().assignmentRequired(false);
        assertThat(browser.pick(accounts, tenant.user(Person.UNASSIGNED)).samlResponse())
                .contains("status:Success");
    }

    @Test
    void aBlockedUserIsRefused() {
        EntraUser user = tenant.user(Person.MEMBER);
        Received accounts = browser.open(Requests.to(tenant).redirect());
        tenant.directory().block(user);
        isRefusal(browser.pick(accounts, user), "AADSTS50057");
        tenant.directory().unblock(user);
        assertThat(browser.pick(accounts, user).samlResponse()).contains("status:Success");
    }

    @Test
    void aResponseBindingOtherThanPostIsRefused() {
        isAccepted(Requests.to(tenant).without("ProtocolBinding"));
        isRefused(
                Requests.to(tenant).attribute("ProtocolBinding", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact"),
                "AADSTS75003");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
                "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
                "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
                "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"
            })
    void theNameIdFormatsThatEntraHasAreAccepted(String format) {
        isAccepted(Requests.to(tenant).child("<samlp:NameIDPolicy Format=\"" + format + "\"/>"));
    }

    @Test
    void anyOtherNameIdFormatIsRefused() {
        isRefused(
                Requests.to(tenant)
                        .child("<samlp:NameIDPolicy"
                                + " Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:WindowsDomainQualifiedName\"/>"),
                "AADSTS750161");
    }

    @Test
    void anIdThatStartsWithADigitIsRefused() {
        isAccepted(Requests.to(tenant).attribute("ID", "ID_4711"));
        isRefused(Requests.to(tenant).attribute("ID", "4711"), "AADSTS7500529");
    }

    @Test
    void aSubjectInTheRequestIsRefused() {
        isRefused(
                Requests.to(tenant)
                        .child("<saml:Subject><saml:NameID>ada@contoso.example</saml:NameID></saml:Subject>"),
                "AADSTS900236");
    }

    @Test
    void anotherDestinationIsRefused() {
        isAccepted(Requests.to(tenant).without("Destination"));
        isRefused(
                Requests.to(tenant).attribute("Destination", running.fabrikam().loginUrl()), "AADSTS75008");
    }

    @Test
    void aRequestedContextThatTheSignInDoesNotHaveIsRefused() {
        Requests password = Requests.to(tenant).child(context("PasswordProtectedTransport"));
        Received accounts = browser.open(password.redirect());
        assertThat(browser.pick(accounts, tenant.user(Person.MEMBER)).hasField("SAMLResponse"))
                .isTrue();
        isRefusal(browser.pick(accounts, tenant.user(Person.LONG_SIGNED_IN)), "AADSTS75011");

        Received forced = browser.open(password.attribute("ForceAuthn", "true").redirect());
        assertThat(browser.pick(forced, tenant.user(Person.LONG_SIGNED_IN)).hasField("SAMLResponse"))
                .isTrue();

        Received certificate =
                new Browser().open(Requests.to(tenant).child(context("X509")).redirect());
        isRefusal(browser.pick(certificate, tenant.user(Person.MEMBER)), "AADSTS75011");
    }

    private static String context(String reference) {
        return "<samlp:RequestedAuthnContext Comparison=\"exact\"><saml:AuthnContextClassRef>"
                + "urn:oasis:names:tc:SAML:2.0:ac:classes:" + reference
                + "</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>";
    }

    @Test
    void aPassiveRequestWithoutASessionIsRefused() {
        Requests passive = Requests.to(tenant).attribute("IsPassive", "true");
        isRefused(passive, "AADSTS50058");
        browser.pick(browser.open(Requests.to(tenant).redirect()), tenant.user(Person.MEMBER));
        assertThat(browser.open(passive.redirect()).hasField("SAMLResponse")).isTrue();
        isRefused(passive.attribute("ForceAuthn", "true"), "AADSTS50058");
    }

    @Test
    void theLoginUrlAloneIsRefused() {
        isRefusedAt(tenant.loginUrl(), "AADSTS750054");
        isRefusedAt(tenant.loginUrl() + "?SAMLRequest=", "AADSTS750054");
        isRefusal(browser.post(tenant.loginUrl(), Map.of("RelayState", "x")), "AADSTS750054");
    }

    @Test
    void whatIsNoAuthnRequestIsRefused() {
        Requests good = Requests.to(tenant);
        isAccepted(good);
        for (String xml : new String[] {
            "",
            "not xml",
            good.xml().replace("</saml:Issuer>", ""),
            good.xml().replace("AuthnRequest", "ArtifactResolve"),
            good.xml().replace("Version=\"2.0\"", "Version=\"1.1\""),
            good.xml().replace(" ID=", " Id="),
            good.xml().replace(" IssueInstant=", " Instant="),
            good.xml().replace("Issuer>", "Issued>"),
            Requests.to(tenant).attribute("ForceAuthn", "yes").xml()
        }) {
            isRefusedAt(good.redirect(xml), "AADSTS75005");
        }
        isRefusedAt(tenant.loginUrl() + "?SAMLRequest=%21%21", "AADSTS75005");
        isRefusedAt(tenant.loginUrl() + "?SAMLRequest=" + good.base64().substring(0, 40), "AADSTS75005");
        isRefusal(browser.post(tenant.loginUrl(), Map.of("SAMLRequest", "PA==")), "AADSTS75005");
    }

    @Test
    void aDocumentTypeOrABombIsRefused() {
        Requests good = Requests.to(tenant);
        isRefusedAt(good.redirect("<!DOCTYPE a [<!ENTITY b \"c\">]>" + good.xml()), "AADSTS75005");
        isRefusedAt(good.redirect(" ".repeat(200_000) + good.xml()), "AADSTS75005");
    }

    @Test
    void anUnknownTenantIsRefused() {
        isRefusedAt(tenant.loginUrl().replace(tenant.id(), "11111111-2222-4333-8444-555555555555"), "AADSTS90002");
    }

    @Test
    void anApplicationWithoutAnyReplyUrlHasNowhereToAnswer() {
        isAccepted(Requests.to(tenant).without("AssertionConsumerServiceURL"));
        tenant.application().defaultReplyUrl(null);
        isRefused(Requests.to(tenant).without("AssertionConsumerServiceURL"), "AADSTS900971");
    }

    @Test
    void aChoiceOfAccountOutOfNothingIsRefused() {
        isRefusal(
                browser.post(
                        tenant.url() + "/login",
                        Map.of(
                                "ctx",
                                "made-up",
                                "user",
                                tenant.user(Person.MEMBER).objectId())),
                "AADSTS75005");
        isRefusal(browser.post(tenant.url() + "/login", Map.of()), "AADSTS75005");
    }
}
