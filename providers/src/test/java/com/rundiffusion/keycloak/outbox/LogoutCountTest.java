package com.rundiffusion.keycloak.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.outbox.LogoutCount.Result;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogoutCountTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final LogoutCount count = new LogoutCount(registry);

    @Test
    void eachCallIsCountedByItsResultAndEachResultIsThereFromTheStart() {
        count.count(Result.FAILED);
        count.count(Result.FAILED);
        count.count(Result.HEARD);
        assertThat(Stream.of("heard", "failed", "given_up").map(this::counted)).containsExactly(1.0, 2.0, 0.0);
    }

    private double counted(String result) {
        return registry.get("sso.logout.notices")
                .tag("result", result)
                .counter()
                .count();
    }
}
