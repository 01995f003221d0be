package com.rundiffusion.keycloak.demo.app;

import static com.rundiffusion.keycloak.demo.app.AppFixture.APP;
import static com.rundiffusion.keycloak.demo.app.AppFixture.LINK;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ada is signed in, and the broker tells the app's server that a session has ended. */
class ToldSignOutTest {

    private static final String TYPE = "logout+jwt";

    private final AppFixture fixture = new AppFixture();

    @BeforeEach
    void signIn() throws Exception {
        fixture.broker.person(Map.of("sub", "ada", "sid", "session"));
        fixture.browser.open(LINK);
        assertThat(fixture.rundiffusion.sessions()).hasSize(1);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private int tell(String token) throws Exception {
        String form = "logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        return fixture.browser
                .post(
                        APP + "backchannel-logout",
                        "application/x-www-form-urlencoded",
                        form.getBytes(StandardCharsets.UTF_8))
                .status();
    }

    private String token(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return fixture.broker.logoutToken(TYPE, change);
    }

    private static UnaryOperator<JWTClaimsSet.Builder> with(String claim, Object value) {
        return claims -> claims.claim(claim, value);
    }

    @Test
    void whoseSessionHasEndedIsOutAtOnceAndReadsWhy() throws Exception {
        fixture.broker.endSession();

        assertThat(tell(token(with("sid", "session")))).isEqualTo(200);

        assertThat(fixture.rundiffusion.sessions()).isEmpty();
        assertThat(fixture.browser.open(APP).body()).contains("id=\"signed-out\"", "id=\"told-notice\"");
    }

    /** The page may ask a moment before the broker tells. */
    @Test
    void whoHasFoundItOutBeforeReadsThatTheAppWasToldAllTheSame() throws Exception {
        fixture.broker.endSession();
        fixture.browser.open(APP + "session.json");
        assertThat(fixture.rundiffusion.sessions()).isEmpty();
        assertThat(fixture.browser.open(APP).body())
                .contains("id=\"signed-out\"")
                .doesNotContain("id=\"told-notice\"");

        tell(token(with("sid", "session")));

        assertThat(fixture.browser.open(APP).body()).contains("id=\"told-notice\"");
    }

    @Test
    void whoHasSignedInAgainElsewhereMeanwhileIsIn() throws Exception {
        tell(token(with("sid", "session")));

        assertThat(fixture.browser.open(APP).body()).contains("id=\"signed-in\"");
    }

    @Test
    void anotherSessionOfThePersonStays() throws Exception {
        assertThat(tell(token(with("sid", "another")))).isEqualTo(200);

        assertThat(fixture.rundiffusion.sessions()).hasSize(1);
    }

    @Test
    void withoutOneNamedAllOfThePersonEnd() throws Exception {
        assertThat(tell(token(claims -> claims))).isEqualTo(200);

        assertThat(fixture.rundiffusion.sessions()).isEmpty();
    }

    @Test
    void whatIsNoTokenOfALogoutToThisAppEndsNothing() throws Exception {
        assertThat(tell("nonsense")).isEqualTo(400);
        assertThat(tell("")).isEqualTo(400);
        assertThat(tell(token(with("aud", "runnit")))).isEqualTo(400);
        assertThat(tell(token(with("iss", "https://elsewhere.example")))).isEqualTo(400);
        assertThat(tell(token(with("events", Map.of())))).isEqualTo(400);
        assertThat(tell(token(with("nonce", "of an ID token")))).isEqualTo(400);
        assertThat(tell(fixture.broker.logoutToken("JWT", claims -> claims))).isEqualTo(400);
        fixture.broker.signWithForeignKey();
        assertThat(tell(token(claims -> claims))).isEqualTo(400);

        assertThat(fixture.rundiffusion.sessions()).hasSize(1);
    }
}
