package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.core.host.HostStatus.PlugHealth;
import dev.rialto.core.host.HostStatus.PlugState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session says of itself that goes on and cannot work for now. */
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

    private static PlugHealth right(Rig rig) {
        return rig.control().status().plugs().stream()
                .filter(plug -> plug.name().equals("right"))
                .findFirst()
                .orElseThrow();
    }
}
