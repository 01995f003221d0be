package com.rundiffusion.keycloak.e2e.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rundiffusion.keycloak.testkit.journey.Arrival;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.TokenEndpoint;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The discovery documents name what an app can have here, and nothing else. */
class DiscoveryTest {

    private static final String REALM = Stack.SITES.sso() + "/realms/rundiffusion/";

    @RegisterExtension
    private final Journey journey = new Journey();

    private JsonNode document(String name) throws JsonProcessingException {
        Arrival arrival = journey.browser().open(REALM + ".well-known/" + name);
        assertThat(arrival.status()).isEqualTo(200);
        return new ObjectMapper().readTree(arrival.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid-configuration", "oauth-authorization-server"})
    void everyAddressInItIsOpenAtTheGateway(String name) throws JsonProcessingException {
        List<String> addresses = addresses(document(name)).toList();
        assertThat(addresses)
                .contains(REALM + "protocol/openid-connect/token", REALM + "protocol/openid-connect/auth")
                .allSatisfy(address ->
                        assertThat(journey.browser().open(address).status()).isNotEqualTo(404));
        assertThat(journey.browser()
                        .open(REALM + "clients-registrations/openid-connect")
                        .status())
                .isEqualTo(404);
    }

    private static Stream<String> addresses(JsonNode document) {
        return StreamSupport.stream(document.spliterator(), false)
                .flatMap(value -> value.isContainerNode() ? addresses(value) : Stream.of(value.asText()))
                .filter(value -> value.startsWith("http") && !value.endsWith("/realms/rundiffusion"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid-configuration", "oauth-authorization-server"})
    void itOffersOneWayToSignIn(String name) throws JsonProcessingException {
        JsonNode document = document(name);
        assertThat(texts(document, "response_types_supported")).containsExactly("code");
        assertThat(texts(document, "response_modes_supported")).containsExactly("query", "fragment");
        assertThat(texts(document, "grant_types_supported"))
                .containsExactly("authorization_code", "client_credentials", "refresh_token");
        assertThat(texts(document, "code_challenge_methods_supported")).containsExactly("S256");
        assertThat(texts(document, "prompt_values_supported")).containsExactly("none", "login");
        assertThat(document.path("request_uri_parameter_supported").asBoolean()).isFalse();
        assertThat(document.path("frontchannel_logout_supported").asBoolean()).isFalse();
        assertThat(document.path("backchannel_logout_supported").asBoolean()).isTrue();
        assertThat(document.path("tls_client_certificate_bound_access_tokens").asBoolean())
                .isFalse();
        assertThat(texts(document, "token_endpoint_auth_methods_supported"))
                .contains("private_key_jwt", "client_secret_basic", "none")
                .doesNotContain("tls_client_auth");
    }

    private static List<String> texts(JsonNode document, String field) {
        return StreamSupport.stream(document.path(field).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** Not refused to a client, as a password is: there is no such thing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:ietf:params:oauth:grant-type:device_code",
                "urn:openid:params:grant-type:ciba",
                "urn:ietf:params:oauth:grant-type:token-exchange"
            })
    void whatNoAppCanHaveIsSwitchedOff(String grant) {
        TokenEndpoint endpoint = new TokenEndpoint(journey.services().keycloak());
        assertThat(endpoint.post(Map.of("client_id", "rundiffusion", "grant_type", grant))
                        .text("error"))
                .isEqualTo("unsupported_grant_type");
        assertThat(endpoint.post(Map.of("client_id", "rundiffusion", "grant_type", "password"))
                        .text("error"))
                .isEqualTo("unauthorized_client");
    }

    @Test
    void anAnswerInTheFragmentIsOne() {
        journey.browser()
                .open(Authorization.of("rundiffusion")
                        .with("prompt", "none")
                        .with("response_mode", "fragment")
                        .url());
        assertThat(journey.browser().visited())
                .anyMatch(url -> url.startsWith(Stack.SITES.rundiffusionApp() + "/#error=login_required"));
    }
}
