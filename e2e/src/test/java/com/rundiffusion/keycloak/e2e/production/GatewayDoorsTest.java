package com.rundiffusion.keycloak.e2e.production;

import static com.rundiffusion.keycloak.testkit.server.RunningGateway.SSO;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.testkit.server.GatewayClient;
import com.rundiffusion.keycloak.testkit.server.GatewayClient.Answer;
import com.rundiffusion.keycloak.testkit.server.RunningGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the sso host is open, and to whom: one table for production's gateway and the demo's. */
final class GatewayDoorsTest {

    private static final byte[] SMALL = "SAMLResponse=PHNhbWw".getBytes(StandardCharsets.US_ASCII);

    private static final String NOTHING_HERE = "This address leads nowhere.";

    @RegisterExtension
    private static final RunningGateway GATEWAY = new RunningGateway();

    static Stream<String> open() {
        return Stream.concat(
                Stream.of("/.well-known/oauth-authorization-server/realms/rundiffusion", "/resources/abc/login/x.css"),
                Stream.of(
                                "protocol/openid-connect/auth?client_id=runnit&x=%2F",
                                "setup/open/AbC_-123",
                                "setup/open/AbC_-123/renew",
                                "setup/open-test/AbC_-123",
                                "setup/0f0a54f6-27c2-43bb-9a08-1d3b1a2f4a11/values",
                                "setup/0f0a54f6-27c2-43bb-9a08-1d3b1a2f4a11/metadata.xml",
                                "setup/dns/0f0a54f6-27c2-43bb-9a08-1d3b1a2f4a11",
                                "setup/test",
                                "setup/test/AbC_-123",
                                "setup/entra",
                                "provisioning/contoso/v2",
                                "provisioning/contoso/v2/Users?filter=userName%20eq%20%22a+b%22",
                                "provisioning/contoso/v2/Users/0f0a54f6-27c2-43bb-9a08-1d3b1a2f4a11",
                                "provisioning/contoso/v2/Schemas/urn:ietf:params:scim:schemas:core:2.0:User",
                                "protocol/openid-connect/token",
                                "protocol/openid-connect/token/introspect",
                                "protocol/openid-connect/userinfo",
                                "protocol/openid-connect/certs",
                                "protocol/openid-connect/revoke",
                                "protocol/openid-connect/logout?client_id=runnit",
                                "protocol/openid-connect/logout/logout-confirm",
                                "microsoft-sign-out?client_id=runnit",
                                "entra-logout?SAMLRequest=a%2bb%2F%3d&Signature=c&SigAlg=d",
                                ".well-known/openid-configuration",
                                ".well-known/oauth-authorization-server",
                                "login-actions/authenticate?execution=x",
                                "login-actions/restart",
                                "login-actions/detached-info",
                                "login-actions/first-broker-login",
                                "login-actions/post-broker-login",
                                "login-actions/required-action",
                                "login-actions/consent",
                                "broker/contoso/login?session_code=x",
                                "broker/contoso/endpoint",
                                "broker/after-first-broker-login",
                                "broker/after-post-broker-login",
                                "reply-url/response",
                                "reply-url/refused",
                                "reply-url/__/auth/handler",
                                "sign-in/contoso",
                                "sign-in/",
                                "help",
                                "help/rundiffusion",
                                "help/rundiffusion/50105")
                        .map(path -> "/realms/rundiffusion/" + path));
    }

    @ParameterizedTest
    @MethodSource("open")
    @Tag("A39")
    void whatPeopleAndAppsNeedIsOpen(String target) throws IOException {
        for (GatewayClient gateway : GATEWAY.both()) {
            GATEWAY.keycloak().requests().clear();
            assertThat(gateway.get(SSO, target).body()).isEqualTo("Keycloak");
            assertThat(GATEWAY.keycloak().onlyRequest().target()).isEqualTo(target);
            assertThat(GATEWAY.keycloak().onlyRequest().header("Host")).isEqualTo(SSO);
        }
    }

    static Stream<String> closed() {
        return Stream.concat(
                Stream.of(
                        "/metrics",
                        "/health",
                        "/health/ready",
                        "/realms/rundiffusion",
                        "/realms/rundiffusion-other/protocol/openid-connect/auth",
                        "/realms/other/protocol/openid-connect/auth",
                        "/.well-known/openid-configuration",
                        "/.well-known/oauth-authorization-server/realms/master",
                        "/js/keycloak.js",
                        "/robots.txt"),
                Stream.of(
                                "",
                                "account",
                                "account/linked-accounts",
                                "device",
                                "clients-registrations/openid-connect",
                                "clients/rundiffusion/redirect",
                                "organizations/contoso",
                                "protocol/saml",
                                "protocol/saml/descriptor",
                                "protocol/saml/clients/contoso",
                                "setup",
                                "setup/",
                                "setup/open",
                                "setup/open/AbC_-123/other",
                                "setup/open;x=1/AbC_-123",
                                "provisioning",
                                "provisioning/contoso",
                                "provisioning/contoso/v1/Users",
                                "provisioning/contoso/v2x",
                                "provisioning/contoso;x=1/v2/Users",
                                "provisioning;x=1/contoso/v2/Users",
                                "protocol/openid-connect/auth/",
                                "protocol/openid-connect/auth/device",
                                "protocol/openid-connect/auth;x=1",
                                "protocol/openid-connect/token/",
                                "protocol/openid-connect/token;x=1",
                                "protocol/openid-connect/ext/par/request",
                                "protocol/openid-connect/ext/ciba/auth",
                                "protocol/openid-connect/registrations",
                                "protocol/openid-connect/forgot-credentials",
                                "protocol/openid-connect/login-status-iframe.html",
                                "protocol/openid-connect/3p-cookies/step1.html",
                                "protocol/openid-connect/oauth/oob",
                                "protocol/openid-connect/logout/backchannel-logout",
                                "protocol/docker-v2/auth",
                                "login-actions",
                                "login-actions/registration",
                                "login-actions/reset-credentials",
                                "login-actions/action-token",
                                ".well-known/uma2-configuration",
                                "authz/protection/permission",
                                "broker",
                                "broker/contoso",
                                "broker/contoso/token",
                                "broker/contoso/link",
                                "broker/contoso/endpoint/descriptor",
                                "reply-url",
                                "reply-url/nothing",
                                "reply-url;x/refused",
                                "sign-in;x=1/contoso",
                                "sign-in-x",
                                "help/rundiffusion/50105/x",
                                "microsoft-sign-out/x",
                                "entra-logout/",
                                "entra-logout;x=1",
                                "nothing")
                        .map(path -> "/realms/rundiffusion/" + path));
    }

    @ParameterizedTest
    @MethodSource("closed")
    void everythingElseIsAnsweredByAPageOfTheGatewaysOwn(String target) throws IOException {
        for (GatewayClient gateway : GATEWAY.both()) {
            for (Answer answer : List.of(gateway.get(SSO, target), gateway.post(SSO, target, SMALL))) {
                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.body()).contains(NOTHING_HERE);
            }
        }
        assertThat(GATEWAY.keycloak().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/",
                "/admin/master/console/",
                "/admin/realms/rundiffusion/enterprises",
                "/realms/master/protocol/openid-connect/token"
            })
    void theAdministrationIsOpenInTheDemoAlone(String target) throws IOException {
        assertThat(GATEWAY.client().get(SSO, target).status()).isEqualTo(403);
        assertThat(GATEWAY.client().post(SSO, target, SMALL).status()).isEqualTo(403);
        assertThat(GATEWAY.keycloak().requests()).isEmpty();
        assertThat(GATEWAY.demo().get(SSO, target).body()).isEqualTo("Keycloak");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//admin/",
                "/%61dmin/",
                "/;/admin/",
                "/admin;x=1/",
                "/realms;x=1/master/",
                "/realms/rundiffusion/../../admin/",
                "/realms/rundiffusion/..%2F..%2Fadmin/",
                "/realms/rundiffusion/%2e%2e/master/",
                "/realms/rundiffusion/help/..%2F..%2F..%2Fmaster/",
                "/realms/rundiffusion/provisioning/contoso/v2/../../../../master/",
                "/realms/rundiffusion/provisioning/contoso/v2/..%2F..%2F..%2F..%2Fmaster/"
            })
    void noSpellingOpensIt(String target) throws IOException {
        assertThat(GATEWAY.client().get(SSO, target).status()).isIn(403, 404);
        assertThat(GATEWAY.client().post(SSO, target, SMALL).status()).isIn(403, 404);
        assertThat(GATEWAY.keycloak().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contoso",
                "contoso/",
                "contoso/link",
                "contoso/token",
                "contoso/login/",
                "contoso/login;x=1",
                "contoso/endpoint/descriptor",
                "contoso/endpoint/clients/rundiffusion",
                "contoso/endpoint%2Fdescriptor",
                "contoso;x=1/endpoint",
                "after-first-broker-login/x"
            })
    @Tag("A39")
    void whatNoLoginNeedsOfTheBrokerIsClosed(String path) throws IOException {
        for (String broker : List.of("broker/", "broker;x=1/", "%62roker/", "x/../broker/")) {
            String target = "/realms/rundiffusion/" + broker + path;
            for (GatewayClient gateway : GATEWAY.both()) {
                assertThat(gateway.get(SSO, target).status()).isIn(400, 404);
                assertThat(gateway.post(SSO, target, SMALL).status()).isIn(400, 404);
            }
        }
        assertThat(GATEWAY.keycloak().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/realms/rundiffusion/%62roker/contoso/%65ndpoint", "/realms/rundiffusion/x/../help"})
    void anotherSpellingOfAnOpenPathIsThatPath(String target) throws IOException {
        for (GatewayClient gateway : GATEWAY.both()) {
            assertThat(gateway.get(SSO, target).body()).isEqualTo("Keycloak");
        }
    }

    @Test
    void redirectsOfKeycloakStayAsTheyAre() throws IOException {
        String location = "http://127.0.0.1/realms/rundiffusion/x?session_state=1&code=2";
        GATEWAY.keycloak().answers(302, Map.of("Location", location), "");

        for (GatewayClient gateway : GATEWAY.both()) {
            Answer answer = gateway.get(SSO, "/realms/rundiffusion/protocol/openid-connect/auth");

            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.headers("Location")).containsExactly(location);
        }
    }

    @Test
    void theBareSsoHostLeadsToTheApp() throws IOException {
        for (GatewayClient gateway : GATEWAY.both()) {
            Answer answer = gateway.get(SSO, "/");

            assertThat(answer.headers("Location")).containsExactly("https://app.rundiffusion.com/");
            assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
            assertThat(answer.headers("Referrer-Policy")).containsExactly("no-referrer");
        }
        assertThat(GATEWAY.client().get(SSO, "/").headers("Strict-Transport-Security"))
                .containsExactly("max-age=31536000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "/",
                "a/b/c",
                ";;=/ \"",
                "application/json, text/plain",
                "application/x-www-form-urlencoded; charset=\"utf",
                "application/x-www-form-urlencoded; charset=nonsense",
                "multipart/form-data",
                "multipart/form-data; boundary=never-comes"
            })
    void aBodyThatKeycloaksServerCannotReadIsAnsweredHere(String type) throws IOException {
        for (GatewayClient gateway : GATEWAY.both()) {
            for (String path : List.of("broker/contoso/endpoint", "protocol/openid-connect/token", "sign-in/contoso")) {
                Answer answer =
                        gateway.send(SSO, "POST", "/realms/rundiffusion/" + path, Map.of("Content-Type", type), SMALL);
                assertThat(answer.status()).isEqualTo(415);
                assertThat(answer.body()).contains("What was sent here is not what a browser sends.");
            }
        }
        assertThat(GATEWAY.keycloak().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "Application/X-WWW-Form-UrlEncoded; Charset=UTF-8",
                "application/x-www-form-urlencoded;charset=\"utf-8\"",
                "application/json",
                "text/plain;"
            })
    void everyOtherBodyIsKeycloaks(String type) throws IOException {
        for (GatewayClient gateway : GATEWAY.both()) {
            String target = "/realms/rundiffusion/protocol/openid-connect/token";
            assertThat(gateway.send(SSO, "POST", target, Map.of("Content-Type", type), SMALL)
                            .body())
                    .isEqualTo("Keycloak");
        }
    }
}
