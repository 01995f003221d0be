package com.rundiffusion.keycloak.e2e.security;

import static com.rundiffusion.keycloak.e2e.security.Case.sends;
import static com.rundiffusion.keycloak.e2e.security.Trials.APP;
import static com.rundiffusion.keycloak.e2e.security.Trials.ARRIVAL;
import static com.rundiffusion.keycloak.e2e.security.Trials.ENTERPRISE;
import static com.rundiffusion.keycloak.entra.saml.ResponseField.CONFIRMATION_NOT_ON_OR_AFTER;
import static com.rundiffusion.keycloak.entra.saml.ResponseField.NOT_ON_OR_AFTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.journey.Attempt;
import com.rundiffusion.keycloak.testkit.journey.Browser;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Attacks beyond the table; {@code docs/security.md} lists them with what became of each. */
class FurtherAttacksTest {

    private static final String CLAIMS = "http://schemas.microsoft.com/identity/claims/";
    private static final String EMAIL = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";
    private static final String SURNAME = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname";

    @RegisterExtension
    private final Journey journey = new Journey();

    private final Trials trials = new Trials(journey);

    @TestFactory
    Stream<DynamicTest> whatIsWellSignedAndStillWrong() {
        return trials.refuse(
                sends(
                        "two tenants, the second another customer's",
                        "tenant_mismatch",
                        draft -> draft.claim(
                                CLAIMS + "tenantid",
                                journey.contoso().id(),
                                journey.fabrikam().id())),
                sends(
                        "a session at Entra that is over",
                        "assertion_expired",
                        draft -> draft.beforeSigning(document -> Markup.first(document, "AuthnStatement")
                                .setAttribute(
                                        "SessionNotOnOrAfter",
                                        Instant.now().minusSeconds(600).toString()))),
                sends(
                        "a SAML 1.1 response around it",
                        "response_unreadable",
                        draft -> draft.afterSigning(
                                document -> document.getDocumentElement().setAttribute("Version", "1.1"))),
                sends(
                        "a subject without NameID but with an id of another kind",
                        "response_unreadable",
                        draft -> draft.beforeSigning(document -> {
                            Element nameId = Markup.first(document, "NameID");
                            Element baseId = Markup.assertion(document, "BaseID");
                            baseId.setAttribute("NameQualifier", nameId.getTextContent());
                            nameId.getParentNode().replaceChild(baseId, nameId);
                        })),
                sends(
                        "an address with a line of a mail header",
                        "email_malformed",
                        draft -> draft.claim(EMAIL, "x@contoso.example\r\nBcc: everybody")));
    }

    /** The first is theirs and is what the app hears; the second is nowhere. */
    @Test
    void aSecondAddressCountsForNothing() {
        Journey.Answer answer = trials.answer();
        answer.draft().claim(EMAIL, "x@contoso.example", "ceo@fabrikam.example");
        journey.browser().post(ARRIVAL, answer.form()).isSignedIn();
        assertThat(journey.browser().idClaims()).containsEntry("email", "x@contoso.example");
        assertThat(journey.services().admin().get("rundiffusion/users?search=ceo@fabrikam.example"))
                .isEmpty();
    }

    /** Whoever reads the encoding otherwise than the other reader sees two texts; here both see the same. */
    @Test
    void anotherEncodingIsReadAsItIs() {
        Journey.Answer answer = trials.answer();
        EntraUser member = journey.contoso().user(Person.MEMBER);
        String xml =
                "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + answer.draft().toXml();
        journey.browser()
                .post(ARRIVAL, answering(answer, xml.getBytes(StandardCharsets.UTF_16)))
                .isSignedIn();
        assertThat(journey.browser().idClaims())
                .containsEntry("saml_name_id", member.userPrincipalName())
                .containsEntry("entra_object_id", member.objectId());
    }

    @Test
    void anEncodingThatIsNotTheOneItSaysIsRefused() {
        Journey.Answer answer = trials.answer();
        String xml =
                "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + answer.draft().toXml();
        Attempt attempt = Attempt.on(journey);
        journey.browser().post(ARRIVAL, answering(answer, xml.getBytes(StandardCharsets.UTF_8)));
        attempt.isRefused(ENTERPRISE, "response_unreadable");
    }

    private static Map<String, String> answering(Journey.Answer answer, byte[] response) {
        return Map.of(
                "SAMLResponse",
                Base64.getEncoder().encodeToString(response),
                "RelayState",
                answer.request().relayState());
    }

    @Test
    void aRelayStateInTheQueryCountsForNothing() {
        Journey.Answer answer = trials.answer();
        Attempt attempt = Attempt.on(journey);
        journey.browser()
                .post(
                        Stack.SITES.sso() + "/realms/rundiffusion/broker/contoso/endpoint?RelayState="
                                + URLEncoder.encode(answer.request().relayState(), StandardCharsets.UTF_8),
                        Map.of("SAMLResponse", answer.draft().toBase64()));
        attempt.isRefusedForNoClient(ENTERPRISE, "response_unsolicited");
    }

    /** However long a customer lets its assertions live, each is good once. */
    @Test
    void anAssertionThatLivesForTenYearsIsGoodOnce() {
        Journey.Answer answer = trials.answer();
        Instant end = Instant.now().plus(Duration.ofDays(3650));
        answer.draft().with(NOT_ON_OR_AFTER, end).with(CONFIRMATION_NOT_ON_OR_AFTER, end);
        Map<String, String> form = answer.form();
        journey.browser().post(ARRIVAL, form).isSignedIn();
        Browser another = journey.anotherBrowser();
        Attempt attempt = Attempt.on(journey);
        another.post(ARRIVAL, form);
        attempt.isRefused(another, ENTERPRISE, "assertion_replayed");
    }

    /** Two logins of one browser, at two customers: the answer to one cannot be had for the other. */
    @Test
    void anAnswerToTheOtherLoginOfThisBrowserIsRefused() {
        Journey.Answer first = trials.answer();
        Journey.Answer second = journey.browser().answer(APP, journey.fabrikam(), Person.MEMBER);
        Attempt attempt = Attempt.on(journey);
        journey.browser()
                .post(
                        ARRIVAL,
                        Map.of(
                                "SAMLResponse",
                                first.draft().toBase64(),
                                "RelayState",
                                second.request().relayState()));
        attempt.isRefused("fabrikam", "enterprise_mismatch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%EF%BC%A3%EF%BD%8F%EF%BD%8E%EF%BD%94%EF%BD%8F%EF%BD%93%EF%BD%8F",
                "contoso/../fabrikam",
                "contoso%0d%0aSet-Cookie:x=y",
                "${7*7}",
                "c\u043entoso"
            })
    void anAliasThatOnlyLooksLikeOneIsUnknown(String alias) {
        Attempt attempt = Attempt.on(journey);
        assertThat(journey.browser()
                        .open(APP + "/?autoLoginSsoProvider=" + alias)
                        .asksForAddress()
                        .message())
                .contains("do not know");
        assertThat(journey.browser().arrival().text()).doesNotContain("49", "Set-Cookie", "fabrikam");
        attempt.changedNothing();
    }

    /** Names are shown by apps and consoles; here they stay what they are. */
    @Test
    void aNameThatIsMarkupStaysAName() {
        String name = "<img src=x onerror=alert(1)>${7*7}";
        Journey.Answer answer = journey.answer(APP, journey.contoso(), Person.MEMBER);
        answer.draft().claim(SURNAME, name);
        journey.post(ARRIVAL, answer.form());
        journey.app().awaitSignedIn();
        assertThat(journey.app().idClaims()).containsEntry("family_name", name);
        assertThat(journey.page().locator("img[onerror]").count()).isZero();
    }

    /** The code of a login goes to an app's own page and nowhere else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.rundiffusion.com.evil.example/",
                "https://app.rundiffusion.com/other",
                "https://app.rundiffusion.com@evil.example/",
                "https://app.rundiffusion.com/#https://evil.example/",
                "https://app.runnit.ai/"
            })
    void anotherRedirectUriIsRefused(String redirectUri) {
        int visits = journey.contoso().visits();
        journey.browser().open(authorization(redirectUri));
        assertThat(journey.browser().arrival().url()).startsWith(Stack.SITES.sso());
        assertThat(journey.contoso().visits()).isEqualTo(visits);
    }

    /** Its control. */
    @Test
    void theAppsOwnRedirectUriLeadsToEntra() {
        journey.browser().open(authorization(APP + "/")).offersAccounts();
    }

    private static String authorization(String redirectUri) {
        return Stack.SITES.sso() + "/realms/rundiffusion/protocol/openid-connect/auth?client_id=rundiffusion"
                + "&response_type=code&scope=openid&autoLoginSsoProvider=contoso"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"
                + "&redirect_uri=" + URLEncoder.encode(redirectUri, StandardCharsets.UTF_8);
    }
}
