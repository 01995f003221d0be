package com.rundiffusion.keycloak.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.Fake;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.RealmModel;

final class SsoSettingsTest {

    @Test
    void replyUrlsAreSeparatedByWhiteSpace() {
        ReplyUrls urls = settings(Map.of(
                        SsoSettings.REPLY_URLS, " https://a.example/x  https://b.example/x\n",
                        SsoSettings.FOREIGN_REPLY_URLS, "https://c.example/x"))
                .replyUrls();

        assertThat(urls.routed()).containsExactly("https://a.example/x", "https://b.example/x");
        assertThat(urls.foreign()).containsExactly("https://c.example/x");
    }

    @Test
    void aRealmThatNamesNoneHasNone() {
        assertThat(settings(Map.of()).replyUrls().contains("")).isFalse();
        assertThat(settings(Map.of(SsoSettings.REPLY_URLS, " ")).replyUrls().routed())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "60, 60", "180, 180", "181, 180", "100000, 180", "-1, 0"})
    void theClockSkewStaysBetweenZeroAndThreeMinutes(String configured, long seconds) {
        assertThat(settings(Map.of(SsoSettings.CLOCK_SKEW, configured)).clockSkew())
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", " ", "1.5", "60s", "99999999999999999999"})
    void aClockSkewThatIsNoNumberIsAsGoodAsNone(String configured) {
        assertThat(settings(Map.of(SsoSettings.CLOCK_SKEW, configured)).clockSkew())
                .isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void theClockSkewIsAMinuteUnlessConfigured() {
        assertThat(settings(Map.of()).clockSkew()).isEqualTo(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @CsvSource({"50, 50", "25, 25", "0, 1", "-3, 1", "5000, 1000", "many, 50"})
    void provisioningIsFiftyRequestsASecondUnlessConfigured(String configured, int perSecond) {
        assertThat(settings(Map.of(SsoSettings.PROVISIONING_PER_SECOND, configured))
                        .provisioningPerSecond())
                .isEqualTo(perSecond);
        assertThat(settings(Map.of()).provisioningPerSecond()).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "15, 15", "365, 365", "366, 365", "0, 1", "-3, 1", "never, 14", "2.5, 14", "'', 14"})
    void provisioningIsSilentAfterTwoWeeksUnlessConfigured(String configured, int days) {
        assertThat(settings(Map.of(SsoSettings.PROVISIONING_SILENT_DAYS, configured))
                        .provisioningSilentFor())
                .isEqualTo(Duration.ofDays(days));
        assertThat(settings(Map.of()).provisioningSilentFor()).isEqualTo(Duration.ofDays(14));
    }

    @ParameterizedTest
    @CsvSource({"always, true", "' Always ', true", "shared, false", "'', false", "yes, false"})
    void onlyAlwaysIsAfterEachSignOut(String configured, boolean always) {
        assertThat(settings(Map.of(SsoSettings.SIGN_OUT_ASKS_AGAIN, configured)).signOutAlwaysAsksAgain())
                .isEqualTo(always);
        assertThat(settings(Map.of()).signOutAlwaysAsksAgain()).isFalse();
    }

    @Test
    void rolesAreKnownForTwoWeeksUnlessConfigured() {
        assertThat(settings(Map.of()).rolesKnownFor()).isEqualTo(Duration.ofDays(14));
        assertThat(settings(Map.of(SsoSettings.ROLES_KNOWN_DAYS, "0")).rolesKnownFor())
                .isEqualTo(Duration.ZERO);
        assertThat(settings(Map.of(SsoSettings.ROLES_KNOWN_DAYS, "1000")).rolesKnownFor())
                .isEqualTo(Duration.ofDays(365));
        assertThat(settings(Map.of(SsoSettings.ROLES_KNOWN_DAYS, "some")).rolesKnownFor())
                .isEqualTo(Duration.ofDays(14));
    }

    /** All that somebody can have fits into a column. */
    @Test
    void rolesAreFewAndShort() {
        assertThat(settings(Map.of()).roles()).containsExactly("admin", "member");
        assertThat(settings(Map.of(SsoSettings.ROLES, "owner Admin 7th " + "x".repeat(25) + " owner " + "y".repeat(24)))
                        .roles())
                .containsExactly("owner", "y".repeat(24));
        String many = IntStream.range(0, 30).mapToObj(i -> "r" + i).collect(Collectors.joining(" "));
        assertThat(settings(Map.of(SsoSettings.ROLES, many)).roles()).hasSize(20);
    }

    private static SsoSettings settings(Map<String, String> attributes) {
        return new SsoSettings(Fake.of(
                RealmModel.class, Map.of("getAttribute", arguments -> attributes.get((String) arguments[0]))));
    }
}
