package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.plug.PlugException;
import dev.rialto.core.host.OutboxEntry;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row of which nobody knows whether it arrived, where the network that could be asked does not answer. */
class DoubtTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path directory;

    @Test
    void aChannelThatCannotBeAskedIsAsANetworkThatCannotBeAsked() throws Exception {
        try (Rig rig = new Rig(directory).with("outbox.on-unknown = drop\n").start()) {
            lookupsFail(rig, ErrorKind.UNSUPPORTED);
            rig.right().next(rig.right()::lost);
            rig.left().posts("A", "1", "one");
            rig.left().posts("A", "2", "two");
            rig.pump(SECOND, rig::quiet);
            assertThat(rig.right().postsSeen()).containsExactly("one", "two");
            assertThat(rig.dead("b")).hasSize(1);
        }
    }

    @Test
    void aLookupThatFailsForGoodIsGivenUp() throws Exception {
        try (Rig rig = new Rig(directory).with("outbox.give-up-after = 10m\n").start()) {
            lookupsFail(rig, ErrorKind.SERVER);
            rig.right().next(rig.right()::lost);
            rig.left().posts("A", "1", "one");
            rig.left().posts("A", "2", "two");
            rig.pump(Duration.ofMinutes(1), rig::quiet);
            assertThat(rig.right().postsSeen()).containsExactly("one", "two");
            assertThat(rig.dead("b"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.reason().orElseThrow()).contains("given up"));
        }
    }

    @Test
    void aLookupThatThrowsWhatItNeverShouldHoldsUpNobodyForGood() throws Exception {
        try (Rig rig = new Rig(directory).with("outbox.give-up-after = 10m\n").start()) {
            rig.right().lookup((channel, token, since) -> {
                throw new IllegalStateException("a bug");
            });
            rig.right().next(rig.right()::lost);
            rig.left().posts("A", "1", "one");
            rig.left().posts("A", "2", "two");
            rig.pump(Duration.ofMinutes(1), rig::quiet);
            assertThat(rig.right().postsSeen()).containsExactly("one", "two");
        }
    }

    @Test
    void aPersonCanDropItAndTheNextOneGoes() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            lookupsFail(rig, ErrorKind.SERVER);
            rig.right().next(rig.right()::lost);
            rig.left().posts("A", "1", "one");
            rig.left().posts("A", "2", "two");
            rig.await(
                    () -> rig.outbox().toString(),
                    () -> rig.outbox().stream()
                            .anyMatch(row -> row.tries() > 0 && row.state() == OutboxEntry.State.WAITING));
            rig.control().drop(rig.outbox().getFirst().id());
            rig.awaitTexts(rig.right(), "B", "two");
            rig.awaitQuiet();
            assertThat(rig.outbox()).isEmpty();
        }
    }

    @Test
    void whileItsArchiveIsNeverReadItWaitsNoLongerThanAnyOther() throws Exception {
        try (Rig rig = new Rig(directory).with("outbox.keep-for = 5m\n")) {
            rig.right().capabilities(Wire.all().archive(true));
            rig.start();
            rig.right().next(operation -> {
                rig.die();
                return rig.right().lost(operation);
            });
            rig.left().posts("A", "1", "one");
            rig.awaitDeath().start();
            rig.await(() -> rig.outbox().toString(), () -> rig.waiting() == 1);
            rig.advance(Duration.ofMinutes(4));
            rig.left().posts("A", "2", "two");
            rig.await(() -> rig.outbox().toString(), () -> rig.waiting() == 2);
            rig.advance(Duration.ofMinutes(2));
            // Nothing else would wake the lane before the next sweep, which is four minutes away.
            rig.left().posts("A", "3", "three");
            rig.awaitTexts(rig.right(), "B", "two", "three");
            assertThat(rig.dead("b")).hasSize(1);
        }
    }

    private static void lookupsFail(Rig rig, ErrorKind kind) {
        rig.right().lookup((channel, token, since) -> {
            throw new PlugException(kind, "no archive");
        });
    }
}
