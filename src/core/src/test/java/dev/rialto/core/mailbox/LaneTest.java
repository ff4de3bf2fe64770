package dev.rialto.core.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.core.fixture.DemoBridge;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final int WAKERS = 8;
    private static final int WAKES = 5_000;

    @Test
    void itNeverRunsTwiceAtOnceAndLosesNoWake() throws Exception {
        ConcurrentLinkedQueue<Integer> todo = new ConcurrentLinkedQueue<>();
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Lane lane = new Lane("test", () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            while (todo.poll() != null) {
                done.incrementAndGet();
            }
            inside.decrementAndGet();
        });
        List<Thread> wakers = new ArrayList<>();
        for (int i = 0; i < WAKERS; i++) {
            wakers.add(Thread.ofVirtual().start(() -> {
                for (int n = 0; n < WAKES; n++) {
                    todo.add(n);
                    lane.wake();
                }
            }));
        }
        for (Thread waker : wakers) {
            waker.join();
        }
        DemoBridge.awaitUntil(() -> "done " + done, () -> lane.idle());
        assertThat(done).hasValue(WAKERS * WAKES);
        assertThat(most).hasValue(1);
    }

    @Test
    void aTaskThatThrowsRunsAgainAtTheNextWake() {
        AtomicInteger runs = new AtomicInteger();
        Lane lane = new Lane("test", () -> {
            switch (runs.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("thrown for the test");
                case 2 -> throw new StackOverflowError();
                default -> {}
            }
        });
        for (int run = 1; run <= 3; run++) {
            lane.wake();
            int so = run;
            DemoBridge.awaitUntil(() -> "runs " + runs, () -> runs.get() == so && lane.idle());
        }
    }

    @Test
    void aStoppedLaneDoesNotBegin() {
        AtomicInteger runs = new AtomicInteger();
        Lane lane = new Lane("test", runs::incrementAndGet);
        lane.stop();
        lane.wake();
        assertThat(lane.idle()).isTrue();
        assertThat(runs).hasValue(0);
    }
}
