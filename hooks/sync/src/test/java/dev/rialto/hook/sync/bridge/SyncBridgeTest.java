package dev.rialto.hook.sync.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reply;
import dev.rialto.plug.demo.DemoMessage;
import dev.rialto.plug.demo.DemoPerson;
import dev.rialto.plug.demo.DemoRoom;
import dev.rialto.tck.time.Patience;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Messages, edits, deletions and replies over three networks. */
@Timeout(Patience.OF_A_TEST)
final class SyncBridgeTest {
    private static final String SYNC = """
            hooks { family { type = sync, plug = synced, titles { family = "The family" }
              channels { family = [ red-family, blue-family, green-family ] }
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

    /** Waits until all that happened in a room before has gone its way: what comes after it has arrived. */
    private void settled(DemoRoom room, DemoPerson person) {
        DemoMessage last = person.posts(room, "that was all");
        for (DemoRoom each : new DemoRoom[] {red, blue, green}) {
            if (each != room) {
                bridge.message(each, "that was all");
            }
        }
        person.deletes(room, last.id());
        for (DemoRoom each : new DemoRoom[] {red, blue, green}) {
            bridge.until(() -> ThreeNetworks.seen(each).stream().noneMatch(line -> line.endsWith("that was all")));
        }
    }

    @Test
    void whatIsSaidInOneIsReadInAll() {
        start("");
        anna.posts(red, "hello");
        bridge.sees(blue, "Anna: hello");
        bridge.sees(green, "Anna: hello");
        bert.posts(blue, "hi");
        bridge.sees(red, "Anna: hello", "Bert: hi");
        bridge.sees(green, "Anna: hello", "Bert: hi");
    }

    @Test
    void editsAreMadeInPlace() {
        start("");
        DemoMessage hello = anna.posts(red, "helo");
        bridge.message(blue, "helo");
        bridge.message(green, "helo");
        anna.edits(red, hello.id(), "hello");
        bridge.sees(blue, "Anna: hello");
        bridge.sees(green, "Anna: hello");
    }

    @Test
    void whereEditsCannotBeTheyAreReposted() {
        bridge.green("refused = [ edit ]");
        start("");
        DemoMessage hello = anna.posts(red, "helo");
        bridge.message(green, "helo");
        anna.edits(red, hello.id(), "hello");
        bridge.sees(blue, "Anna: hello");
        bridge.sees(green, "Anna: helo", "Anna: [edit] hello");
        anna.deletes(red, hello.id());
        bridge.sees(blue);
        bridge.sees(green);
    }

    @Test
    void whoDeletesOneWordingOfACopyDeletesAllOfThem() {
        bridge.green("refused = [ edit ]");
        start("");
        DemoMessage hello = anna.posts(red, "helo");
        bridge.message(green, "helo");
        anna.edits(red, hello.id(), "hello");
        DemoMessage anew = bridge.message(green, "[edit] hello");
        bridge.person("green", "Gerd").deletes(green, anew.id());
        bridge.sees(red);
        bridge.sees(blue);
        bridge.sees(green);
    }

    @Test
    void editsAreLeftAloneIfSaidSo() {
        start("edits = false");
        DemoMessage hello = anna.posts(red, "hello");
        bridge.message(blue, "hello");
        anna.edits(red, hello.id(), "changed");
        settled(red, anna);
        bridge.sees(blue, "Anna: hello");
        anna.deletes(red, hello.id());
        bridge.sees(blue);
    }

    @Test
    void anyCopysDeletionTakesAll() {
        start("");
        anna.posts(red, "hello");
        DemoMessage copy = bridge.message(blue, "hello");
        bridge.message(green, "hello");
        bert.deletes(blue, copy.id());
        bridge.sees(red);
        bridge.sees(green);
    }

    @Test
    void onlyTheOriginalsDeletionIfSaidSo() {
        start("delete-scope = source-only");
        DemoMessage hello = anna.posts(red, "hello");
        DemoMessage copy = bridge.message(blue, "hello");
        bridge.message(green, "hello");
        bert.deletes(blue, copy.id());
        settled(blue, bert);
        bridge.sees(red, "Anna: hello");
        bridge.sees(green, "Anna: hello");
        anna.deletes(red, hello.id());
        bridge.sees(green);
    }

    @Test
    void deletionsAreLeftAloneIfSaidSo() {
        start("deletes = false");
        DemoMessage hello = anna.posts(red, "hello");
        bridge.message(blue, "hello");
        anna.deletes(red, hello.id());
        anna.posts(red, "next");
        bridge.sees(blue, "Anna: hello", "Anna: next");
    }

    @Test
    void aReplyAnswersThatChannelsOwnCopy() {
        start("");
        DemoMessage hello = anna.posts(red, "hello");
        DemoMessage copy = bridge.message(blue, "hello");
        bert.repliesTo(blue, copy.id(), "hi");
        assertThat(parent(bridge.message(red, "hi"))).contains(hello.id());
        assertThat(parent(bridge.message(green, "hi")))
                .contains(bridge.message(green, "hello").id());
    }

    @Test
    void aReplyIsAQuoteIfSaidSo() {
        start("replies = quote, quote-length = 20");
        anna.posts(red, "one two three four five six seven");
        DemoMessage copy = bridge.message(blue, "one two three four five six seven");
        bert.repliesTo(blue, copy.id(), "hi");
        bridge.until(() -> red.messages().size() == 2);
        DemoMessage reply = red.messages().getLast();
        assertThat(parent(reply)).isEmpty();
        assertThat(reply.text())
                .contains("one two three")
                .doesNotContain("five")
                .endsWith("hi");
    }

    private static Optional<MessageId> parent(DemoMessage message) {
        return message.message().replyTo().map(Reply::parent);
    }

    @Test
    void editsOfSomethingUnknownAreSentWithAMarkOrNot() {
        bridge.start("hooks.out { type = forward, channels { red-work = [ blue-work ] } }");
        DemoMessage early = anna.posts(red, "early");
        DemoMessage late = anna.posts(red, "late");
        anna.posts(bridge.work("red"), "that was all");
        bridge.message(bridge.work("blue"), "that was all");
        bridge.stop();
        start("");
        settled(red, anna);
        anna.edits(red, early.id(), "changed");
        bridge.sees(blue, "Anna: [edit] changed");
        bridge.stop();
        start("edits-of-unknown = ignore");
        anna.edits(red, late.id(), "changed too");
        settled(red, anna);
        bridge.sees(blue, "Anna: [edit] changed");
    }

    @Test
    void allWorksOnAfterARestart() {
        start("");
        DemoMessage hello = anna.posts(red, "helo");
        DemoMessage gone = anna.posts(red, "gone");
        DemoMessage copy = bridge.message(blue, "helo");
        bridge.message(blue, "gone");
        bridge.message(green, "gone");
        bridge.stop();
        anna.edits(red, hello.id(), "hello");
        bert.repliesTo(blue, copy.id(), "hi");
        start("");
        bridge.message(green, "hello");
        assertThat(parent(bridge.message(red, "hi"))).contains(hello.id());
        anna.deletes(red, gone.id());
        bridge.sees(blue, "Anna: hello", "Bert: hi");
    }

    @Test
    void aHeldMessageWaitsAndChangesUnseen() {
        start("hold = 10s");
        DemoMessage slip = anna.posts(red, "a slip");
        DemoMessage hello = anna.posts(red, "helo");
        anna.edits(red, hello.id(), "hello");
        anna.deletes(red, slip.id());
        bridge.until(() -> bridge.control().status().channels().stream()
                .anyMatch(channel -> channel.name().equals("blue-family") && channel.held() == 1));
        assertThat(blue.messages()).isEmpty();
        bridge.later(() -> !blue.messages().isEmpty());
        bridge.sees(blue, "Anna: hello");
        assertThat(blue.messages().getFirst().edited()).isFalse();
    }

    @Test
    void directionsSayWhoHearsAndWhoIsHeard() {
        start("directions { red-family = in, green-family = out }");
        DemoPerson gerd = bridge.person("green", "Gerd");
        DemoMessage unheard = gerd.posts(green, "unheard");
        DemoMessage hello = anna.posts(red, "hello");
        bridge.message(blue, "hello");
        bert.posts(blue, "hi");
        bridge.sees(green, "Gerd: unheard", "Anna: hello", "Bert: hi");
        bridge.sees(blue, "Anna: hello", "Bert: hi");
        gerd.edits(green, unheard.id(), "still unheard");
        gerd.deletes(green, bridge.message(green, "hello").id());
        anna.edits(red, hello.id(), "hello all");
        bridge.sees(blue, "Anna: hello all", "Bert: hi");
        bridge.sees(red, "Anna: hello all");
    }
}
