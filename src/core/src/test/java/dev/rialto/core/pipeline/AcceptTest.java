package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Event;
import dev.rialto.api.event.Occurrence;
import dev.rialto.api.event.Origin;
import dev.rialto.api.event.Posted;
import dev.rialto.api.hook.Relay;
import dev.rialto.api.hook.Router;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.RichText;
import dev.rialto.api.plug.Cursor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is accepted: once, for good, in the order it was given, and never later than the database is ready. */
class AcceptTest {
    @TempDir
    Path directory;

    @Test
    void anEventWithAKnownKeyIsLeftOutAlsoAmongOthersOfItsBatch() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.left().posts("A", "1", "one");
            rig.left()
                    .link()
                    .accept(List.of(
                            rig.left().posted("A", "1", "one"),
                            rig.left().posted("A", "2", "two"),
                            rig.left().posted("A", "2", "two")));
            rig.awaitTexts(rig.right(), "B", "one", "two");
            rig.awaitQuiet();
            assertThat(rig.right().executed()).hasSize(2);
        }
    }

    @Test
    void aBatchAndItsCursorAreOneCommit() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            List<Event> batch = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                batch.add(rig.left().posted("A", "id" + i, "text " + i));
                texts.add("text " + i);
            }
            rig.store().dieAfter(0);
            Thread.ofVirtual().start(() -> accept(rig, batch, "20"));
            rig.awaitDeath().start();
            assertThat(rig.left().link().position("place")).contains(new Cursor("place", "20"));
            rig.awaitTexts(rig.right(), "B", texts.toArray(String[]::new));
        }
    }

    @Test
    void aCursorNeverStandsForWhatWasNotAccepted() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.store().dieBefore(0);
            Thread.ofVirtual().start(() -> accept(rig, List.of(rig.left().posted("A", "1", "one")), "1"));
            rig.awaitDeath().start();
            assertThat(rig.left().link().position("place")).isEmpty();
            assertThat(rig.count(tables -> tables.inbox().backlog())).isZero();
        }
    }

    private static void accept(Rig rig, List<Event> batch, String cursor) {
        try {
            rig.left().link().accept(batch, new Cursor("place", cursor));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void acceptWaitsForNoHookAndNoNetwork() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Router stuck = incoming -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return List.<Relay>of();
        };
        try (Rig rig = new Rig(directory).hooks(context -> List.of(stuck)).start()) {
            for (int i = 0; i < 200; i++) {
                rig.left().posts("A", "id" + i, "text");
            }
            assertThat(rig.count(tables -> tables.inbox().backlog())).isEqualTo(200);
            never.countDown();
            rig.awaitQuiet();
        }
    }

    @Test
    void anEventWithoutAKeyIsNeverTakenForARepeat() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            for (int i = 0; i < 2; i++) {
                Occurrence live = new Occurrence(rig.left().ref("A"), Wire.NOON, Optional.empty(), false, Origin.LIVE);
                Message message = Message.builder(Wire.ALICE, RichText.of("hi")).build();
                rig.left()
                        .hear(Posted.builder(live, MessageName.given("m" + i), message)
                                .build());
            }
            rig.awaitTexts(rig.right(), "B", "hi", "hi");
        }
    }

    @Test
    void keysAreForgottenAfterTheTimeTheyAreToBeRememberedAndNotBefore() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.left().posts("A", "1", "one");
            rig.awaitTexts(rig.right(), "B", "one");
            rig.awaitQuiet();
            rig.advance(Duration.ofDays(6));
            rig.awaitTimer(Duration.ofMinutes(10));
            rig.left().posts("A", "1", "one");
            rig.left().posts("A", "2", "two");
            rig.awaitTexts(rig.right(), "B", "one", "two");
            rig.awaitQuiet();
            assertThat(rig.right().executed()).hasSize(2);
            rig.pump(
                    Duration.ofHours(30),
                    () -> rig.ask(tables -> tables.inbox().timeBeyond(0)).isEmpty());
        }
    }
}
