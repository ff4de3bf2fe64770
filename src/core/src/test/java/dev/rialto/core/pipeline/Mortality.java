package dev.rialto.core.pipeline;

import dev.rialto.api.plug.HostClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/**
 * Whether a host's process still lives. A dead one does nothing more: its threads stop at the next thing they do outside of
 * themselves, and no timer of theirs fires.
 */
final class Mortality {
    private final CountDownLatch death = new CountDownLatch(1);

    void die() {
        death.countDown();
    }

    boolean dead() {
        return death.getCount() == 0;
    }

    void awaitDeath() throws InterruptedException {
        death.await();
    }

    /** The end of a thread of a dead process. */
    void haltIfDead() throws InterruptedException {
        if (dead()) {
            new CountDownLatch(1).await();
        }
    }

    /** A clock that this process sees. */
    HostClock clock(HostClock real) {
        return new HostClock() {
            @Override
            public Instant now() {
                return real.now();
            }

            @Override
            public long nanoTime() {
                return real.nanoTime();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                real.sleep(duration);
                haltIfDead();
            }

            @Override
            public Timer schedule(Duration delay, Runnable task) {
                return real.schedule(delay, () -> {
                    if (!dead()) {
                        task.run();
                    }
                });
            }
        };
    }
}
