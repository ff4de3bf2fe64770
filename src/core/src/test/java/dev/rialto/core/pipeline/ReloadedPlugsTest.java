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
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reload does to connections: those of plugs that the config has changed end and begin in order, no other does. */
class ReloadedPlugsTest {
    private static final Duration STEP = Duration.ofMillis(20);
    private static final String PLUGS = """
            plugs { left { type = wire }, right { type = wire } }
            channels { a { plug = left, id = A }, b { plug = right, id = B } }
            """;

    @TempDir
    Path directory;

    private static String rightSays(String word) {
        return "plugs.right.word = " + word + "\n";
    }

    private static PlugState state(Rig rig, String plug) {
        return rig.control().status().plugs().stream()
                .filter(health -> health.name().equals(plug))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void aPlugWhoseSectionChangesIsOpenedAnewAndTheOthersStayConnected() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            assertThat(rig.with(rightSays("x")).reload()).containsExactly("Reloaded: plug right restarted.");
            rig.pump(STEP, () -> rig.right().opens() == 2);
            rig.left().posts("A", "1", "one");
            rig.pumpUntil(rig.right(), "B", "one");
            rig.right().posts("B", "2", "two");
            rig.pumpUntil(rig.left(), "A", "two");
            assertThat(rig.right().closes()).isEqualTo(1);
            assertThat(rig.left().opens()).isEqualTo(1);
            assertThat(rig.left().closes()).isZero();
        }
    }

    @Test
    void aCallThatIsUnderWayEndsBeforeItsPlugIsClosed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (Rig rig = new Rig(directory).start()) {
            rig.right().next(operation -> {
                begun.countDown();
                goOn.await();
                return rig.right().perform(operation);
            });
            rig.left().posts("A", "1", "under way");
            begun.await();
            rig.with(rightSays("x")).reload();
            rig.left().posts("A", "2", "behind it");
            rig.advance(STEP);
            rig.advance(STEP);
            assertThat(rig.right().closes()).isZero();
            assertThat(rig.right().opens()).isEqualTo(1);
            goOn.countDown();
            rig.pump(STEP, () -> rig.right().texts("B").size() == 2);
            assertThat(rig.right().postsSeen()).containsExactly("under way", "behind it");
            assertThat(rig.right().opens()).isEqualTo(2);
            assertThat(rig.right().closes()).isEqualTo(1);
        }
    }

    @Test
    void plugsComeAndGoAndWhatWaitsForThemWaits() throws Exception {
        try (Rig rig = new Rig(directory)
                .hooks(context -> List.of(new Fan(
                        context,
                        context.directory().channel("c").isPresent()
                                ? Map.of("a", List.of("c"))
                                : Map.of("a", List.of("b")))))
                .start()) {
            rig.right().away();
            rig.left().posts("A", "1", "one");
            rig.pump(STEP, () -> rig.waiting() == 1);
            assertThat(rig.config("""
                            plugs { left { type = wire }, far { type = wire } }
                            channels { a { plug = left, id = A }, c { plug = far, id = C } }
                            """).reload())
                    .containsExactly(
                            "Reloaded: plug far added; plug right removed; channel c added; channel b removed.");
            rig.left().posts("A", "2", "two");
            rig.pumpUntil(rig.wire("far"), "C", "two");
            assertThat(rig.control().status().plugs().stream().map(PlugHealth::name))
                    .containsExactly("left", "far");
            assertThat(rig.waiting()).isEqualTo(1);
            rig.right().back();
            rig.config(PLUGS).reload();
            rig.pumpUntil(rig.right(), "B", "one");
            rig.left().posts("A", "3", "three");
            rig.pumpUntil(rig.right(), "B", "one", "three");
            assertThat(rig.left().opens()).isEqualTo(1);
            rig.pump(STEP, () -> rig.wire("far").closes() == 1);
        }
    }

    @Test
    void aPlugIsOpenedAnewWhereAHookNamesAFurtherChannelByItsAddress() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.hooks(context -> {
                context.directory().channel("word", "right:Z");
                return List.of(new Fan(context, Map.of("a", List.of("b"))));
            });
            assertThat(rig.with("hooks.all.word = x").reload())
                    .containsExactly("Reloaded: plug right restarted; hook all changed.");
            rig.pump(STEP, () -> rig.right().opens() == 2);
            int made = rig.right().made();
            rig.with(rightSays("y") + "hooks.all.word = y");
            rig.hooks(context -> {
                context.directory().channel("word", "right:Y");
                return List.of(new Fan(context, Map.of("a", List.of("b"))));
            });
            rig.reload();
            assertThat(rig.right().made()).as("once for the check, and once").isEqualTo(made + 2);
            rig.pump(STEP, () -> rig.right().opens() == 3);
            assertThat(rig.with(rightSays("y") + "hooks.all.word = z").reload())
                    .containsExactly("Reloaded: hook all changed.");
            rig.settle();
            assertThat(rig.right().opens()).isEqualTo(3);
            assertThat(rig.left().opens()).isEqualTo(1);
        }
    }

    @Test
    void aPlugThatCannotBeOpenedAfterwardsIsTriedAgainAndHurtsNobody() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().failsToOpen(new IllegalStateException("not now"));
            rig.with(rightSays("x")).reload();
            rig.left().posts("A", "1", "one");
            rig.pump(Duration.ofSeconds(1), () -> rig.right().texts("B").equals(List.of("one")));
            assertThat(rig.left().opens()).isEqualTo(1);
        }
    }

    @Test
    void aPlugThatWaitsForABetterPasswordTriesItAtOnce() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().failsToOpen(new PlugException(ErrorKind.AUTH, "wrong password"));
            rig.right().link().lost(new PlugException(ErrorKind.CONNECTION, "cut"));
            rig.pump(STEP, () -> state(rig, "right") == PlugState.FAILED);
            rig.with(rightSays("better")).reload();
            rig.await(() -> "state " + state(rig, "right"), () -> state(rig, "right") == PlugState.ONLINE);
        }
    }

    @Test
    void aPlugCanBeSwitchedOffAndOn() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            assertThat(rig.with("plugs.right.enabled = false").reload())
                    .containsExactly("Reloaded: plug right switched off.");
            assertThat(state(rig, "right")).isEqualTo(PlugState.DISABLED);
            rig.left().posts("A", "1", "one");
            rig.pump(STEP, () -> rig.right().closes() == 1);
            assertThat(rig.with("").reload()).containsExactly("Reloaded: plug right switched on.");
            rig.pumpUntil(rig.right(), "B", "one");
            assertThat(rig.right().opens()).isEqualTo(2);
        }
    }

    @Test
    void aStopRightAfterAReloadClosesAll() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            for (String word : List.of("x", "y", "z")) {
                rig.with(rightSays(word)).reload();
            }
            rig.stop();
            assertThat(rig.right().closes()).isEqualTo(rig.right().opens());
            assertThat(rig.left().closes()).isEqualTo(1);
        }
    }
}
