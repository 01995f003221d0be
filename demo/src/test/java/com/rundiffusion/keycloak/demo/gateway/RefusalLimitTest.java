package com.rundiffusion.keycloak.demo.gateway;

import static com.rundiffusion.keycloak.demo.gateway.GatewayFixture.SITES;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.demo.browsing.Answer;
import com.rundiffusion.keycloak.entra.Sites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who was refused often is held off for a while. */
class RefusalLimitTest {

    private static final String REALM = SITES.sso() + "/realms/rundiffusion";
    private static final String ENDPOINT = REALM + "/broker/contoso/endpoint";
    private static final int MOST = 3;

    private final GatewayFixture fixture = new GatewayFixture(MOST);

    @BeforeEach
    void refuse() {
        fixture.keycloak.answers(400, null);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whoeverIsRefusedTooOftenGetsAPageAndIsToldToWait() throws Exception {
        for (int i = 0; i < MOST; i++) {
            assertThat(fixture.browser.get(ENDPOINT).body()).isEqualTo("keycloak");
        }

        Answer answer = fixture.browser.get(ENDPOINT);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers().get("Retry-After")).isEqualTo("60");
        assertThat(answer.headers().get("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(answer.body()).contains("Please wait a minute, then go back to the app and sign in again.");
        assertThat(fixture.keycloak.received()).hasSize(MOST);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 307, 503})
    void whatIsNotRefusedDoesNotCount(int status) throws Exception {
        fixture.keycloak.answers(status, null);

        for (int i = 0; i < 2 * MOST; i++) {
            assertThat(fixture.browser.get(ENDPOINT).status()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/protocol/openid-connect/token", "/protocol/openid-connect/userinfo", "/sign-in/contoso"})
    void whatAppsAskIsNeitherCountedNorHeldOff(String path) throws Exception {
        for (int i = 0; i < 2 * MOST; i++) {
            assertThat(fixture.browser.get(REALM + path).status()).isEqualTo(400);
        }
        hold();

        assertThat(fixture.browser.get(REALM + path).status()).isEqualTo(400);
    }

    @Test
    void appsAndFirebaseAreNotHeldOff() throws Exception {
        hold();
        fixture.keycloak.answers(421, null);

        assertThat(fixture.browser.get(SITES.rundiffusionApp() + "/").body()).isEqualTo("sites");
        assertThat(fixture.browser
                        .post(
                                SITES.rundiffusionApp() + Sites.REPLY_PATH,
                                "application/x-www-form-urlencoded",
                                new byte[] {'a'})
                        .body())
                .isEqualTo("firebase");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%62roker/x/endpoint", "/sign-in/../broker/x/endpoint", "/./help"})
    void noSpellingGetsAroundIt(String path) throws Exception {
        for (int i = 0; i < MOST; i++) {
            fixture.browser.get(REALM + path);
        }

        assertThat(fixture.browser.get(ENDPOINT).status()).isEqualTo(429);
    }

    /** What one page makes one browser of an office send says nothing of the office. */
    @Test
    void whatAForeignPageSendsIsRefusedAndDoesNotCount() throws Exception {
        for (int i = 0; i < 2 * MOST; i++) {
            assertThat(posted("cross-site", "no-cors", "https://evil.example").status())
                    .isEqualTo(403);
        }
        assertThat(fixture.keycloak.received()).isEmpty();

        assertThat(posted("cross-site", "navigate", "null").body()).isEqualTo("keycloak");
    }

    private Answer posted(String site, String mode, String origin) throws Exception {
        return fixture.browser.send(
                "POST",
                ENDPOINT,
                request -> request.headers(headers -> headers.put("Sec-Fetch-Site", site)
                        .put("Sec-Fetch-Mode", mode)
                        .put("Origin", origin)));
    }

    private void hold() throws Exception {
        for (int i = 0; i < MOST; i++) {
            fixture.browser.get(ENDPOINT);
        }
        assertThat(fixture.browser.get(ENDPOINT).status()).isEqualTo(429);
    }
}
