package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is too old to be sent, and what is not. */
class AgeTest {
    @TempDir
    Path directory;

    @Test
    void whatWaitsForANetworkThatStaysAwayGrowsTooOldAllTheSame() throws Exception {
        try (Rig rig = new Rig(directory).with("outbox.keep-for = 2d\n").start()) {
            rig.right().away();
            rig.awaitState("OFFLINE");
            rig.left().posts("A", "1", "one");
            rig.left().posts("A", "2", "two");
            rig.await(() -> rig.outbox().toString(), () -> rig.waiting() == 2);
            rig.pump(Duration.ofHours(8), () -> rig.dead("b").size() == 2);
            assertThat(rig.waiting()).isZero();
            rig.right().back();
            rig.left().posts("A", "3", "three");
            rig.pump(Duration.ofSeconds(10), () -> rig.quiet());
            assertThat(rig.right().texts("B")).containsExactly("three");
        }
    }

    @Test
    void whatWaitsForAPlugThatIsNotEnabledGrowsTooOldAllTheSame() throws Exception {
        try (Rig rig = new Rig(directory)
                .with("outbox.keep-for = 2d\nplugs.right.enabled = false\n")
                .start()) {
            rig.left().posts("A", "1", "one");
            rig.await(() -> rig.outbox().toString(), () -> rig.waiting() == 1);
            rig.pump(Duration.ofHours(8), () -> rig.dead("b").size() == 1);
        }
    }

    @Test
    void aWallClockThatStepsBackBuriesNoNewMessage() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.clock().jumpTo(Wire.NOON.minus(Duration.ofDays(30)));
            rig.left().posts("A", "1", "one");
            rig.awaitTexts(rig.right(), "B", "one");
            rig.awaitQuiet();
            assertThat(rig.outbox()).isEmpty();
        }
    }

    @Test
    void aDeadLetterThatIsTriedAgainAfterSuchAStepIsAsNew() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().next(rig.right()::refusedMessage);
            rig.left().posts("A", "1", "one");
            rig.await(() -> rig.outbox().toString(), () -> rig.dead("b").size() == 1);
            rig.clock().jumpTo(Wire.NOON.minus(Duration.ofDays(30)));
            rig.control().retry(rig.dead("b").getFirst().id());
            rig.awaitTexts(rig.right(), "B", "one");
        }
    }
}
