package dev.rialto.hook.sync.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.hook.PostOptions;
import dev.rialto.core.host.HostStatus.ChannelHealth;
import dev.rialto.plug.demo.DemoMessage;
import dev.rialto.plug.demo.DemoPerson;
import dev.rialto.plug.demo.DemoRoom;
import dev.rialto.tck.time.Patience;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two labels of which a channel each become one: it is a member of both until the config is mended. */
@Timeout(Patience.OF_A_TEST)
final class MergedChannelsTest {
    private static final String SYNC = """
            labels.all = [ red-family, blue-family, red-work, green-family ]
            hooks.home { type = sync
              channels { ab = [ red-family, blue-family ], ce = [ red-work, green-family ] } }
            """;

    @TempDir
    private Path folder;

    private ThreeNetworks bridge;
    private DemoRoom room;
    private DemoRoom blue;
    private DemoRoom green;
    private DemoPerson anna;
    private DemoPerson bert;
    private DemoPerson gerd;

    @BeforeEach
    void networks() {
        bridge = new ThreeNetworks(folder);
        room = bridge.family("red");
        blue = bridge.family("blue");
        green = bridge.family("green");
        anna = bridge.person("red", "Anna");
        bert = bridge.person("blue", "Bert");
        gerd = bridge.person("green", "Gerd");
    }

    @AfterEach
    void close() {
        bridge.close();
    }

    /** The other red room moves to where the one of the first label is. */
    private void merge() {
        bridge.work("red").moveTo("family");
        bridge.until(() -> !bridge.control().status().channels().isEmpty());
    }

    @Test
    void whatIsSaidInTheOneChannelReachesBothLabelsAndTheReverse() {
        bridge.start(SYNC);
        anna.posts(room, "before");
        bridge.sees(blue, "Anna: before");
        merge();
        anna.posts(room, "after");
        bridge.sees(blue, "Anna: before", "Anna: after");
        bridge.sees(green, "Anna: after");
        bert.posts(blue, "from b");
        bridge.sees(green, "Anna: after", "Bert: from b");
        gerd.posts(green, "from e");
        bridge.sees(room, "Anna: before", "Anna: after", "Bert: from b", "Gerd: from e");
        bridge.sees(blue, "Anna: before", "Anna: after", "Bert: from b", "Gerd: from e");

        bridge.stop();
        bridge.start(SYNC);
        anna.posts(room, "restarted");
        bert.posts(blue, "b again");
        bridge.message(room, "b again");
        gerd.posts(green, "e again");
        bridge.message(room, "e again");
        bridge.message(blue, "restarted");
        bridge.message(blue, "e again");
        bridge.message(green, "restarted");
        bridge.message(green, "b again");
        assertThat(room.messages()).as("nothing comes back, nothing twice").hasSize(7);
        assertThat(blue.messages()).hasSize(7);
        assertThat(green.messages()).hasSize(6);
    }

    @Test
    void aForwardFromEitherAndAGroupOfEitherGoOn() {
        bridge.start("""
                groups { first.channels = [ red-family ], second.channels = [ red-work ] }
                hooks.one { type = forward, channels.red-family = [ green-family ], groups.first = [ blue-family ] }
                hooks.two { type = forward, channels.red-work = [ green-work ], groups.second = [ blue-work ] }
                """);
        anna.posts(room, "before");
        bridge.sees(green, "Anna: before");
        merge();
        anna.posts(room, "after");
        bridge.sees(green, "Anna: before", "Anna: after");
        bridge.sees(blue, "Anna: before", "Anna: after");
        bridge.sees(bridge.work("green"), "Anna: after");
        bridge.sees(bridge.work("blue"), "Anna: after");
    }

    @Test
    void anEditAndADeletionReachTheCopiesInBoth() {
        bridge.start(SYNC);
        DemoMessage before = anna.posts(room, "before");
        bridge.message(blue, "before");
        merge();
        DemoMessage after = anna.posts(room, "after");
        bridge.message(blue, "after");
        bridge.message(green, "after");
        anna.edits(room, before.id(), "BEFORE");
        anna.edits(room, after.id(), "AFTER");
        bridge.sees(blue, "Anna: BEFORE", "Anna: AFTER");
        bridge.message(green, "AFTER");
        anna.deletes(room, before.id());
        anna.deletes(room, after.id());
        bridge.sees(blue);
        bridge.until(() -> ThreeNetworks.seen(green).stream().noneMatch(line -> line.contains("AFTER")));
    }

    @Test
    void statusNotesTheEntryThatHasMovedAndALabelHasTheChannelOnce() throws Exception {
        bridge.start(SYNC);
        merge();
        for (String when : new String[] {"while it runs", "after a restart"}) {
            assertThat(bridge.control().status().channels())
                    .as(when)
                    .extracting(ChannelHealth::name)
                    .containsExactly("red-work");
            assertThat(bridge.control()
                            .send("all", "to all", PostOptions.DEFAULT)
                            .channels())
                    .as(when)
                    .hasSize(3);
            bridge.message(green, "to all");
            bridge.until(() -> bridge.control().status().channels().stream().allMatch(each -> each.waiting() == 0));
            bridge.stop();
            bridge.start(SYNC);
        }
    }
}
