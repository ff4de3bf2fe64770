package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.operation.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a machine that is slow to give a thread its turn makes no timeout pass which a test did not mean. */
class RigTest {
    /** Enough of them to meet each moment of what goes on meanwhile. */
    private static final int LOOKS = 10_000;

    @TempDir
    Path directory;

    @Test
    void aHostWhoseCallRunsIsNotAtRest() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            AtomicBoolean end = new AtomicBoolean();
            CountDownLatch begun = new CountDownLatch(1);
            rig.right().next(operation -> {
                begun.countDown();
                while (!end.get()) {
                    Thread.onSpinWait();
                }
                return rig.right().perform(operation);
            });
            rig.left().posts("A", "1", "one");
            begun.await();
            assertNoRest(rig, end);
            assertThat(rig.right().texts("B")).containsExactly("one");
        }
    }

    @Test
    void aHostWhoseStoreIsAtWorkIsNotAtRest() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            AtomicBoolean end = new AtomicBoolean();
            CompletableFuture<Boolean> written = rig.store()
                    .write(tables -> {
                        while (!end.get()) {
                            Thread.onSpinWait();
                        }
                        return true;
                    })
                    .durable();
            assertNoRest(rig, end);
            assertThat(written).isCompletedWithValue(true);
        }
    }

    @Test
    void whatWaitsForTheClockIsAtRest() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().next(operation -> {
                rig.clock().sleep(Duration.ofSeconds(20));
                Outcome outcome = rig.right().perform(operation);
                rig.store().full(true);
                return outcome;
            });
            rig.left().posts("A", "1", "one");
            rig.pump(
                    Duration.ofSeconds(1),
                    () -> rig.control().status().store().failure().isPresent());
            Instant before = rig.clock().now();
            rig.advance(Duration.ofSeconds(1));
            assertThat(rig.clock().now()).isEqualTo(before.plusSeconds(1));
            rig.store().full(false);
            rig.pump(Duration.ofSeconds(1), rig::quiet);
            assertThat(rig.right().texts("B")).containsExactly("one");
        }
    }

    private static void assertNoRest(Rig rig, AtomicBoolean end) {
        for (int i = 0; i < LOOKS; i++) {
            assertThat(rig.store().hostRests()).isFalse();
        }
        end.set(true);
        rig.settle();
    }
}
