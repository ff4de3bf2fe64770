package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.plug.PlugException;
import dev.rialto.core.host.HostStatus.PlugHealth;
import dev.rialto.core.host.HostStatus.PlugState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps one part of the host from its work for a while, and nobody from going on afterwards. */
class TroubleTest {
    private static final Optional<String> RESUMING = Optional.of("the stream is being resumed");

    @TempDir
    Path directory;

    @Test
    void theStatusTellsItUntilItIsOverAndNothingElseChanges() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().link().trouble(RESUMING);
            assertThat(right(rig).state()).isEqualTo(PlugState.ONLINE);
            assertThat(right(rig).cause()).isEqualTo(RESUMING);
            rig.left().posts("A", "1", "all the same");
            rig.awaitTexts(rig.right(), "B", "all the same");
            rig.right().link().trouble(Optional.empty());
            assertThat(right(rig).cause()).isEmpty();
        }
    }

    @Test
    void itEndsWithItsSession() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().link().trouble(RESUMING);
            rig.right().away();
            rig.awaitState("OFFLINE");
            assertThat(right(rig).cause()).isPresent().isNotEqualTo(RESUMING);
            rig.right().back();
            rig.pump(
                    Duration.ofSeconds(1),
                    () -> right(rig).state() == PlugState.ONLINE && rig.right().opens() == 2);
            assertThat(right(rig).cause()).isEmpty();
        }
    }

    @Test
    void aPlugThatThrowsWhatItNeverShouldWhenItIsOpenedIsOpenedAgain() throws Exception {
        try (Rig rig = new Rig(directory)) {
            rig.right().failsToOpen(new IllegalStateException("a bug"));
            rig.right().failsToOpen(new NullPointerException());
            rig.start();
            assertThat(right(rig).state()).isEqualTo(PlugState.OFFLINE);
            assertThat(right(rig).cause().orElseThrow()).startsWith("the plug failed");
            rig.left().posts("A", "1", "waits");
            rig.pump(Duration.ofSeconds(1), () -> right(rig).state() == PlugState.ONLINE);
            rig.awaitTexts(rig.right(), "B", "waits");
        }
    }

    @Test
    void anAccountThatIsRefusedAtTheStartIsTriedAgainAndTheOthersRun() throws Exception {
        try (Rig rig = new Rig(directory)
                .config("""
                        plugs { left { type = wire }, right { type = wire } }
                        channels { a { plug = left, id = A }, b { plug = right, id = B }, c { plug = left, id = C } }
                        """)
                .hooks(context -> List.of(new Fan(context, Map.of("a", List.of("b", "c")))))) {
            rig.right().failsToOpen(new PlugException(ErrorKind.AUTH, "wrong password"));
            rig.start();
            assertThat(right(rig).state()).isEqualTo(PlugState.FAILED);
            assertThat(right(rig).cause()).contains("wrong password");
            rig.left().posts("A", "1", "waits for b");
            rig.awaitTexts(rig.left(), "C", "waits for b");
            rig.pump(Duration.ofSeconds(1), () -> right(rig).state() == PlugState.ONLINE);
            rig.awaitTexts(rig.right(), "B", "waits for b");
        }
    }

    @Test
    void whileNothingCanBeCommittedTheHostGoesOnAndSaysSoAndNothingIsLost() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().next(operation -> {
                rig.store().full(true);
                return rig.right().perform(operation);
            });
            rig.left().posts("A", "1", "sent, and not written down yet");
            rig.await(
                    () -> rig.control().status().toString(),
                    () -> rig.control().status().store().failure().isPresent());
            Thread posting = Thread.ofVirtual().start(() -> {
                try {
                    rig.left().posts("A", "2", "not taken in yet");
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            rig.advance(Duration.ofMinutes(2));
            assertThat(posting.isAlive()).isTrue();
            assertThat(rig.control().status().plugs())
                    .extracting(PlugHealth::state)
                    .containsOnly(PlugState.ONLINE);
            assertThat(rig.right().postsSeen()).containsExactly("sent, and not written down yet");
            rig.store().full(false);
            rig.pump(Duration.ofSeconds(1), () -> rig.right().texts("B").size() == 2 && rig.quiet());
            posting.join();
            assertThat(rig.right().postsSeen()).containsExactly("sent, and not written down yet", "not taken in yet");
            assertThat(rig.control().status().store().failure()).isEmpty();
            assertThat(rig.dead("b")).isEmpty();
        }
    }

    private static PlugHealth right(Rig rig) {
        return rig.control().status().plugs().stream()
                .filter(plug -> plug.name().equals("right"))
                .findFirst()
                .orElseThrow();
    }
}
