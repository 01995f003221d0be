package com.rundiffusion.keycloak.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.saml.Claims;
import com.rundiffusion.keycloak.entra.saml.SigningAlgorithm;
import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import com.rundiffusion.keycloak.entra.saml.SigningOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.datatype.XMLGregorianCalendar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the browser carries to the Reply URL, as Keycloak reads it. */
class ResponseTest {

    @RegisterExtension
    private final RunningEntra running = new RunningEntra();

    private final Browser browser = new Browser();
    private EntraTenant tenant;

    @BeforeEach
    void tenant() {
        tenant = running.contoso();
    }

    /** In a browser that nobody has signed in with yet. */
    private String xml(Requests request, Person person) {
        Browser fresh = new Browser();
        return fresh.pick(fresh.open(request.redirect()), tenant.user(person)).samlResponse();
    }

    private ParsedResponse parsed(Requests request) {
        return ParsedResponse.of(xml(request, Person.MEMBER));
    }

    private SigningCertificate key() {
        return tenant.application().certificates().active();
    }

    private static Instant instant(XMLGregorianCalendar time) {
        return time.toGregorianCalendar().toInstant();
    }

    @Test
    void keycloakReadsEveryPart() {
        Requests request = Requests.to(tenant);
        EntraUser user = tenant.user(Person.MEMBER);
        ParsedResponse parsed = parsed(request);
        String replyUrl = tenant.application().replyUrls().get(1);
        assertThat(parsed.assertionSignedWith(key().certificate().getPublicKey()))
                .isTrue();
        assertThat(parsed.responseSigned()).isFalse();
        assertThat(parsed.response().getDestination()).isEqualTo(replyUrl);
        assertThat(parsed.response().getInResponseTo()).isEqualTo(request.id());
        assertThat(parsed.response().getIssuer().getValue()).isEqualTo(tenant.identifier());
        assertThat(parsed.assertion().getIssuer().getValue()).isEqualTo("https://sts.windows.net/" + tenant.id() + "/");
        assertThat(parsed.nameId().getValue()).isEqualTo("ada.winter@contoso.example");
        assertThat(parsed.nameId().getFormat()).hasToString("urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress");
        assertThat(parsed.confirmation().getRecipient()).isEqualTo(replyUrl);
        assertThat(parsed.confirmation().getInResponseTo()).isEqualTo(request.id());
        assertThat(parsed.audience()).isEqualTo("spn:rundiffusion.com");
        assertThat(parsed.authentication().getSessionIndex())
                .isEqualTo(parsed.assertion().getID());
        assertThat(parsed.claims())
                .containsEntry(Claims.TENANT_ID, List.of(tenant.id()))
                .containsEntry(Claims.OBJECT_IDENTIFIER, List.of(user.objectId()))
                .containsEntry(Claims.DISPLAY_NAME, List.of("Ada Winter"))
                .containsEntry(Claims.GIVEN_NAME, List.of("Ada"))
                .containsEntry(Claims.SURNAME, List.of("Winter"))
                .containsEntry(Claims.EMAIL_ADDRESS, List.of("ada.winter@contoso.example"))
                .containsEntry(Claims.NAME, List.of("ada.winter@contoso.example"))
                .containsEntry(Claims.IDENTITY_PROVIDER, List.of(tenant.identifier()))
                .containsEntry(Claims.AUTHN_METHODS, List.of(Claims.PASSWORD_METHOD))
                .containsEntry(Claims.GROUPS, List.copyOf(tenant.directory().groupsOf(user)));
    }

    @Test
    void theTimesAreThoseOfRecordedResponses() {
        ParsedResponse parsed = parsed(Requests.to(tenant));
        Instant issued = instant(parsed.response().getIssueInstant());
        assertThat(issued).isEqualTo(running.clock().instant());
        assertThat(Duration.between(instant(parsed.assertion().getIssueInstant()), issued))
                .isBetween(Duration.ZERO, Duration.ofMillis(31));
        Instant from = instant(parsed.assertion().getConditions().getNotBefore());
        Instant until = instant(parsed.assertion().getConditions().getNotOnOrAfter());
        assertThat(Duration.between(from, until)).isEqualTo(Duration.ofMinutes(65));
        assertThat(Duration.between(from.plus(Duration.ofMinutes(5)), issued))
                .isBetween(Duration.ZERO, Duration.ofMillis(500));
        assertThat(instant(parsed.confirmation().getNotOnOrAfter())).isEqualTo(until);
    }

    @Test
    void theBytesAreInEntrasStyle() {
        Requests request = Requests.to(tenant);
        String xml = xml(request, Person.MEMBER_WITHOUT_MAIL)
                .replace(key().pem().replaceAll("-----[A-Z ]*-----|\\n", ""), "CERT")
                .replace(tenant.id(), "TENANT")
                .replace(tenant.user(Person.MEMBER_WITHOUT_MAIL).objectId(), "OID")
                .replace(request.id(), "REQUEST")
                .replaceAll("_[0-9a-f-]{36}", "_GUID")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z", "TIME")
                .replaceAll("(DigestValue|SignatureValue)>[A-Za-z0-9+/=]+<", "$1>BASE64<");
        String replyUrl = "https://app.rundiffusion.com/__/auth/handler";
        assertThat(xml)
                .isEqualTo(
                        "<samlp:Response ID=\"_GUID\" Version=\"2.0\" IssueInstant=\"TIME\" Destination=\"" + replyUrl
                                + "\" InResponseTo=\"REQUEST\" xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\">"
                                + "<Issuer xmlns=\"urn:oasis:names:tc:SAML:2.0:assertion\">https://sts.windows.net/TENANT/</Issuer>"
                                + "<samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/>"
                                + "</samlp:Status>"
                                + "<Assertion ID=\"_GUID\" IssueInstant=\"TIME\" Version=\"2.0\""
                                + " xmlns=\"urn:oasis:names:tc:SAML:2.0:assertion\">"
                                + "<Issuer>https://sts.windows.net/TENANT/</Issuer>"
                                + "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><SignedInfo>"
                                + "<CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/>"
                                + "<SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256\"/>"
                                + "<Reference URI=\"#_GUID\"><Transforms>"
                                + "<Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>"
                                + "<Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/></Transforms>"
                                + "<DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>"
                                + "<DigestValue>BASE64</DigestValue></Reference></SignedInfo>"
                                + "<SignatureValue>BASE64</SignatureValue>"
                                + "<KeyInfo><X509Data><X509Certificate>CERT</X509Certificate></X509Data></KeyInfo></Signature>"
                                + "<Subject><NameID Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress\">"
                                + "reception.desk@contoso.example</NameID>"
                                + "<SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\">"
                                + "<SubjectConfirmationData InResponseTo=\"REQUEST\" NotOnOrAfter=\"TIME\" Recipient=\""
                                + replyUrl + "\"/></SubjectConfirmation></Subject>"
                                + "<Conditions NotBefore=\"TIME\" NotOnOrAfter=\"TIME\"><AudienceRestriction>"
                                + "<Audience>spn:rundiffusion.com</Audience></AudienceRestriction></Conditions>"
                                + "<AttributeStatement>"
                                + attribute(Claims.TENANT_ID, "TENANT")
                                + attribute(Claims.OBJECT_IDENTIFIER, "OID")
                                + attribute(Claims.DISPLAY_NAME, "Reception Desk")
                                + attribute(Claims.IDENTITY_PROVIDER, "https://sts.windows.net/TENANT/")
                                + attribute(Claims.AUTHN_METHODS, Claims.PASSWORD_METHOD)
                                + attribute(Claims.NAME, "reception.desk@contoso.example")
                                + "</AttributeStatement>"
                                + "<AuthnStatement AuthnInstant=\"TIME\" SessionIndex=\"_GUID\"><AuthnContext>"
                                + "<AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</AuthnContextClassRef>"
                                + "</AuthnContext></AuthnStatement></Assertion></samlp:Response>");
    }

    private static String attribute(String name, String value) {
        return "<Attribute Name=\"" + name + "\"><AttributeValue>" + value + "</AttributeValue></Attribute>";
    }

    @Test
    void theSigningOptionSaysWhatIsSigned() {
        var publicKey = key().certificate().getPublicKey();
        tenant.application().signingOption(SigningOption.RESPONSE);
        ParsedResponse response = parsed(Requests.to(tenant));
        assertThat(response.responseSignedWith(publicKey)).isTrue();
        assertThat(response.assertionSigned()).isFalse();

        tenant.application().signingOption(SigningOption.RESPONSE_AND_ASSERTION);
        ParsedResponse both = parsed(Requests.to(tenant));
        assertThat(both.responseSignedWith(publicKey)).isTrue();
        assertThat(both.assertionSignedWith(publicKey)).isTrue();
        assertThat(both.assertionSignedWith(running.fabrikam()
                        .application()
                        .certificates()
                        .active()
                        .certificate()
                        .getPublicKey()))
                .isFalse();
    }

    @Test
    void sha1CanBeChosen() {
        tenant.application().signingAlgorithm(SigningAlgorithm.SHA_1);
        String xml = xml(Requests.to(tenant), Person.MEMBER);
        var publicKey = key().certificate().getPublicKey();
        assertThat(SignatureCheck.assertionSigned(xml, publicKey)).isTrue();
        assertThat(SignatureCheck.assertionSigned(xml.replace("ada.winter@", "mallory@"), publicKey))
                .isFalse();
        assertThat(xml)
                .contains("http://www.w3.org/2000/09/xmldsig#rsa-sha1\"", "http://www.w3.org/2000/09/xmldsig#sha1\"")
                .doesNotContain("sha256");
    }

    @Test
    void anEncryptedAssertionHoldsASignedOne() throws Exception {
        SigningCertificate recipient = SigningCertificate.issue(running.clock().instant());
        tenant.application().encryptionCertificate(recipient.certificate());
        tenant.application().signingOption(SigningOption.RESPONSE_AND_ASSERTION);
        ParsedResponse parsed = parsed(Requests.to(tenant));
        var publicKey = key().certificate().getPublicKey();
        assertThat(parsed.responseSignedWith(publicKey)).isTrue();
        assertThat(parsed.response().getAssertions().get(0).getAssertion()).isNull();
        var decrypted = parsed.decrypted(recipient.privateKey());
        assertThat(org.keycloak.saml.processing.core.saml.v2.util.AssertionUtil.isSignatureValid(decrypted, publicKey))
                .isTrue();
        assertThat(parsed.nameId().getValue()).isEqualTo("ada.winter@contoso.example");
    }

    @Test
    void theAudienceIsAnSpnOnlyWhereTheIdentifierIsNoUri() {
        tenant.application().identifiers("rundiffusion.com", "https://rundiffusion.com/saml", "urn:rundiffusion");
        assertThat(parsed(Requests.to(tenant)).audience()).isEqualTo("spn:rundiffusion.com");
        assertThat(parsed(Requests.to(tenant).issuer("https://rundiffusion.com/saml"))
                        .audience())
                .isEqualTo("https://rundiffusion.com/saml");
        assertThat(parsed(Requests.to(tenant).issuer("urn:rundiffusion")).audience())
                .isEqualTo("urn:rundiffusion");
        tenant.application().audience(EnterpriseApplication.Audience.PLAIN);
        assertThat(parsed(Requests.to(tenant)).audience()).isEqualTo("rundiffusion.com");
    }

    @Test
    void withoutAnAcsTheResponseGoesToTheDefaultReplyUrl() {
        tenant.application().defaultReplyUrl("https://www.runnit.ai/__/auth/handler");
        Received page = browser.pick(
                browser.open(Requests.to(tenant)
                        .without("AssertionConsumerServiceURL")
                        .redirect()),
                tenant.user(Person.MEMBER));
        assertThat(page.formAction()).isEqualTo("https://www.runnit.ai/__/auth/handler");
        assertThat(ParsedResponse.of(page.samlResponse()).confirmation().getRecipient())
                .isEqualTo("https://www.runnit.ai/__/auth/handler");
    }

    @Test
    void theRequestedNameIdFormatIsGiven() {
        String persistent = nameId("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent");
        assertThat(persistent)
                .doesNotContain("@")
                .isEqualTo(nameId("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"));
        assertThat(nameId("urn:oasis:names:tc:SAML:2.0:nameid-format:transient"))
                .isNotEqualTo(nameId("urn:oasis:names:tc:SAML:2.0:nameid-format:transient"));
        assertThat(nameId("urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"))
                .isEqualTo("ada.winter@contoso.example");
    }

    private String nameId(String format) {
        var nameId = parsed(Requests.to(tenant).child("<samlp:NameIDPolicy Format=\"" + format + "\"/>"))
                .nameId();
        assertThat(nameId.getFormat()).hasToString(format);
        return nameId.getValue();
    }

    @Test
    void theRelayStateComesBackAsItWas() {
        String state = "a.b\"<c>&d=+%20";
        Map<String, String> form = Map.of("SAMLRequest", Requests.to(tenant).base64(), "RelayState", state);
        Received page = browser.pick(browser.post(tenant.loginUrl(), form), tenant.user(Person.MEMBER));
        assertThat(page.field("RelayState")).isEqualTo(state);
        Received without = browser.open(Requests.to(tenant).redirect());
        assertThat(without.hasField("RelayState")).isFalse();
    }

    @Test
    void anUnsupportedPropertyIsAnsweredWithAnErrorResponse() {
        for (String property : new String[] {
            "<samlp:NameIDPolicy SPNameQualifier=\"x\"/>",
            "<samlp:Scoping ProxyCount=\"1\"/>",
            "<samlp:RequestedAuthnContext Comparison=\"minimum\"/>"
        }) {
            Requests request = Requests.to(tenant).child(property);
            String xml = browser.open(request.redirect() + "&RelayState=here").samlResponse();
            assertThat(xml)
                    .contains("status:Requester\"><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Request")
                    .contains("AADSTS75006", "AADSTS90011", "Trace ID: ", "Timestamp: ")
                    .contains(request.id())
                    .doesNotContain("Assertion ", "Signature", "Destination");
            assertThat(ParsedResponse.of(xml).response().getStatus().getStatusMessage())
                    .contains("AADSTS90011");
        }
    }

    @Test
    void otherFailuresGoToTheServiceProviderWhereThatIsChosen() {
        tenant.application().failures(EnterpriseApplication.Failures.RESPONSE_WITH_DESTINATION);
        Requests passive = Requests.to(tenant).attribute("IsPassive", "true");
        ParsedResponse parsed =
                ParsedResponse.of(browser.open(passive.redirect()).samlResponse());
        assertThat(parsed.response().getStatus().getStatusMessage()).contains("AADSTS50058");
        assertThat(parsed.response().getDestination())
                .isEqualTo(tenant.application().replyUrls().get(1));

        Received stranger = browser.open(Requests.to(tenant).issuer("stranger").redirect());
        assertThat(stranger.body()).contains("AADSTS700016").doesNotContain("SAMLResponse\"");
    }
}
