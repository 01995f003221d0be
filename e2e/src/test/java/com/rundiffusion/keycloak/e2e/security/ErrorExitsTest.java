package com.rundiffusion.keycloak.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Wherever Keycloak itself would end a sign-in or a sign-out on an error page, the page is ours: it has a code, a reference by
 * which the stored event is found, and a way back.
 */
class ErrorExitsTest {

    private static final String REALM = Stack.SITES.sso() + "/realms/rundiffusion/";
    private static final String AUTHORIZATION = REALM + "protocol/openid-connect/auth";
    private static final Pattern REFERENCE = Pattern.compile("id=\"reference\"[^>]*>([0-9A-Z-]+)<");

    @RegisterExtension
    private final Journey journey = new Journey();

    private record Exit(String what, String code, Function<Visitor, HttpResponse<String>> way) {}

    @TestFactory
    Stream<DynamicTest> everyErrorOfKeycloaksIsARefusalOfOurs() {
        return Stream.of(
                        new Exit("no client", "request_invalid", visitor -> visitor.get(AUTHORIZATION)),
                        new Exit(
                                "an unknown client",
                                "request_invalid",
                                visitor -> visitor.get(AUTHORIZATION + "?client_id=nobody&response_type=code")),
                        new Exit(
                                "another redirect URI",
                                "request_invalid",
                                visitor -> visitor.get(
                                        AUTHORIZATION
                                                + "?client_id=rundiffusion&response_type=code&redirect_uri=https://evil.example/")),
                        new Exit(
                                "an essential acr that is no number",
                                "request_invalid",
                                visitor -> visitor.get(acr(true, "gold"))),
                        new Exit(
                                "an essential acr that nobody has",
                                "level_unavailable",
                                visitor -> visitor.get(acr(true, "7"))),
                        new Exit(
                                "registration",
                                "login_unknown",
                                visitor -> visitor.get(REALM + "login-actions/registration?client_id=rundiffusion")),
                        new Exit(
                                "a new password",
                                "request_invalid",
                                visitor -> visitor.get(
                                        REALM + "login-actions/reset-credentials?client_id=rundiffusion&tab_id=x")),
                        new Exit(
                                "the sign-in page without cookies",
                                "login_unknown",
                                visitor -> visitor.get(
                                        REALM + "login-actions/authenticate?client_id=rundiffusion&tab_id=x")),
                        new Exit(
                                "a first sign-in that is none",
                                "unexpected",
                                visitor -> visitor.get(begun(visitor)
                                        .replace("login-actions/authenticate", "login-actions/first-broker-login"))),
                        new Exit(
                                "the end of a first sign-in that is none",
                                "request_invalid",
                                visitor -> visitor.get(REALM + "broker/after-first-broker-login")),
                        new Exit(
                                "a company that no step of the flow chose",
                                "login_unknown",
                                visitor -> visitor.get(OwnLogin.begin(visitor).brokerLogin("contoso"))),
                        new Exit(
                                "a link to nothing",
                                "request_invalid",
                                visitor -> visitor.get(REALM + "broker/contoso/link")),
                        new Exit(
                                "signing out to somewhere else",
                                "request_invalid",
                                visitor -> visitor.get(REALM + "protocol/openid-connect/logout"
                                        + "?client_id=rundiffusion&post_logout_redirect_uri=https://evil.example/")),
                        new Exit(
                                "an exception that nobody catches, of a body in no alphabet",
                                "request_invalid",
                                visitor -> visitor.send(
                                        "POST",
                                        REALM + "login-actions/authenticate?client_id=rundiffusion&tab_id=x",
                                        "application/x-www-form-urlencoded; charset=nonsense",
                                        "x=%41")),
                        new Exit(
                                "signing out with a made-up token",
                                "request_invalid",
                                visitor -> visitor.get(REALM + "protocol/openid-connect/logout?id_token_hint=x")))
                .map(exit -> DynamicTest.dynamicTest(exit.what(), () -> {
                    List<JsonNode> before = journey.events().newest();
                    isOurs(exit.way().apply(visitor()), exit.code());
                    assertThat(journey.events().since(before)).hasSize(1);
                }));
    }

    /** To Keycloak a paused company has no endpoint; whoever was sent to its Entra is told. */
    @Test
    void theEndpointOfACompanyThatWasPausedMeanwhile() {
        EnterpriseApi api = EnterpriseApi.of(journey);
        EntraTenant northwind = journey.services().entra().northwind();
        assertThat(api.create(CustomerMail.document(northwind)).status()).isEqualTo(201);
        try {
            Visitor visitor = visitor();
            Map<String, String> form = answer(northwind, waiting(visitor));
            api.status("northwind", "paused");
            isOurs(visitor.post(REALM + "broker/northwind/endpoint", form), "enterprise_unavailable");
        } finally {
            api.delete("northwind");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "de-CH", "xx%20de%20en", "%20de", "!!%20de"})
    void thePageKeepsTheLanguage(String languages) {
        assertThat(visitor().get(AUTHORIZATION + "?ui_locales=" + languages).body())
                .contains("lang=\"de\"", "data-rejection=\"request_invalid\"");
    }

    /** A program is told in its own way; that is no outcome of a person's sign-in. */
    @Test
    void whoAsksForJsonGetsJson() {
        List<JsonNode> before = journey.events().newest();
        HttpResponse<String> answer = visitor().accepting("application/json").get(AUTHORIZATION);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(journey.events().since(before)).isEmpty();
    }

    /** Else whoever tries addresses fills the store of events with them. */
    @ParameterizedTest
    @ValueSource(strings = {"nothing", "broker/nobody/endpoint", "login-actions/nothing", "protocol/nothing/auth"})
    void anAddressWhereNothingIsIsNoRefusal(String path) {
        List<JsonNode> before = journey.events().newest();
        HttpResponse<String> answer = visitor().get(REALM + path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("data-rejection").contains("id=\"retry\"");
        assertThat(journey.events().since(before)).isEmpty();
    }

    @Test
    void whoseAccountIsSwitchedOff() {
        EnterpriseApi api = EnterpriseApi.of(journey);
        EntraTenant northwind = journey.services().entra().northwind();
        assertThat(api.create(CustomerMail.document(northwind)).status()).isEqualTo(201);
        try {
            assertThat(Visitor.location(signIn(northwind))).contains("code=");
            AdminRest admin = journey.services().admin();
            JsonNode account =
                    admin.get("rundiffusion/users?username=northwind.").get(0);
            admin.put(
                    "rundiffusion/users/" + account.path("id").asText(),
                    ((ObjectNode) account.deepCopy()).put("enabled", false));
            isOurs(signIn(northwind), "account_disabled");
        } finally {
            api.delete("northwind");
        }
    }

    /** The controls: what is no error is no refusal, nor is a level that Entra's sign-in has, or one that is only preferred. */
    @Test
    void whatCanBeAnsweredIsNoRefusal() {
        for (String request : List.of(
                Authorization.of("rundiffusion").url(),
                acr(true, "1"),
                acr(false, "7"),
                REALM + "protocol/openid-connect/logout")) {
            HttpResponse<String> page = visitor().get(request);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).doesNotContain("data-rejection");
        }
    }

    private HttpResponse<String> signIn(EntraTenant tenant) {
        Visitor visitor = visitor();
        AuthnRequest request = waiting(visitor);
        return visitor.post(REALM + "broker/northwind/endpoint", answer(tenant, request));
    }

    private static AuthnRequest waiting(Visitor visitor) {
        return visitor.atEntra(
                Authorization.of("rundiffusion")
                        .with("kc_idp_hint", "northwind")
                        .url(),
                Stack.SITES);
    }

    private static Map<String, String> answer(EntraTenant tenant, AuthnRequest request) {
        return Map.of(
                "SAMLResponse", tenant.respond(request, Person.MEMBER).toBase64(), "RelayState", request.relayState());
    }

    private void isOurs(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).isBetween(400, code.equals("request_invalid") ? 499 : 599);
        assertThat(answer.body()).contains("data-rejection=\"" + code + "\"", "id=\"retry\"");
        Matcher reference = REFERENCE.matcher(answer.body());
        assertThat(reference.find()).isTrue();
        JsonNode event = journey.events().refusal(reference.group(1)).orElseThrow();
        assertThat(event.path("details").path("reason").asText()).isEqualTo(code);
    }

    private static String acr(boolean essential, String level) {
        return Authorization.of("rundiffusion")
                .with(
                        "claims",
                        "{\"id_token\":{\"acr\":{\"essential\":%s,\"values\":[\"%s\"]}}}".formatted(essential, level))
                .url();
    }

    /** Where the form of the sign-in page is sent. */
    private static String begun(Visitor visitor) {
        HttpResponse<String> page = visitor.get(Authorization.of("rundiffusion").url());
        Matcher action = Pattern.compile("action=\"([^\"]+)\"").matcher(page.body());
        assertThat(action.find()).isTrue();
        return action.group(1).replace("&amp;", "&").replaceAll("(session_code|execution)=[^&]*&?", "");
    }

    private Visitor visitor() {
        return new Visitor(journey.services().keycloak(), Stack.SITES);
    }
}
