package dev.rialto.tck.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.plug.HostClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(Patience.OF_A_TEST)
final class ManualClockTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualClock clock = new ManualClock();
    private final BlockingQueue<Object> happened = new ArrayBlockingQueue<>(10);

    @Test
    void standsStillUntilItIsMoved() {
        Instant wall = clock.now();
        long nanos = clock.nanoTime();
        assertThat(clock.now()).isEqualTo(wall);
        clock.advance(SECOND);
        assertThat(clock.now()).isEqualTo(wall.plus(SECOND));
        assertThat(clock.nanoTime() - nanos).isEqualTo(SECOND.toNanos());
    }

    @Test
    void aSleeperWakesWhenItsTimeHasCome() throws InterruptedException {
        sleeper(SECOND);
        clock.awaitWaiters(1);
        clock.advance(SECOND.minusNanos(1));
        assertThat(clock.waiters()).isEqualTo(1);
        clock.advance(Duration.ofNanos(1));
        assertThat(next()).isEqualTo(SECOND);
    }

    @Test
    void sleepersWakeInTheOrderOfTheirTimes() throws InterruptedException {
        clock.schedule(SECOND.multipliedBy(2), () -> happened.add(clock.nanoTime()));
        clock.schedule(SECOND, () -> {});
        assertThat(clock.untilNext()).contains(SECOND);
        clock.advance(SECOND);
        assertThat(clock.untilNext()).contains(SECOND);
        clock.advance(SECOND);
        assertThat(next()).isEqualTo(clock.nanoTime());
        assertThat(clock.untilNext()).isEmpty();
    }

    @Test
    void anInterruptedSleeperIsGone() throws InterruptedException {
        Thread thread = sleeper(SECOND);
        clock.awaitWaiters(1);
        thread.interrupt();
        assertThat(next()).isInstanceOf(InterruptedException.class);
        assertThat(clock.waiters()).isZero();
    }

    @Test
    void aClosedTimerNeverRuns() throws InterruptedException {
        HostClock.Timer timer = clock.schedule(SECOND, () -> happened.add("closed"));
        timer.close();
        clock.schedule(SECOND, () -> happened.add("open"));
        clock.advance(SECOND);
        assertThat(next()).isEqualTo("open");
        assertThat(happened).isEmpty();
    }

    @Test
    void whatIsDueAtOnceNeedsNoMove() throws InterruptedException {
        clock.schedule(Duration.ZERO, () -> happened.add("at once"));
        assertThat(next()).isEqualTo("at once");
        clock.sleep(Duration.ZERO);
        assertThat(clock.waiters()).isZero();
    }

    @Test
    void aJumpOfTheWallClockWakesNobody() throws InterruptedException {
        sleeper(SECOND);
        clock.awaitWaiters(1);
        clock.jumpTo(clock.now().plus(Duration.ofDays(1)));
        assertThat(clock.waiters()).isEqualTo(1);
        clock.advance(SECOND);
        assertThat(next()).isEqualTo(SECOND);
    }

    @Test
    void aVeryLongSleepIsNotAShortOne() throws InterruptedException {
        sleeper(Duration.ofSeconds(Long.MAX_VALUE));
        clock.awaitWaiters(1);
        clock.advance(Duration.ofDays(365));
        assertThat(clock.waiters()).isEqualTo(1);
    }

    private Thread sleeper(Duration duration) {
        return Thread.startVirtualThread(() -> {
            try {
                clock.sleep(duration);
                happened.add(duration);
            } catch (InterruptedException e) {
                happened.add(e);
            }
        });
    }

    private Object next() throws InterruptedException {
        Object next = happened.poll(Patience.SECONDS, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }
}
