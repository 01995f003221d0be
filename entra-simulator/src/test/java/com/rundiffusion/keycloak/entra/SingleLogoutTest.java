package com.rundiffusion.keycloak.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.saml.LogoutField;
import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.keycloak.dom.saml.v2.protocol.LogoutRequestType;
import org.keycloak.dom.saml.v2.protocol.StatusResponseType;
import org.keycloak.saml.processing.api.saml.v2.response.SAML2Response;

/** Sessions that end because an application asks for it, or because the user signs out at Entra. */
class SingleLogoutTest {

    private static final String LOGOUT_URL = "https://sso.rundiffusion.com/realms/rundiffusion/entra-logout";
    private static final Pattern FRAME = Pattern.compile("<iframe src=\"([^\"]*)\" hidden=");

    @RegisterExtension
    private final RunningEntra running = new RunningEntra();

    private final Browser browser = new Browser();
    private EntraTenant tenant;

    @BeforeEach
    void tenant() {
        tenant = running.contoso();
    }

    /** @return the SessionIndex that the application was told */
    private String signIn() {
        Received page = browser.open(Requests.to(tenant).redirect());
        Received response = page.hasField("SAMLResponse") ? page : browser.pick(page, tenant.user(Person.MEMBER));
        return ParsedResponse.of(response.samlResponse()).authentication().getSessionIndex();
    }

    private void isSignedIn(boolean expected) {
        assertThat(browser.open(Requests.to(tenant).redirect()).hasField("SAMLResponse"))
                .isEqualTo(expected);
    }

    private PublicKey key() {
        return tenant.application().certificates().active().certificate().getPublicKey();
    }

    private void isRefused(LogoutRequests request, String code) {
        assertThat(browser.open(request.redirect()).body()).contains(code);
        isSignedIn(true);
    }

    private String frame(Received page) {
        Matcher frame = FRAME.matcher(page.body());
        assertThat(frame.find()).as(page.body()).isTrue();
        return frame.group(1).replace("&amp;", "&");
    }

    private static Object parsed(String xml) throws Exception {
        return new SAML2Response()
                .getSAML2ObjectFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void withoutALogoutUrlTheBrowserStaysOnEntrasPage() {
        String index = signIn();
        String url = LogoutRequests.to(tenant).sessionIndex(index).redirect() + "&RelayState=x";
        assertThat(browser.open(url).body()).contains("You have signed out").doesNotContain("iframe");
        isSignedIn(false);
        assertThat(tenant.logoutRequests()).singleElement().satisfies(request -> {
            assertThat(request.sessionIndexes()).containsExactly(index);
            assertThat(request.relayState()).isEqualTo("x");
        });
    }

    @Test
    void withOneTheAnswerGoesThere() throws Exception {
        tenant.application().logoutUrl(LOGOUT_URL);
        String index = signIn();
        LogoutRequests request = LogoutRequests.to(tenant).sessionIndex(index);
        LogoutMessageUrl sent = LogoutMessageUrl.of(browser.sentTo(request.redirect() + "&RelayState=a%2Fb"));
        isSignedIn(false);
        assertThat(sent.address()).isEqualTo(LOGOUT_URL);
        assertThat(sent.order()).containsExactly("SAMLResponse", "RelayState", "Signature", "SigAlg");
        assertThat(sent.isSignedWith(key(), "SAMLResponse")).isTrue();
        assertThat(sent.value("RelayState")).isEqualTo("a/b");
        StatusResponseType response = (StatusResponseType) parsed(sent.xml("SAMLResponse"));
        assertThat(response.getInResponseTo()).isEqualTo(request.id());
        assertThat(response.getDestination()).isEqualTo(LOGOUT_URL);
        assertThat(response.getIssuer().getValue()).isEqualTo("https://login.microsoftonline.com/" + tenant.id() + "/");
        assertThat(response.getStatus().getStatusCode().getValue())
                .hasToString("urn:oasis:names:tc:SAML:2.0:status:Success");
    }

    @Test
    void theAnswerCanHaveTheOlderIssuer() {
        tenant.application().logoutUrl(LOGOUT_URL).logoutHabits().issuer(LogoutHabits.Issuer.IDENTIFIER);
        assertThat(tenant.logoutResponse(LogoutRequests.to(tenant).read()).toXml())
                .contains(">" + tenant.identifier() + "</Issuer>");
    }

    @Test
    void whatEntraDoesNotTakeEndsNothing() {
        String index = signIn();
        isRefused(LogoutRequests.to(tenant).issuer("somebody.else"), "AADSTS700016");
        isRefused(LogoutRequests.to(tenant).id("1abc"), "AADSTS7500529");
        isRefused(LogoutRequests.to(tenant).destination(tenant.myAppsUrl()), "AADSTS75008");
        isRefused(LogoutRequests.to(tenant).subject("<saml:NameID/>"), "AADSTS7500530");
        isRefused(LogoutRequests.to(tenant).subject(""), "AADSTS7500530");
        isRefused(LogoutRequests.to(tenant).subject("<saml:EncryptedID/>"), "AADSTS75005");
        isRefused(LogoutRequests.to(tenant).sessionIndex("_made-up"), "AADSTS75005");
        isRefused(LogoutRequests.to(tenant).issueInstant("yesterday"), "AADSTS75005");
        tenant.application()
                .verificationCertificates(SigningCertificate.issue(tenant.now()).certificate());
        assertThat(browser.open(LogoutRequests.to(tenant).redirect()).body()).contains("AADSTS76021");
        tenant.application().verificationCertificates(new X509Certificate[0]);
        isSignedIn(true);
        LogoutRequests old = LogoutRequests.to(tenant)
                .sessionIndex(index)
                .issueInstant(tenant.now().minus(Duration.ofDays(2)).toString());
        assertThat(browser.open(old.redirect()).body()).contains("You have signed out");
        isSignedIn(false);
    }

    @Test
    void whoeverIsSignedOutAlreadyIsAnsweredTheSame() {
        String index = signIn();
        String url = LogoutRequests.to(tenant).sessionIndex(index).redirect();
        assertThat(browser.open(url).body()).contains("You have signed out");
        assertThat(browser.open(url).body()).contains("You have signed out");
    }

    @Test
    void signingOutHereOpensAHiddenFrameAtTheLogoutUrl() throws Exception {
        tenant.application().logoutUrl(LOGOUT_URL);
        String index = signIn();
        LogoutMessageUrl sent = LogoutMessageUrl.of(frame(browser.open(tenant.url() + "/signout")));
        isSignedIn(false);
        assertThat(sent.address()).isEqualTo(LOGOUT_URL);
        assertThat(sent.order()).containsExactly("SAMLRequest", "Signature", "SigAlg");
        assertThat(sent.value("SigAlg")).isEqualTo("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
        assertThat(sent.isSignedWith(key(), "SAMLRequest")).isTrue();
        String xml = sent.xml("SAMLRequest");
        assertThat(xml)
                .startsWith("<samlp:LogoutRequest ID=\"_")
                .containsPattern(
                        "ID=\"[^\"]+\" Version=\"2.0\" IssueInstant=\"[^\"]+\" Destination=\"[^\"]+\" NotOnOrAfter=\"")
                .contains(
                        "<Issuer xmlns=\"urn:oasis:names:tc:SAML:2.0:assertion\">" + tenant.identifier() + "</Issuer>");
        LogoutRequestType request = (LogoutRequestType) parsed(xml);
        assertThat(request.getSessionIndex()).containsExactly(index);
        assertThat(request.getNameID().getValue()).isEqualTo("ada.winter@contoso.example");
        assertThat(request.getNameID().getFormat())
                .hasToString("urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress");
        assertThat(request.getDestination()).hasToString(LOGOUT_URL);
        assertThat(request.getNotOnOrAfter().toGregorianCalendar().toInstant())
                .isEqualTo(tenant.now().plus(Duration.ofMinutes(60)));
    }

    @Test
    void escapesAreInLowerCaseAndTheSignatureCoversThemSo() {
        tenant.application().logoutUrl(LOGOUT_URL);
        LogoutMessageUrl sent = LogoutMessageUrl.of(
                tenant.logoutRequest(tenant.user(Person.MEMBER), "_1").toUrl());
        assertThat(String.join("&", sent.raw().values())).contains("%3d").doesNotContainPattern("%[0-9A-F]*[A-F]");
        sent.raw().replaceAll((name, value) -> value.replace("%2f", "%2F"));
        assertThat(sent.isSignedWith(key(), "SAMLRequest")).isFalse();
    }

    @Test
    void thereIsNoFrameWithoutALogoutUrlOrForWhoeverNeverWentThere() {
        signIn();
        assertThat(browser.open(tenant.url() + "/signout").body())
                .contains("You have signed out")
                .doesNotContain("iframe");
        tenant.application().logoutUrl(LOGOUT_URL);
        assertThat(new Browser().open(tenant.url() + "/signout").body()).doesNotContain("iframe");
    }

    @Test
    void aFrameNamesTheLastSignInOrTheFirst() {
        tenant.application().logoutUrl(LOGOUT_URL);
        String first = signIn();
        String last = signIn();
        assertThat(first).isNotEqualTo(last);
        assertThat(framed()).contains("SessionIndex>" + last);
        tenant.application().logoutHabits().namesFirst(true);
        String again = signIn();
        signIn();
        assertThat(framed()).contains("SessionIndex>" + again);
    }

    private String framed() {
        return LogoutMessageUrl.of(frame(browser.open(tenant.url() + "/signout")))
                .xml("SAMLRequest");
    }

    @Test
    void aTestCanChangeOneThingOfAMessage() {
        tenant.application().logoutUrl(LOGOUT_URL + "?a=b");
        EntraUser user = tenant.user(Person.MEMBER);
        SigningCertificate other = SigningCertificate.issue(tenant.now());
        LogoutMessageUrl elsewhere = LogoutMessageUrl.of(tenant.logoutRequest(user, "_1")
                .with(LogoutField.RELAY_STATE, "r")
                .signedBy(other)
                .toUrl("https://elsewhere.example/"));
        assertThat(elsewhere.address()).isEqualTo("https://elsewhere.example/");
        assertThat(elsewhere.isSignedWith(key(), "SAMLRequest")).isFalse();
        assertThat(elsewhere.isSignedWith(other.certificate().getPublicKey(), "SAMLRequest"))
                .isTrue();
        assertThat(tenant.logoutRequest(user, "_1").unsigned().toUrl())
                .startsWith(LOGOUT_URL + "?a=b&SAMLRequest=")
                .doesNotContain("Signature");
        String xml = tenant.logoutRequest(user, "_1")
                .without(LogoutField.SESSION_INDEX, LogoutField.NOT_ON_OR_AFTER)
                .beforeSigning(text -> text.replace("2.0", "1.1"))
                .toXml();
        assertThat(xml).contains("Version=\"1.1\"").doesNotContain("SessionIndex", "NotOnOrAfter");
        assertThat(tenant.logoutRequest(user, "_1")
                        .escapes(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
                        .toQuery())
                .contains("%3D")
                .doesNotContain("%3d");
    }
}
