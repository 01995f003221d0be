package com.rundiffusion.keycloak.signin.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.Fake;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;

final class WarmUpSettingsTest {

    @Test
    void thereIsNoneUnlessSomebodyAsksForIt() {
        assertThat(settings(Map.of())).isEqualTo(new WarmUpSettings(0, Duration.ofMinutes(1)));
    }

    @Test
    void eachOptionCanBeSet() {
        assertThat(settings(Map.of("logins", 1000, "seconds", 20)))
                .isEqualTo(new WarmUpSettings(1000, Duration.ofSeconds(20)));
    }

    private static WarmUpSettings settings(Map<String, Integer> options) {
        return WarmUpSettings.of(Fake.of(
                Config.Scope.class, Map.of("getInt", asked -> options.getOrDefault(asked[0], (Integer) asked[1]))));
    }
}
