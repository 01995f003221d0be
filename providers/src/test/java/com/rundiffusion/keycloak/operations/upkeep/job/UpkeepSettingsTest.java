package com.rundiffusion.keycloak.operations.upkeep.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.Fake;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;

final class UpkeepSettingsTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @Test
    void eachOptionHasItsDefault() {
        assertThat(settings(Map.of()))
                .isEqualTo(new UpkeepSettings(Duration.ofMinutes(5), Duration.ofDays(1), Duration.ofHours(1), 200));
    }

    @Test
    void eachOptionCanBeSet() {
        assertThat(settings(Map.of("interval", 60, "metadata-interval", 7, "metadata-retry", 8, "metadata-batch", 9)))
                .isEqualTo(new UpkeepSettings(Duration.ofMinutes(1), Duration.ofSeconds(7), Duration.ofSeconds(8), 9));
    }

    @Test
    void metadataIsReadAgainADayLaterSpreadByATenth() {
        UpkeepSettings settings = settings(Map.of());
        assertThat(Stream.generate(() -> settings.nextMetadata(NOW)).limit(100))
                .allSatisfy(next -> assertThat(next)
                        .isBetween(NOW.plus(Duration.ofMinutes(1296)), NOW.plus(Duration.ofMinutes(1584))))
                .doesNotHaveDuplicates();
        assertThat(settings.metadataRetry(NOW))
                .isBetween(NOW.plus(Duration.ofMinutes(54)), NOW.plus(Duration.ofMinutes(66)));
    }

    private static UpkeepSettings settings(Map<String, Integer> options) {
        return UpkeepSettings.of(Fake.of(
                Config.Scope.class,
                Map.of(
                        "getLong",
                        asked ->
                                options.containsKey(asked[0]) ? (Object) Long.valueOf(options.get(asked[0])) : asked[1],
                        "getInt",
                        asked -> options.containsKey(asked[0]) ? (Object) options.get(asked[0]) : asked[1])));
    }
}
