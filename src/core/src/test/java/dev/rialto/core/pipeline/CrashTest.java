package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.RichText;
import dev.rialto.api.plug.TextMeasure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The process dies at each commit of a small conversation in turn, right before it and right after it, and is started again.
 * The network gives again what was not confirmed to it, as networks do.
 */
class CrashTest {
    @TempDir
    Path directory;

    /** Deaths at the first commit, the second, and so on, until the conversation is over before the death comes. */
    private void dieEverywhere(boolean after, Consumer<Wire> network, Conversation conversation, Consumer<Wire> check)
            throws Exception {
        boolean died = true;
        for (int commit = 0; died; commit++) {
            Path folder = Files.createDirectory(directory.resolve("at" + commit));
            try (Rig rig = new Rig(folder).with("store { synchronous = normal }\n")) {
                network.accept(rig.right());
                rig.start();
                if (after) {
                    rig.store().dieAfter(commit);
                } else {
                    rig.store().dieBefore(commit);
                }
                died = play(rig, conversation.with(rig.left()));
                rig.pump(Duration.ofMillis(500), rig::quiet);
                check.accept(rig.right());
            } catch (AssertionError e) {
                throw new AssertionError("died " + (after ? "after" : "before") + " commit " + commit, e);
            }
            assertThat(commit).as("deaths").isLessThan(60);
        }
    }

    private interface Conversation {
        List<Event> with(Wire wire);
    }

    /** Tells the events one after another; answers whether the process died meanwhile. */
    private static boolean play(Rig rig, List<Event> events) throws Exception {
        boolean died = false;
        for (Event event : events) {
            while (!told(rig, event)) {
                rig.awaitDeath().start();
                died = true;
            }
        }
        rig.await(() -> "still busy", () -> rig.dead() || quiet(rig));
        if (rig.dead()) {
            rig.awaitDeath().start();
            died = true;
        }
        return died;
    }

    private static boolean quiet(Rig rig) {
        try {
            return rig.quiet();
        } catch (IllegalStateException e) {
            // It died while it was asked.
            return false;
        }
    }

    /** Tells one event; false when the process died before it confirmed. */
    private static boolean told(Rig rig, Event event) {
        Thread telling = Thread.ofVirtual().start(() -> {
            try {
                rig.left().hear(event);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        rig.await(() -> "accept waits", () -> rig.dead() || !telling.isAlive());
        return !telling.isAlive();
    }

    private static List<Event> everything(Wire wire) {
        return List.of(
                wire.posted("A", "1", "one"),
                wire.posted("A", "2", "two"),
                wire.posted("A", "3", "three"),
                new Edited(
                        wire.live("A", "1 again"),
                        new MessageId("1"),
                        Message.builder(Wire.ALICE, RichText.of("ONE")).build(),
                        List.of()),
                new Deleted(wire.live("A", "2 gone"), new MessageId("2"), Optional.empty()),
                wire.posted("A", "4", "four"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereTheNetworkCanBeAskedNothingIsLostDoubledOrReordered(boolean after) throws Exception {
        dieEverywhere(
                after,
                Wire::answersLookups,
                CrashTest::everything,
                wire -> assertThat(wire.texts("B")).containsExactly("ONE", "three", "four"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereTheNetworkKnowsTokensNothingIsLostDoubledOrReordered(boolean after) throws Exception {
        dieEverywhere(
                after,
                Wire::honoursTokens,
                CrashTest::everything,
                wire -> assertThat(wire.texts("B")).containsExactly("ONE", "three", "four"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereTheNetworkTellsNothingOneMessageMayBeDoubleAndNoneIsLost(boolean after) throws Exception {
        dieEverywhere(
                after,
                wire -> {},
                wire -> List.of(
                        wire.posted("A", "1", "one"), wire.posted("A", "2", "two"), wire.posted("A", "3", "three")),
                wire -> {
                    List<String> texts = wire.texts("B");
                    assertThat(new ArrayList<>(new LinkedHashSet<>(texts))).containsExactly("one", "two", "three");
                    assertThat(texts.size()).isBetween(3, 4);
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMessageOfSeveralPartsGoesOnWithTheNextPart(boolean after) throws Exception {
        dieEverywhere(
                after,
                wire -> {
                    wire.capabilities(Wire.all().text(10, TextMeasure.UTF16));
                    wire.answersLookups();
                },
                wire -> List.of(wire.posted("A", "1", "aaaa bbbb cccc dddd eeee"), wire.posted("A", "2", "end")),
                wire -> assertThat(String.join(" ", wire.texts("B"))).isEqualTo("aaaa bbbb cccc dddd eeee end"));
    }

    @Test
    void aMessageThatWasPassedOnIsKnownAfterTheRestart() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.left().posts("A", "1", "once");
            rig.awaitTexts(rig.right(), "B", "once");
            rig.awaitQuiet();
            rig.kill().start();
            rig.left().posts("A", "1", "once");
            rig.left().posts("A", "2", "then");
            rig.awaitTexts(rig.right(), "B", "once", "then");
        }
    }
}
