package com.rundiffusion.keycloak.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.outbox.LogoutCall.Answer;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepetitionTest {

    @Test
    void anAppThatIsDownIsToldEverMoreSeldom() {
        assertThat(IntStream.rangeClosed(1, 6).mapToObj(attempts -> Repetition.after(Answer.FAILED, attempts)))
                .map(delay -> delay.orElseThrow())
                .containsExactly(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(15));
    }

    @Test
    void oneThatRefusesIsToldThreeTimes() {
        assertThat(Repetition.after(Answer.REFUSED, 2)).isPresent();
        assertThat(Repetition.after(Answer.REFUSED, 3)).isEmpty();
    }

    @Test
    void oneThatHasHeardIsToldNoMore() {
        assertThat(Repetition.after(Answer.HEARD, 1)).isEmpty();
    }
}
