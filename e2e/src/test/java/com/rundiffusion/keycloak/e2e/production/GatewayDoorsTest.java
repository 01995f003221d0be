package com.rundiffusion.keycloak.e2e.production;

import static com.rundiffusion.keycloak.e2e.production.RunningGateway.SSO;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.e2e.production.GatewayClient.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the sso host is open, and to whom. */
final class GatewayDoorsTest {

    private static final byte[] SMALL = "SAMLResponse=PHNhbWw".getBytes(StandardCharsets.US_ASCII);

    @RegisterExtension
    private static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    void theRealmAndItsResourcesAreKeycloaksAndRedirectsStayAsTheyAre() throws IOException {
        String location = "http://127.0.0.1/realms/rundiffusion/x?session_state=1&code=2";
        GATEWAY.keycloak().answers(302, Map.of("Location", location), "");

        Answer answer =
                GATEWAY.client().get(SSO, "/realms/rundiffusion/protocol/openid-connect/auth?client_id=runnit&x=%2F");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers("Location")).containsExactly(location);
        assertThat(GATEWAY.keycloak().onlyRequest().target())
                .isEqualTo("/realms/rundiffusion/protocol/openid-connect/auth?client_id=runnit&x=%2F");
        assertThat(GATEWAY.keycloak().onlyRequest().header("Host")).isEqualTo(SSO);
        assertThat(GATEWAY.client()
                        .get(SSO, "/resources/abc/login/rundiffusion/css/login.css")
                        .status())
                .isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/",
                "/admin/master/console/",
                "/admin/realms/rundiffusion/enterprises",
                "/realms/master/protocol/openid-connect/token",
                "/metrics",
                "/health",
                "/health/ready",
                "//admin/",
                "/%61dmin/",
                "/;/admin/",
                "/admin;x=1/",
                "/realms;x=1/master/",
                "/realms/rundiffusion/../../admin/",
                "/realms/rundiffusion/..%2F..%2Fadmin/",
                "/realms/rundiffusion/%2e%2e/master/",
                "/realms/rundiffusion-other/",
                "/realms/other/"
            })
    void administrationAndMeasurementsAreClosed(String target) throws IOException {
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
            assertThat(GATEWAY.client().get(SSO, target).status()).isEqualTo(404);
            assertThat(GATEWAY.client().post(SSO, target, SMALL).status()).isEqualTo(404);
        }
        assertThat(GATEWAY.keycloak().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contoso/login?session_code=x",
                "contoso/endpoint",
                "after-first-broker-login",
                "after-post-broker-login"
            })
    @Tag("A39")
    void whatItNeedsIsOpen(String path) throws IOException {
        assertThat(GATEWAY.client()
                        .get(SSO, "/realms/rundiffusion/broker/" + path)
                        .body())
                .isEqualTo("Keycloak");
    }

    @Test
    void theBareSsoHostLeadsToTheApp() throws IOException {
        Answer answer = GATEWAY.client().get(SSO, "/");

        assertThat(answer.headers("Location")).containsExactly("https://app.rundiffusion.com/");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(answer.headers("Strict-Transport-Security")).containsExactly("max-age=31536000");
    }
}
