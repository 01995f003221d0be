package com.rundiffusion.keycloak.signin.saml;

import static com.rundiffusion.keycloak.signin.saml.TestAssertions.NOW;
import static com.rundiffusion.keycloak.signin.saml.TestLogouts.ADDRESS;
import static com.rundiffusion.keycloak.signin.saml.TestLogouts.answer;
import static com.rundiffusion.keycloak.signin.saml.TestLogouts.query;
import static com.rundiffusion.keycloak.signin.saml.TestLogouts.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LogoutChecksTest {

    private static final List<PublicKey> KEYS = List.of(TestSignatures.KEYS.getPublic());
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Instant ISSUED = Instant.parse("2026-03-02T09:30:00.123456700Z");
    private static final String END = " NotOnOrAfter=\"2026-03-02T10:30:00.1234567Z\"";

    @Test
    void whatEntraAsksAndAnswersIsBelieved() {
        assertThat(fault(query(request()), NOW)).isEmpty();
        assertThat(fault(query(answer(), "state"), NOW)).isEmpty();
    }

    @Test
    void theSignatureIsAskedForFirst() throws NoSuchAlgorithmException {
        PublicKey anothers =
                KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();
        String elsewhere = query(request().replace(ADDRESS, "https://elsewhere.example/"));

        assertThat(checks(elsewhere, NOW).fault(List.of(anothers))).contains(LogoutFault.SIGNATURE);
        assertThat(checks(elsewhere, NOW).fault(KEYS)).contains(LogoutFault.DESTINATION);
        assertThat(checks(query(request()) + "&RelayState=a", NOW).fault(KEYS)).contains(LogoutFault.SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sso.rundiffusion.com/realms/rundiffusion/entra-logout/",
                "https://sso.rundiffusion.com/realms/rundiffusion/Entra-logout",
                "http://sso.rundiffusion.com/realms/rundiffusion/entra-logout",
                "https://sso.rundiffusion.com/realms/other/entra-logout",
                ""
            })
    void itIsForThisAddressExactly(String destination) {
        assertThat(fault(query(request().replace(ADDRESS, destination)), NOW)).contains(LogoutFault.DESTINATION);
    }

    @Test
    void aRequestNamesItsAddressAndAnAnswerMay() {
        assertThat(fault(query(request().replace(" Destination=\"" + ADDRESS + "\"", "")), NOW))
                .contains(LogoutFault.DESTINATION);
        assertThat(fault(query(answer().replace(" ID=", " Destination=\"" + ADDRESS + "\" ID=")), NOW))
                .isEmpty();
        assertThat(fault(query(answer().replace(" ID=", " Destination=\"https://elsewhere.example/\" ID=")), NOW))
                .contains(LogoutFault.DESTINATION);
    }

    @ParameterizedTest
    @CsvSource({
        // The clocks may differ by a minute.
        "-PT1M, true",
        "-PT1M0.001S, false",
        "PT0S, true",
        // Until its end an hour later, and a minute more.
        "PT1H59.999S, true",
        "PT1H1M, false"
    })
    void itCountsFromWhenItWasWrittenToItsEnd(Duration age, boolean counts) {
        assertThat(fault(query(request()), ISSUED.plus(age)).isEmpty()).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({"PT10M59.999S, true", "PT11M, false"})
    void oneWithoutEndCountsForTenMinutes(Duration age, boolean counts) {
        assertThat(fault(query(request().replace(END, "")), ISSUED.plus(age)).isEmpty())
                .isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({"PT1H5M59.999S, true", "PT1H6M, false"})
    void whateverEndItNamesNoneIsOlderThanThat(Duration age, boolean counts) {
        String week = request().replace(END, " NotOnOrAfter=\"2026-03-09T09:30:00Z\"");

        assertThat(fault(query(week), ISSUED.plus(age)).isEmpty()).isEqualTo(counts);
    }

    @Test
    void anEndThatIsOverIsOne() {
        String over = request().replace(END, " NotOnOrAfter=\"2026-03-02T09:29:00Z\"");

        assertThat(fault(query(over), NOW)).contains(LogoutFault.TIME);
    }

    @Test
    void itsIdIsKeptForAsLongAsItCounts() {
        assertThat(checks(query(request()), NOW).end())
                .isEqualTo(ISSUED.plus(Duration.ofHours(1)).plus(SKEW));
    }

    private static Optional<LogoutFault> fault(String raw, Instant now) {
        return checks(raw, now).fault(KEYS);
    }

    private static LogoutChecks checks(String raw, Instant now) {
        RedirectQuery query = RedirectQuery.of(raw).orElseThrow();
        return new LogoutChecks(query, query.message().orElseThrow(), ADDRESS, SKEW, now);
    }
}
