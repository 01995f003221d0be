package com.rundiffusion.keycloak.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.demo.entra.EntraTenant;
import com.rundiffusion.keycloak.demo.entra.Person;
import com.rundiffusion.keycloak.demo.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.e2e.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.e2e.journey.Authorization;
import com.rundiffusion.keycloak.e2e.journey.Journey;
import com.rundiffusion.keycloak.e2e.journey.Stack;
import com.rundiffusion.keycloak.e2e.journey.Visitor;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

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
                                visitor -> visitor.get(essential("gold"))),
                        new Exit(
                                "an essential acr that nobody has",
                                "level_unavailable",
                                visitor -> visitor.get(essential("7"))),
                        new Exit(
                                "registration",
                                "request_invalid",
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
                                "signing out with a made-up token",
                                "request_invalid",
                                visitor -> visitor.get(REALM + "protocol/openid-connect/logout?id_token_hint=x")))
                .map(exit -> DynamicTest.dynamicTest(
                        exit.what(), () -> isOurs(exit.way().apply(visitor()), exit.code())));
    }

    /** To Keycloak a paused company has no endpoint; whoever was sent to its Entra is told. */
    @Test
    void theEndpointOfACompanyThatWasPausedMeanwhile() {
        EnterpriseApi api = EnterpriseApi.of(journey);
        EntraTenant northwind = journey.services().entra().northwind();
        assertThat(api.create(CustomerMail.document(northwind)).status()).isEqualTo(201);
        try {
            Visitor visitor = visitor();
            AuthnRequest request = visitor.atEntra(
                    Authorization.of("rundiffusion")
                            .with("kc_idp_hint", "northwind")
                            .url(),
                    Stack.SITES);
            Map<String, String> form = Map.of(
                    "SAMLResponse", northwind.respond(request, Person.MEMBER).toBase64(),
                    "RelayState", request.relayState());
            api.status("northwind", "paused");
            isOurs(visitor.post(REALM + "broker/northwind/endpoint", form), "enterprise_unavailable");
        } finally {
            api.delete("northwind");
        }
    }

    /** The control: what is no error is no refusal. */
    @Test
    void theSignInPageIsNoRefusal() {
        HttpResponse<String> page =
                visitor().get(Authorization.of("rundiffusion").url());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("data-rejection");
    }

    private void isOurs(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body()).contains("data-rejection=\"" + code + "\"", "id=\"retry\"");
        Matcher reference = REFERENCE.matcher(answer.body());
        assertThat(reference.find()).isTrue();
        JsonNode event = journey.events().refusal(reference.group(1)).orElseThrow();
        assertThat(event.path("details").path("reason").asText()).isEqualTo(code);
    }

    private static String essential(String acr) {
        return Authorization.of("rundiffusion")
                .with("claims", "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"" + acr + "\"]}}}")
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
