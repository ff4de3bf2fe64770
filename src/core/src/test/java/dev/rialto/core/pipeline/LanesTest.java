package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Event;
import dev.rialto.api.event.Posted;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Relay;
import dev.rialto.api.hook.Router;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many channels, long queues. */
class LanesTest {
    @TempDir
    Path directory;

    @Test
    void aQueueLongerThanItsWindowKeepsItsOrderOverARestart() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().away();
            rig.awaitState("OFFLINE");
            List<String> texts = new ArrayList<>();
            List<Event> batch = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                batch.add(rig.left().posted("A", "id" + i, "text " + i));
                texts.add("text " + i);
            }
            rig.left().link().accept(batch);
            rig.await(() -> "rows", () -> rig.count(tables -> tables.inbox().backlog()) == 0);
            rig.kill();
            rig.right().back();
            rig.start();
            List<Event> more = new ArrayList<>();
            for (int i = 300; i < 400; i++) {
                more.add(rig.left().posted("A", "id" + i, "text " + i));
                texts.add("text " + i);
            }
            rig.left().link().accept(more);
            rig.awaitTexts(rig.right(), "B", texts.toArray(String[]::new));
        }
    }

    @Test
    void thousandsOfChannelsWithABacklogAreWorkedOffInOrderAndLeaveNothingBehind() throws Exception {
        int channels = 10_000;
        try (Rig rig = new Rig(directory).with("store { synchronous = normal }\n")) {
            rig.hooks(context -> List.of((Router) incoming -> {
                if (!(incoming.event() instanceof Posted posted)
                        || !incoming.channel().plug().equals("left")) {
                    return List.of();
                }
                Channel there = context.directory()
                        .channel(new ChannelRef(
                                rig.right().network(),
                                new ChannelId(incoming.channel().ref().id().value())));
                return List.of(Relay.to(there, new Relay.Copy(posted.message(), Relay.Quoting.DEFAULT)));
            }));
            rig.start();
            rig.right().away();
            rig.awaitState("OFFLINE");
            for (int round = 0; round < 3; round++) {
                for (int first = 0; first < channels; first += 500) {
                    List<Event> batch = new ArrayList<>();
                    for (int i = first; i < first + 500; i++) {
                        batch.add(rig.left().posted("room " + i, "id" + round, "round " + round));
                    }
                    rig.left().link().accept(batch);
                }
            }
            rig.await(() -> "backlog", () -> rig.count(tables -> tables.inbox().backlog()) == 0);
            rig.right().back();
            rig.pump(
                    Duration.ofSeconds(1),
                    () -> rig.count(tables -> (long) tables.outbox().queues().size()) == 0);
            for (int i = 0; i < channels; i += 97) {
                assertThat(rig.right().texts("room " + i)).containsExactly("round 0", "round 1", "round 2");
            }
        }
    }
}
