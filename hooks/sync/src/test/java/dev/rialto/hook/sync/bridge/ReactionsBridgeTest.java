package dev.rialto.hook.sync.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reaction;
import dev.rialto.plug.demo.DemoMessage;
import dev.rialto.plug.demo.DemoPerson;
import dev.rialto.plug.demo.DemoRoom;
import dev.rialto.tck.time.Patience;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reactions over three networks. */
@Timeout(Patience.OF_A_TEST)
final class ReactionsBridgeTest {
    private static final String SYNC = """
            hooks { family { type = sync, channels { family = [ red-family, blue-family, green-family ] }
              KEYS
            } }
            """;

    @TempDir
    private Path folder;

    private ThreeNetworks bridge;
    private DemoRoom red;
    private DemoRoom blue;
    private DemoRoom green;
    private DemoPerson anna;
    private DemoPerson bert;

    @BeforeEach
    void networks() {
        bridge = new ThreeNetworks(folder);
        red = bridge.family("red");
        blue = bridge.family("blue");
        green = bridge.family("green");
        anna = bridge.person("red", "Anna");
        bert = bridge.person("blue", "Bert");
    }

    @AfterEach
    void close() {
        bridge.close();
    }

    private void start(String keys) {
        bridge.start(SYNC.replace("KEYS", keys));
    }

    private static List<Reaction> emoji(String... emojis) {
        return Stream.of(emojis).map(Reaction::emoji).toList();
    }

    private static List<String> reactions(DemoRoom room, MessageId id) {
        return room.message(id).orElseThrow().reactions().values().stream()
                .flatMap(Collection::stream)
                .map(Reaction::text)
                .sorted()
                .toList();
    }

    private void shows(DemoRoom room, MessageId id, String... emojis) {
        bridge.until(() -> reactions(room, id).equals(List.of(emojis)));
    }

    @Test
    void reactionsAreReactionsBothWays() {
        start("");
        DemoMessage hello = anna.posts(red, "hello");
        DemoMessage atBlue = bridge.message(blue, "hello");
        DemoMessage atGreen = bridge.message(green, "hello");
        bert.reacts(blue, atBlue.id(), emoji("🎉"));
        shows(red, hello.id(), "🎉");
        shows(green, atGreen.id(), "🎉");
        anna.reacts(red, hello.id(), emoji("👍"));
        shows(blue, atBlue.id(), "🎉", "👍");
        shows(green, atGreen.id(), "🎉", "👍");
        bert.reacts(blue, atBlue.id(), List.of());
        shows(red, hello.id(), "👍");
        shows(green, atGreen.id(), "👍");
        assertThat(reactions(blue, atBlue.id())).containsExactly("👍");
    }

    @Test
    void whereThereAreNoneTheyAreALine() {
        bridge.green("refused = [ react ]");
        start("");
        DemoMessage hello = anna.posts(red, "hello");
        DemoMessage atBlue = bridge.message(blue, "hello");
        bridge.message(green, "hello");
        bert.reacts(blue, atBlue.id(), emoji("🎉", "👍"));
        anna.reacts(red, hello.id(), emoji("👍"));
        DemoMessage line = bridge.message(green, "reactions: 👍 2, 🎉 1");
        assertThat(line.message().replyTo()).isPresent();
        bert.reacts(blue, atBlue.id(), List.of());
        bridge.sees(green, "Anna: hello", line.author() + ": reactions: 👍 1");
        assertThat(green.messages().getLast().id()).isEqualTo(line.id());
        anna.deletes(red, hello.id());
        bridge.sees(green);
    }

    @Test
    void whoIsNotHeardIsNotCounted() {
        start("directions { green-family = out }, filters = [ { drop { names = \"^Bert\", kinds = [ reaction ] } } ]");
        DemoMessage hello = anna.posts(red, "hello");
        DemoMessage atBlue = bridge.message(blue, "hello");
        DemoMessage atGreen = bridge.message(green, "hello");
        bridge.person("green", "Gerd").reacts(green, atGreen.id(), emoji("😢"));
        bert.reacts(blue, atBlue.id(), emoji("🎉"));
        anna.reacts(red, hello.id(), emoji("👍"));
        shows(blue, atBlue.id(), "🎉", "👍");
        shows(green, atGreen.id(), "👍", "😢");
        assertThat(reactions(red, hello.id())).containsExactly("👍");
    }

    @Test
    void reactionsAreLeftAloneIfSaidSo() {
        start("reactions = false");
        DemoMessage hello = anna.posts(red, "hello");
        DemoMessage atBlue = bridge.message(blue, "hello");
        anna.reacts(red, hello.id(), emoji("👍"));
        anna.posts(red, "next");
        bridge.message(blue, "next");
        assertThat(reactions(blue, atBlue.id())).isEmpty();
    }

    @Test
    void theyGoOnAfterARestartAndThroughAForward() {
        String forward = "hooks.out { type = forward, reactions = true, channels { green-family = [ red-work ] } }\n";
        bridge.start(SYNC.replace("KEYS", "") + forward);
        DemoMessage hello = anna.posts(red, "hello");
        DemoMessage atWork = bridge.message(bridge.work("red"), "hello");
        anna.reacts(red, hello.id(), emoji("👍"));
        shows(bridge.work("red"), atWork.id(), "👍");
        bridge.stop();
        anna.reacts(red, hello.id(), emoji("🎉"));
        bridge.start(SYNC.replace("KEYS", "") + forward);
        shows(bridge.work("red"), atWork.id(), "🎉");
    }
}
