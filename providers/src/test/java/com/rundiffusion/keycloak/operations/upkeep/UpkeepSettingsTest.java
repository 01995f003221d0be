package com.rundiffusion.keycloak.operations.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;

final class UpkeepSettingsTest {

    /** The intervals of the documents. */
    @Test
    void withoutOptionsARoundIsEveryFiveMinutesAndMetadataIsReadOnceADay() {
        UpkeepSettings settings = UpkeepSettings.of(Config.scope("sso-upkeep", "default"));
        assertThat(settings)
                .isEqualTo(new UpkeepSettings(Duration.ofMinutes(5), Duration.ofDays(1), Duration.ofHours(1), 200));
    }
}
