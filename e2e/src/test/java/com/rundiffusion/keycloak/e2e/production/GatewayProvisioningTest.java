package com.rundiffusion.keycloak.e2e.production;

import static com.rundiffusion.keycloak.testkit.server.RunningGateway.SSO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rundiffusion.keycloak.testkit.server.GatewayClient;
import com.rundiffusion.keycloak.testkit.server.GatewayClient.Answer;
import com.rundiffusion.keycloak.testkit.server.RecordingServer;
import com.rundiffusion.keycloak.testkit.server.RunningGateway;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a customer's Entra sends, and how the gateway itself answers it: a program reads that, and nobody a page. */
final class GatewayProvisioningTest {

    private static final String USERS = "/realms/rundiffusion/provisioning/contoso/v2/Users";
    private static final int LIMIT = 1 << 20;
    private static final Map<String, String> SCIM =
            Map.of("Content-Type", "application/scim+json", "Authorization", "Bearer secret");

    @RegisterExtension
    private static final RunningGateway GATEWAY = new RunningGateway();

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void allOfItReachesKeycloakAsItCame(String method) throws IOException {
        for (GatewayClient gateway : GATEWAY.both()) {
            GATEWAY.keycloak().requests().clear();
            assertThat(gateway.send(SSO, method, USERS + "/id?x=a%20b+c%2F", SCIM, new byte[LIMIT])
                            .body())
                    .isEqualTo("Keycloak");

            RecordingServer.Request request = GATEWAY.keycloak().onlyRequest();
            assertThat(request.method()).isEqualTo(method);
            assertThat(request.target()).isEqualTo(USERS + "/id?x=a%20b+c%2F");
            assertThat(request.header("Authorization")).isEqualTo("Bearer secret");
            assertThat(request.body()).hasSize(LIMIT);
        }
    }

    /** As where the address was entered in Entra with a slash at its end. */
    @Test
    void aSlashTooManyIsForgiven() throws IOException {
        for (GatewayClient gateway : GATEWAY.both()) {
            GATEWAY.keycloak().requests().clear();
            gateway.get(SSO, "/realms/rundiffusion/provisioning/contoso/v2//Users?filter=a%20eq%20%22//%22");
            assertThat(GATEWAY.keycloak().onlyRequest().target()).isEqualTo(USERS + "?filter=a%20eq%20%22//%22");
        }
    }

    /** No browser sends a token of a customer's; whatever comes is Keycloak's to answer. */
    @Test
    void whatAForeignPageSendsIsKeycloaksToRefuse() throws IOException {
        Map<String, String> foreign =
                Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Origin", "https://evil.example");
        for (GatewayClient gateway : GATEWAY.both()) {
            assertThat(gateway.send(SSO, "POST", USERS, foreign, new byte[0]).body())
                    .isEqualTo("Keycloak");
        }
    }

    @Test
    void aByteMoreIsAnErrorOfScim() throws IOException {
        for (GatewayClient gateway : GATEWAY.both()) {
            assertError(
                    gateway.send(SSO, "PATCH", USERS, SCIM, new byte[LIMIT + 1]),
                    413,
                    "This is more than one request may hold. ");
        }
        assertThat(GATEWAY.passedOn()).isEmpty();
    }

    @Test
    void soIsABodyThatKeycloaksServerCannotRead() throws IOException {
        for (GatewayClient gateway : GATEWAY.both()) {
            for (String type : new String[] {"x", "multipart/form-data", "application/scim+json; charset=nonsense"}) {
                assertError(
                        gateway.send(SSO, "POST", USERS, Map.of("Content-Type", type), new byte[3]),
                        415,
                        "Send it as application/scim+json.");
            }
        }
        assertThat(GATEWAY.passedOn()).isEmpty();
    }

    @Test
    void soIsThatKeycloakIsSilent() throws IOException {
        GATEWAY.keycloak().answers(0, Map.of(), "");
        for (GatewayClient gateway : GATEWAY.both()) {
            Answer answer = gateway.get(SSO, USERS);
            assertError(answer, 502, "Send it again in a minute.");
            assertThat(answer.headers("Retry-After")).containsExactly("30");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 409, 413, 415, 429, 502, 503})
    void whatKeycloakSaysIsPassedOn(int status) throws IOException {
        GATEWAY.keycloak().answers(status, Map.of("Content-Type", "application/scim+json"), "{\"own\":1}");
        for (GatewayClient gateway : GATEWAY.both()) {
            Answer answer = gateway.get(SSO, USERS);
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).isEqualTo("{\"own\":1}");
        }
    }

    private static void assertError(Answer answer, int status, String detail) throws IOException {
        assertThat(answer.status()).isEqualTo(status);
        JsonNode error = new ObjectMapper().readTree(answer.body());
        assertThat(error.path("schemas").path(0).asText()).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(error.path("status").asText()).isEqualTo(String.valueOf(status));
        assertThat(error.path("detail").asText()).contains(detail);
        Map.of(
                        "Content-Type", "application/scim+json",
                        "Cache-Control", "no-store",
                        "X-Content-Type-Options", "nosniff")
                .forEach((name, value) -> assertThat(answer.headers(name)).containsExactly(value));
    }
}
