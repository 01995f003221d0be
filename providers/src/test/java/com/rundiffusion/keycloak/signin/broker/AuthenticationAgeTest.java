package com.rundiffusion.keycloak.signin.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.Fake;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.signin.pending.PendingLogin;
import com.rundiffusion.keycloak.signin.saml.EntraAssertion;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AuthnStatementType;
import org.keycloak.saml.processing.core.saml.v2.util.XMLTimeUtil;
import org.keycloak.sessions.AuthenticationSessionModel;

final class AuthenticationAgeTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final Map<String, String> notes = new HashMap<>();
    private final PendingLogin pending = new PendingLogin(Fake.of(
            AuthenticationSessionModel.class,
            Map.of(
                    "getClientNote", note -> notes.get((String) note[0]),
                    "removeClientNote", note -> notes.remove((String) note[0]),
                    "setClientNote", note -> notes.put((String) note[0], (String) note[1]))));

    @Test
    void anAppThatDoesNotCareTakesAProofOfAnyAge() {
        pending.sentAt(NOW);

        assertThat(age().tooOld(provenAt(NOW.minus(Duration.ofDays(80))))).isFalse();
        assertThat(age().tooOldEvenRenewed(provenAt(NOW.minus(Duration.ofDays(80)))))
                .isFalse();
    }

    @Test
    void aProofIsTooOldWhenItsAgeAndTheSkewHavePassed() {
        notes.put("max_age", "300");
        pending.sentAt(NOW);

        assertThat(age().tooOld(provenAt(NOW.minusSeconds(360)))).isFalse();
        assertThat(age().tooOld(provenAt(NOW.minusSeconds(361)))).isTrue();
    }

    @Test
    void aRenewedProofIsFromAfterTheQuestion() {
        notes.put("prompt", "login");
        pending.sentAt(NOW.minusSeconds(30));

        assertThat(age().tooOldEvenRenewed(provenAt(NOW.minusSeconds(90)))).isFalse();
        assertThat(age().tooOldEvenRenewed(provenAt(NOW.minusSeconds(91)))).isTrue();
        assertThat(age().rejection(provenAt(NOW.minusSeconds(91))).code())
                .isEqualTo(RejectionCode.AUTHENTICATION_TOO_OLD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-100000"})
    void entraIsNotAskedForeverHoweverLittleTheAppAllows(String maxAge) {
        notes.put("max_age", maxAge);
        pending.sentAt(NOW.minusSeconds(600));
        assertThat(age().tooOld(provenAt(NOW.minusSeconds(300)))).isTrue();

        pending.renew();
        pending.sentAt(NOW.minusSeconds(600));

        assertThat(age().tooOld(provenAt(NOW.minusSeconds(300)))).isFalse();
        assertThat(age().tooOldEvenRenewed(provenAt(NOW.minusSeconds(300)))).isFalse();
    }

    private AuthenticationAge age() {
        return new AuthenticationAge(pending, SKEW, NOW);
    }

    private static EntraAssertion provenAt(Instant instant) {
        AssertionType assertion = new AssertionType("_a55e", XMLTimeUtil.parse(NOW.toString()));
        assertion.addStatement(new AuthnStatementType(XMLTimeUtil.parse(instant.toString())));
        return new EntraAssertion(assertion);
    }
}
