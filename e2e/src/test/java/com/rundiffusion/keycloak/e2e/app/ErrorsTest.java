package com.rundiffusion.keycloak.e2e.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Arrival;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.TokenEndpoint;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an app hears, and when: the table of {@code docs/app-integration.md}. */
class ErrorsTest {

    private static final String APP = Stack.SITES.rundiffusionApp();
    private static final String CLIENT = "rundiffusion";
    private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]*)\"");

    @RegisterExtension
    private final Journey journey = new Journey();

    private Object sub;

    @AfterEach
    void disconnect() {
        EnterpriseApi.of(journey).delete("northwind");
    }

    private TokenEndpoint endpoint() {
        return new TokenEndpoint(journey.services().keycloak());
    }

    private EntraTenant northwind() {
        return journey.services().entra().northwind();
    }

    /** The parameters of the answer that the app is told. */
    private Map<String, String> answer(String request) {
        journey.browser().open(request);
        return answer();
    }

    private Map<String, String> answer() {
        String told = journey.browser().told(APP);
        assertThat(told).as("where it went: %s", journey.browser().visited()).isNotEmpty();
        Map<String, String> answer = new HashMap<>();
        for (String part : told.substring(told.indexOf('?') + 1).split("&")) {
            String[] pair = part.split("=", 2);
            answer.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return answer;
    }

    private TokenEndpoint.Answer tokens() {
        journey.browser().open(Authorization.of(CLIENT).with("prompt", "none").url());
        return endpoint().exchange(CLIENT, journey.browser().told(APP));
    }

    @Test
    void everyAnswerNamesItsStateAndItsIssuer() {
        assertThat(answer(Authorization.of(CLIENT).with("prompt", "none").url()))
                .containsEntry("error", "login_required")
                .containsEntry("state", "by-hand")
                .containsEntry("iss", Stack.SITES.sso() + "/realms/rundiffusion");
        journey.browser().signIn(APP, journey.contoso(), Person.MEMBER);
        assertThat(answer(Authorization.of(CLIENT).with("prompt", "none").url()))
                .containsKey("code")
                .containsEntry("state", "by-hand")
                .containsEntry("iss", Stack.SITES.sso() + "/realms/rundiffusion");
    }

    /** The page waits in one tab while the person signs in in another. */
    @Test
    void aPageThatAnotherTabHasOvertakenLeadsIn() {
        Arrival waiting = journey.browser().open(Authorization.of(CLIENT).url()).asksForAddress();
        journey.browser().signIn(APP, journey.contoso(), Person.MEMBER);
        submit(waiting);
        assertThat(answer()).containsKey("code");
    }

    @Test
    void aPageWhoseCookiesAreGoneIsAskedForAgain() {
        Arrival waiting = journey.browser().open(Authorization.of(CLIENT).url()).asksForAddress();
        journey.browser().forgetAll();
        submit(waiting);
        assertThat(answer())
                .containsEntry("error", "temporarily_unavailable")
                .containsEntry("error_description", "authentication_expired")
                .containsEntry("state", "by-hand");
    }

    private void submit(Arrival page) {
        Matcher form = ACTION.matcher(page.body());
        assertThat(form.find()).isTrue();
        journey.browser().post(form.group(1).replace("&amp;", "&"), Map.of("email", "ada.winter@contoso.example"));
    }

    @ParameterizedTest
    @CsvSource({
        "code_challenge_method, plain, invalid_request",
        "code_challenge, too-short, invalid_request",
        "scope, openid organization:contoso, invalid_scope",
        "scope, openid no-such-scope, invalid_scope",
        "response_mode, nonsense, invalid_request",
    })
    void aMistakeInTheRequestIsToldToTheApp(String parameter, String value, String error) {
        assertThat(answer(Authorization.of(CLIENT).with(parameter, value).url()))
                .containsEntry("error", error);
    }

    @Test
    void aParameterThatComesTwiceIsAMistake() {
        String twice = Authorization.of(CLIENT).url() + "&autoLoginSsoProvider=contoso&autoLoginSsoProvider=fabrikam";
        assertThat(answer(twice)).containsEntry("error", "invalid_request");
    }

    @ParameterizedTest
    @CsvSource({"token, unauthorized_client", "id_token, unauthorized_client", "nonsense, unsupported_response_type"})
    void aTokenInTheAddressIsNotToBeHad(String responseType, String error) {
        journey.browser()
                .open(Authorization.of(CLIENT)
                        .with("response_type", responseType)
                        .with("nonce", "n")
                        .url());
        assertThat(journey.browser().visited()).anyMatch(url -> url.startsWith(APP) && url.contains("error=" + error));
    }

    /** On a page and to no app: the address may be anybody's, or the request cannot be read. */
    @ParameterizedTest
    @CsvSource({
        "redirect_uri, https://evil.example/",
        "redirect_uri, https://app.rundiffusion.com/other",
        "client_id, nobody",
        "request, nonsense",
        "request_uri, https://app.rundiffusion.com/request"
    })
    void aRequestThatMayBeAnybodysIsAnsweredOnAPage(String parameter, String value) {
        Arrival page = journey.browser()
                .open(Authorization.of(CLIENT).with(parameter, value).url());
        assertThat(page.origin()).isEqualTo(Stack.SITES.sso());
        assertThat(page.status()).isEqualTo(400);
    }

    /** Entra's refusals end on a page here, with the way back to the app; the app itself is told nothing. */
    @Test
    void whoeverEntraRefusesIsToldOnAPageAndTheAppNothing() {
        Journey.Answer answer = journey.browser().answer(APP, journey.contoso(), Person.MEMBER);
        answer.draft().with(ResponseField.STATUS, "urn:oasis:names:tc:SAML:2.0:status:Responder");
        assertThat(journey.browser().post(answer).rejection()).isEqualTo("status_not_success");
        assertThat(journey.browser().told(APP)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "code, used-up, 400, invalid_grant",
        "code_verifier, dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXX, 400, invalid_grant",
        "redirect_uri, https://www.rundiffusion.com/, 400, invalid_grant",
        "client_id, runnit, 400, invalid_grant",
        "client_id, nobody, 401, invalid_client",
        "grant_type, password, 400, unauthorized_client",
        "grant_type, nonsense, 400, unsupported_grant_type",
    })
    void aMistakeAtTheTokenEndpointIsToldThere(String parameter, String value, int status, String error) {
        journey.browser().signIn(APP, journey.contoso(), Person.MEMBER);
        journey.browser().open(Authorization.of(CLIENT).with("prompt", "none").url());
        Map<String, String> form =
                new HashMap<>(TokenEndpoint.grant(CLIENT, journey.browser().told(APP)));
        form.put(parameter, value);
        TokenEndpoint.Answer answer = endpoint().post(form);
        assertThat(answer.text("error")).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void aCodeIsGoodOnce() {
        journey.browser().signIn(APP, journey.contoso(), Person.MEMBER);
        journey.browser().open(Authorization.of(CLIENT).with("prompt", "none").url());
        String told = journey.browser().told(APP);
        assertThat(endpoint().exchange(CLIENT, told).status()).isEqualTo(200);
        TokenEndpoint.Answer again = endpoint().exchange(CLIENT, told);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text("error")).isEqualTo("invalid_grant");
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                end("signed out", test -> test.journey.browser().signOut()),
                end("ended by an administrator", test -> test.account("sessions")),
                end("account switched off", test -> test.account("off")),
                end("account deleted", test -> test.account("delete")),
                end("company paused", test -> EnterpriseApi.of(test.journey).status("northwind", "paused")),
                end("company deleted", test -> EnterpriseApi.of(test.journey).delete("northwind")));
    }

    private static Arguments end(String how, Consumer<ErrorsTest> work) {
        return Arguments.of(how, work);
    }

    private void account(String what) {
        String user = "rundiffusion/users/" + sub;
        switch (what) {
            case "sessions" -> journey.services().admin().post(user + "/logout", Map.of());
            case "off" -> journey.services().admin().put(user, Map.of("enabled", false));
            default -> journey.services().admin().delete(user);
        }
    }

    /** However a session ends, an app hears the same: at the next renewal, at userinfo, and when it asks unseen. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void whoeverIsOutIsOutEverywhere(String how, Consumer<ErrorsTest> end) {
        EnterpriseApi.of(journey).create(CustomerMail.document(northwind()));
        journey.browser().signIn(APP, northwind(), Person.MEMBER);
        TokenEndpoint.Answer tokens = tokens();
        sub = tokens.claims("id_token").get("sub");
        String access = tokens.text("access_token");
        assertThat(endpoint().userInfo(access).status()).isEqualTo(200);
        journey.browser().open(APP + "/").isSignedIn();

        end.accept(this);

        TokenEndpoint.Answer refresh = endpoint().refresh(CLIENT, tokens.text("refresh_token"));
        assertThat(refresh.status()).isEqualTo(400);
        assertThat(refresh.text("error")).isEqualTo("invalid_grant");
        TokenEndpoint.Answer person = endpoint().userInfo(access);
        assertThat(person.status()).isEqualTo(401);
        assertThat(person.challenge()).startsWith("Bearer").contains("error=\"invalid_token\"");
        assertThat(answer(Authorization.of(CLIENT).with("prompt", "none").url()))
                .containsEntry("error", "login_required");
    }
}
