package dev.rialto.tck.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(Patience.OF_A_TEST)
final class VirtualThreadsTest {

    @Test
    void twoThatWakeEachOtherAreNeverAtRest() throws InterruptedException {
        SynchronousQueue<Boolean> there = new SynchronousQueue<>();
        SynchronousQueue<Boolean> back = new SynchronousQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        Thread one = Thread.ofVirtual().start(() -> passes(back, there, over));
        Thread other = Thread.ofVirtual().start(() -> passes(there, back, over));
        there.put(false);
        int rests = 0;
        for (int i = 0; i < 20_000; i++) {
            if (VirtualThreads.rest()) {
                rests++;
            }
        }
        over.set(true);
        one.join();
        other.join();
        assertThat(rests).isZero();
    }

    /** Passes on what it is given until it is over, and what says so. */
    private static void passes(SynchronousQueue<Boolean> from, SynchronousQueue<Boolean> to, AtomicBoolean over) {
        try {
            boolean last = false;
            while (!last) {
                last = from.take();
                if (last) {
                    return;
                }
                last = over.get();
                to.put(last);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
