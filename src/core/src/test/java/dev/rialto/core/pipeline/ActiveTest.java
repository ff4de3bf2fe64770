package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.api.hook.PostOptions;
import dev.rialto.core.host.ControlException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel that the config says is not active rests: what is missed there is not made up for. */
class ActiveTest {

    @TempDir
    Path directory;

    private static String three(String keys) {
        return """
                plugs { left { type = wire }, right { type = wire } }
                channels { a { plug = left, id = A }, b { plug = right, id = B, KEYS }, c { plug = right, id = C } }
                labels { both = [ b, c ] }
                """.replace("KEYS", keys);
    }

    /** All three in step, and b as {@code keys} have it. */
    private Rig rig(String keys) throws InterruptedException {
        return new Rig(directory)
                .config(three(keys))
                .hooks(context -> List.of(new Fan(
                        context, Map.of("a", List.of("b", "c"), "b", List.of("a", "c"), "c", List.of("a", "b")))))
                .start();
    }

    @Test
    void nothingIsSentThereAndNothingSaidThereIsHeard() throws Exception {
        try (Rig rig = rig("active = false")) {
            rig.left().posts("A", "1", "one");
            rig.right().posts("B", "2", "two");
            rig.left().posts("A", "3", "three");
            rig.awaitTexts(rig.right(), "C", "one", "three");
            rig.awaitQuiet();
            assertThat(rig.right().texts("B")).isEmpty();
            assertThat(rig.left().texts("A")).isEmpty();
            assertThat(rig.control().status().channels()).singleElement().satisfies(channel -> {
                assertThat(channel.name()).isEqualTo("b");
                assertThat(channel.note()).contains("not active");
            });
        }
    }

    @Test
    void whatItMissedItNeverGets() throws Exception {
        try (Rig rig = rig("active = false")) {
            rig.left().posts("A", "1", "one");
            rig.right().posts("B", "2", "two");
            rig.awaitTexts(rig.right(), "C", "one");
            rig.awaitQuiet();
            assertThat(rig.config(three("")).reload()).containsExactly("Reloaded: channel b changed.");
            rig.left().edits("A", "1", "the first");
            rig.right().edits("B", "2", "the second");
            rig.left().posts("A", "3", "three");
            rig.awaitTexts(rig.right(), "B", "three");
            rig.awaitTexts(rig.right(), "C", "the first", "three");
            rig.awaitQuiet();
            assertThat(rig.left().texts("A")).isEmpty();
        }
    }

    @Test
    void whatIsThereStaysAsItIs() throws Exception {
        try (Rig rig = rig("active = true")) {
            rig.left().posts("A", "1", "one");
            rig.left().posts("A", "2", "two");
            rig.awaitTexts(rig.right(), "B", "one", "two");
            rig.config(three("active = false")).reload();
            rig.left().edits("A", "1", "the first");
            rig.left().deletes("A", "2");
            rig.awaitTexts(rig.right(), "C", "the first");
            rig.awaitQuiet();
            assertThat(rig.right().texts("B")).containsExactly("one", "two");
        }
    }

    @Test
    void itMayBeHeardStill() throws Exception {
        try (Rig rig = rig("active = false, active-scope = send")) {
            rig.right().posts("B", "1", "one");
            rig.left().posts("A", "2", "two");
            rig.awaitTexts(rig.left(), "A", "one");
            rig.awaitTexts(rig.right(), "C", "one", "two");
            rig.right().edits("B", "1", "the first");
            rig.awaitTexts(rig.left(), "A", "the first");
            rig.awaitQuiet();
            assertThat(rig.right().texts("B")).isEmpty();
        }
    }

    @Test
    void programsAreToldSoAndReachTheOthersOfALabel() throws Exception {
        try (Rig rig = rig("active = false")) {
            assertThatThrownBy(() -> rig.control().send("b", "one", PostOptions.DEFAULT))
                    .isInstanceOf(ControlException.class)
                    .hasMessage("b: not active in the config");
            assertThat(rig.control()
                            .send(
                                    "both",
                                    "two",
                                    PostOptions.builder().local(true).build())
                            .channels())
                    .containsExactly("c");
            rig.awaitTexts(rig.right(), "C", "two");
            rig.awaitQuiet();
            assertThat(rig.right().texts("B")).isEmpty();
        }
    }
}
