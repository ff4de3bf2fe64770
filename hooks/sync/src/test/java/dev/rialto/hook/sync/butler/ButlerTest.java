package dev.rialto.hook.sync.butler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.message.Reply;
import dev.rialto.core.factory.Factories;
import dev.rialto.core.fixture.DemoBridge;
import dev.rialto.core.host.SystemClock;
import dev.rialto.hook.sync.SyncHookFactory;
import dev.rialto.plug.demo.DemoMessage;
import dev.rialto.plug.demo.DemoPerson;
import dev.rialto.plug.demo.DemoPlugFactory;
import dev.rialto.plug.demo.DemoRoom;
import dev.rialto.tck.time.Patience;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another hook takes part in a conversation: it hears all of it in one channel, and speaks to all of it. */
@Timeout(Patience.OF_A_TEST)
final class ButlerTest {
    @TempDir
    private Path folder;

    private final ButlerFactory butler = new ButlerFactory();
    private DemoBridge bridge;
    private DemoRoom red;
    private DemoRoom blue;
    private DemoPerson anna;
    private DemoPerson bert;

    @BeforeEach
    void start() {
        bridge = new DemoBridge(
                folder,
                Factories.of(List.of(new DemoPlugFactory()), List.of(new SyncHookFactory(), butler)),
                new SystemClock());
        red = bridge.room("red", "family");
        blue = bridge.room("blue", "family");
        anna = bridge.person("red", "Anna");
        bert = bridge.person("blue", "Bert");
        bridge.config("""
                plugs { red { type = demo, network = "$network(red)" }, blue { type = demo, network = "$network(blue)" } }
                channels { red-family { plug = red, id = family }, blue-family { plug = blue, id = family } }
                hooks {
                  home { type = sync, plug = synced, titles { family = "The family" }
                    channels { family = [ red-family, blue-family ] } }
                  james { type = butler, sync = home, listen = "synced:family" }
                }
                """).start();
    }

    @AfterEach
    void close() {
        bridge.close();
    }

    private void hears(String... lines) {
        DemoBridge.awaitUntil(butler.heard::toString, () -> butler.heard.equals(List.of(lines)));
    }

    @Test
    void itHearsAllMembersInOneChannel() {
        DemoMessage hello = anna.posts(red, "hello");
        hears("Anna: hello");
        bert.posts(blue, "hi");
        hears("Anna: hello", "Bert: hi");
        anna.edits(red, hello.id(), "hello all");
        hears("Anna: hello", "Bert: hi", "now Anna: hello all");
        anna.deletes(red, hello.id());
        hears("Anna: hello", "Bert: hi", "now Anna: hello all", "gone hello all");
    }

    @Test
    void itAnswersEditsAndDeletesInAllMembers() {
        bert.posts(blue, "tea?");
        bridge.awaitSeen(red, "tea?", "Tea");
        bridge.awaitSeen(blue, "tea?", "Tea");
        for (DemoRoom room : List.of(red, blue)) {
            DemoMessage question = room.messages().getFirst();
            DemoMessage answer = room.messages().getLast();
            assertThat(answer.author()).isEqualTo("Butler");
            assertThat(answer.message().replyTo()).map(Reply::parent).contains(question.id());
        }
        anna.posts(red, "milk!");
        bridge.awaitSeen(red, "tea?", "Tea with milk", "milk!");
        bridge.awaitSeen(blue, "tea?", "Tea with milk", "milk!");
        bert.posts(blue, "thanks");
        bridge.awaitSeen(red, "tea?", "milk!", "thanks");
        bridge.awaitSeen(blue, "tea?", "milk!", "thanks");
        hears("Bert: tea?", "Anna: milk!", "Bert: thanks");
    }

    @Test
    void itPostsOfItselfAndKnowsWhereItIs() {
        anna.posts(red, "who?");
        bridge.awaitSeen(blue, "who?", "The family of [red-family, blue-family]");
        bridge.awaitSeen(red, "who?", "The family of [red-family, blue-family]");
    }
}
