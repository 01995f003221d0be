package com.rundiffusion.keycloak.provisioning.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StrangersTest {

    private static final String MICROSOFT = "28810000";
    private static final Optional<String> GOOD = Optional.of("good");

    private long now = 7;
    private final Strangers strangers = new Strangers(() -> now);

    private int admitted(String network, int times) {
        return (int) IntStream.range(0, times)
                .filter(each -> strangers.admits(network, Optional.of("wrong-" + each)))
                .count();
    }

    private boolean comes(Optional<String> good) {
        boolean admitted = strangers.admits(MICROSOFT, good);
        if (admitted) {
            strangers.welcome(MICROSOFT, good.orElseThrow());
        }
        return admitted;
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void aHundredAreHeardAndThenFiveASecond() {
        assertThat(admitted(MICROSOFT, 150)).isEqualTo(100);
        pass(Duration.ofSeconds(2));
        assertThat(admitted(MICROSOFT, 150)).isEqualTo(10);
    }

    @Test
    void whatHasNoTokenAtAllCountsToo() {
        admitted(MICROSOFT, 150);
        assertThat(strangers.admits(MICROSOFT, Optional.empty())).isFalse();
    }

    @Test
    void anotherNetworkIsHeard() {
        admitted(MICROSOFT, 150);
        assertThat(admitted("c0000201", 1)).isEqualTo(1);
    }

    /** Another customer's wrong token must not shut this one out. */
    @Test
    void whoWasGoodLatelyPassesWhateverItsNetworkSends() {
        assertThat(comes(GOOD)).isTrue();
        admitted(MICROSOFT, 150);
        pass(Duration.ofMinutes(59));
        admitted(MICROSOFT, 150);
        assertThat(comes(GOOD)).isTrue();
        pass(Duration.ofMinutes(59));
        admitted(MICROSOFT, 150);
        assertThat(comes(GOOD)).isTrue();
    }

    @Test
    void anHourLaterItIsAStrangerLikeAnyOther() {
        comes(GOOD);
        pass(Duration.ofHours(1));
        admitted(MICROSOFT, 150);
        assertThat(comes(GOOD)).isFalse();
    }

    @Test
    void whatOpensDoesNotCount() {
        IntStream.range(0, 1_000)
                .forEach(each -> assertThat(comes(Optional.of("good-" + each))).isTrue());
        assertThat(admitted(MICROSOFT, 150)).isEqualTo(100);
    }

    @Test
    void whatOpensNothingAnyMoreIsAStranger() {
        comes(GOOD);
        strangers.refuse(GOOD);
        admitted(MICROSOFT, 150);
        assertThat(comes(GOOD)).isFalse();
    }
}
