package dev.rialto.hook.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.core.fixture.DemoBridge;
import dev.rialto.plug.demo.DemoMessage;
import dev.rialto.plug.demo.DemoPerson;
import dev.rialto.plug.demo.DemoRoom;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two networks in a sync, over the real host and a real database. */
class SyncBridgeTest {
    private static final String CONFIG =
            """
            plugs {
              left { type = demo, network = "$network(left)" }
              right { type = demo, network = "$network(right)" }
            }
            channels {
              left-room { plug = left, id = room }
              right-room { plug = right, id = room }
            }
            hooks { both { type = sync, plug = synced, channels { talk = [left-room, right-room] } } }
            """;

    @TempDir
    Path directory;

    private DemoBridge bridge;
    private DemoRoom left;
    private DemoRoom right;
    private DemoPerson alice;
    private DemoPerson bob;

    @BeforeEach
    void start() {
        bridge = new DemoBridge(directory).config(CONFIG).start();
        left = bridge.room("left", "room");
        right = bridge.room("right", "room");
        alice = bridge.person("left", "alice");
        bob = bridge.person("right", "bob");
    }

    @AfterEach
    void stop() {
        bridge.close();
    }

    @Test
    void whatIsSaidOnOneSideIsReadOnTheOther() {
        alice.posts(left, "hello");
        bridge.awaitMessage(right, message -> message.text().contains("hello"));
        bob.posts(right, "hi there");
        bridge.awaitMessage(left, message -> message.text().contains("hi there"));
        bridge.awaitQuiet();
        assertThat(left.messages()).hasSize(2);
        assertThat(right.messages()).hasSize(2);
    }

    @Test
    void editsDeletesAndRepliesFindTheirCopiesAfterARestartToo() {
        DemoMessage said = alice.posts(left, "helo");
        DemoMessage copy = bridge.awaitMessage(right, message -> message.text().contains("helo"));
        bridge.awaitQuiet();
        bridge.stop().start();
        alice.edits(left, said.id(), "hello");
        bridge.awaitMessage(right, message -> message.text().contains("hello"));
        assertThat(right.messages()).hasSize(1);
        bob.repliesTo(right, copy.id(), "good morning");
        DemoMessage answer = bridge.awaitMessage(left, message -> message.text().contains("good morning"));
        assertThat(answer.message().replyTo()).hasValueSatisfying(reply -> assertThat(reply.parent()).isEqualTo(said.id()));
        alice.deletes(left, said.id());
        DemoBridge.awaitUntil(() -> right.messages().toString(), () -> right.message(copy.id()).isEmpty());
    }
}
