package dev.rialto.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.core.host.SystemClock;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The show, over the real host. */
final class ShowTest {
    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text);

    @Test
    void tourShowsEverything() throws Exception {
        assertThat(Show.tour(out, 80, new SystemClock())).as(text::toString).isTrue();

        assertThat(text.toString())
                .contains(
                        "L1  Ann: What news on the Rialto?      |",
                        "                                       | R1  Ann: What news on the Rialto?",
                        "L2  Bob: A ship came in.  (answers L1) |",
                        "L2  Bob: Two ships came in.  (edited)  |",
                        "| R3  is gone",
                        "3 messages wait for the right side",
                        "| R5  Ann: Two.\n",
                        "| R1  Ann: What news?  (edited)",
                        "  left (Demo): online for ")
                .endsWith("sides.\n");
    }

    @Test
    void narrowScreenHasOneColumn() throws Exception {
        assertThat(Show.tour(out, 40, new SystemClock())).as(text::toString).isTrue();

        assertThat(text.toString())
                .contains("left | L1  Ann: What news on the Rialto?\n", "right| R1  Ann: What news on the Rialto?\n");
    }

    @Test
    void whoTypesIsOnBothSides() throws Exception {
        play(
                "left: hello",
                "r: hello yourself",
                "/reply R1 answered on the right",
                "/edit L1 hello there",
                "/edit R1 not mine",
                "more on the right",
                "/right and more",
                "/react L1 👍 🎉",
                "/react R1",
                "/react R1 👏",
                "/delete R2");

        assertThat(text.toString())
                .contains(
                        "| R1  Ann: hello\n",
                        "L2  Bob: hello yourself",
                        "R3  Bob: answered on the right",
                        "L3  Bob: answered on the right",
                        "| R1  Ann: hello there  (edited)",
                        "R1 is a copy: edit the original, on the other side.",
                        "L4  Bob: more on the right",
                        "L5  Bob: and more",
                        "L1  👍 🎉  (by Ann)",
                        "R1  🎉 👍  (by ",
                        "R1  no reaction any more  (by Bob)",
                        "L1  👏  (by ",
                        "L2  is gone")
                .endsWith("> The end. Nothing of this is kept.\n");
    }

    @Test
    void awaySideGetsWhatWaitedAndARestartForgetsNothing() throws Exception {
        play(
                "l: first",
                "/offline right",
                "l: second",
                "/queue",
                "/online right",
                "/restart",
                "/edit L1 First",
                "/status");

        assertThat(text.toString())
                .containsSubsequence(
                        "The right network is away.",
                        "For the left side nothing waits.",
                        "For the right side 1 wait:",
                        "The right network is back",
                        "| R2  Ann: second",
                        "Stopped and started again in ",
                        "| R1  Ann: First  (edited)",
                        "right (Demo): online for ");
    }

    @Test
    void mistakesAreAnswered() throws Exception {
        play("/delete L9", "/edit", "/edit X1 y", "l: a", "/reply L1", "/offline both", "/frob", "", "/help");

        assertThat(text.toString())
                .contains(
                        "There is no message L9.",
                        "Say which message, as in /edit L1 and then the text.",
                        "And the text?",
                        "Say which side: /offline left, or /offline right.",
                        "There is no /frob; /help lists what there is.")
                .containsSubsequence("/help             this", "/help             this");
    }

    @Test
    void nothingIsKept() throws Exception {
        Path folder;
        try (var stage = Stage.open(new SystemClock())) {
            folder = stage.folder();
            assertThat(folder.resolve("data")).isNotEmptyDirectory();
        }

        assertThat(folder).doesNotExist();
    }

    @Test
    void longLinesBreakAtBlanks() {
        assertThat(Screen.wrap("one two three", 7)).containsExactly("one two", "three");
        assertThat(Screen.wrap("onetwothree", 4)).containsExactly("onet", "woth", "ree");
        assertThat(Screen.wrap("🙂🙂🙂", 2)).containsExactly("🙂🙂", "🙂");
        assertThat(Screen.wrap("  indented", 4)).containsExactly("  in", "dent", "ed");
        assertThat(Screen.wrap("a\n\nb", 5)).containsExactly("a", "", "b");
    }

    private void play(String... lines) throws Exception {
        var input = new BufferedReader(new StringReader(String.join("\n", lines)));
        Show.play(input, out, 80, new SystemClock());
    }
}
