package dev.rialto.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.tck.time.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a channel that takes no messages is probed, where something is heard from it all the time. */
class ParkingTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualClock clock = new ManualClock();
    private final Parking parking = new Parking(clock);

    @Test
    void whatIsHeardProbesAtOnceAndThenEveryFiveSecondsAtMost() {
        parking.park("no rights");
        assertThat(parking.heard()).isTrue();
        assertThat(waits()).isFalse();
        parking.park("no rights");
        assertThat(untilProbe()).isEqualTo(Duration.ofSeconds(10));
        clock.advance(SECOND);
        assertThat(parking.heard()).isTrue();
        assertThat(untilProbe()).isEqualTo(Duration.ofSeconds(4));
        clock.advance(SECOND);
        assertThat(parking.heard()).isFalse();
        clock.advance(Duration.ofSeconds(3));
        assertThat(waits()).isFalse();
    }

    @Test
    void whoMayHearAndNotSpeakIsNotProbedForWhatIsHeard() {
        parking.silence("muted");
        assertThat(parking.heard()).isFalse();
        assertThat(untilProbe()).isEqualTo(Duration.ofSeconds(5));
        parking.probeNow();
        assertThat(waits()).isFalse();
    }

    @Test
    void afterItTookSomethingAllBeginsAnew() {
        parking.silence("muted");
        assertThat(parking.leave()).contains("muted");
        assertThat(parking.heard()).isFalse();
        parking.park("no rights");
        assertThat(parking.heard()).isTrue();
        assertThat(waits()).isFalse();
    }

    private boolean waits() {
        return parking.waits(clock.nanoTime());
    }

    private Duration untilProbe() {
        return parking.untilProbe(clock.nanoTime());
    }
}
