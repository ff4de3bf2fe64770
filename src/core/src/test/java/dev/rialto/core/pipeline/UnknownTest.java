package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Occurrence;
import dev.rialto.api.event.Origin;
import dev.rialto.api.event.Posted;
import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.RichText;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.plug.Capabilities;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done when nobody knows whether a message arrived, and what the mark costs that tells of it after a crash. */
class UnknownTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path directory;

    @Test
    void whereTheNetworkCanBeAskedItIsAskedAndWhatArrivedIsNotSentAgain() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().answersLookups();
            rig.right().next(rig.right()::swallowed, rig.right()::lost);
            rig.left().posts("A", "1", "arrived");
            rig.left().posts("A", "2", "got lost");
            rig.pump(SECOND, rig::quiet);
            assertThat(rig.right().texts("B")).containsExactly("arrived", "got lost");
            assertThat(rig.right().postsSeen()).containsExactly("arrived", "got lost", "got lost");
            rig.left().deletes("A", "1");
            rig.awaitTexts(rig.right(), "B", "got lost");
        }
    }

    @Test
    void whileTheNetworkHonoursTokensTheSameIsSentUnderTheSameToken() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().honoursTokens();
            for (int i = 0; i < 6; i++) {
                rig.right().next(rig.right()::swallowed);
            }
            rig.left().posts("A", "1", "one");
            rig.pump(Duration.ofSeconds(20), rig::quiet);
            assertThat(rig.right().texts("B")).containsExactly("one");
            assertThat(rig.right().executed().stream().map(Operation::token).distinct())
                    .hasSize(1);
            assertThat(rig.right().executed()).hasSize(7);
        }
    }

    @Test
    void elseItIsSentAgainThreeTimesAndIsADeadLetterThen() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            for (int i = 0; i < 9; i++) {
                rig.right().next(rig.right()::lost);
            }
            rig.left().posts("A", "1", "one");
            rig.pump(Duration.ofSeconds(10), rig::quiet);
            assertThat(rig.right().executed()).hasSize(4);
            assertThat(rig.dead("b")).hasSize(1);
        }
    }

    @Test
    void withDropItIsNeverSentTwice() throws Exception {
        try (Rig rig = new Rig(directory).with("outbox.on-unknown = drop\n").start()) {
            rig.right().next(rig.right()::lost);
            rig.left().posts("A", "1", "one");
            rig.left().posts("A", "2", "two");
            rig.pump(SECOND, rig::quiet);
            assertThat(rig.right().postsSeen()).containsExactly("one", "two");
            assertThat(rig.dead("b")).hasSize(1);
        }
    }

    @Test
    void editsAndDeletesAreRepeatedFreely() throws Exception {
        try (Rig rig = new Rig(directory).with("outbox.on-unknown = drop\n").start()) {
            rig.left().posts("A", "1", "one");
            rig.awaitTexts(rig.right(), "B", "one");
            rig.awaitQuiet();
            for (int i = 0; i < 6; i++) {
                rig.right().next(rig.right()::swallowed);
            }
            rig.left().edits("A", "1", "ONE");
            rig.pump(Duration.ofSeconds(30), rig::quiet);
            assertThat(rig.right().texts("B")).containsExactly("ONE");
            assertThat(rig.right().executed().stream().filter(Edit.class::isInstance))
                    .hasSize(7);
            assertThat(rig.dead("b")).isEmpty();
        }
    }

    @Test
    void aCallThatHangsIsInterruptedAtTheDeadlineAndWaitedFor() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            CountDownLatch never = new CountDownLatch(1);
            CountDownLatch called = new CountDownLatch(1);
            rig.right().answersLookups();
            rig.right().next(operation -> {
                called.countDown();
                never.await();
                return rig.right().perform(operation);
            });
            rig.left().posts("A", "1", "one");
            called.await();
            rig.advance(Duration.ofSeconds(29));
            assertThat(rig.outbox().getFirst().tries()).isZero();
            rig.advance(SECOND);
            rig.await(
                    () -> rig.outbox().toString(), () -> rig.outbox().getFirst().tries() == 1);
            rig.pump(SECOND, rig::quiet);
            assertThat(rig.right().texts("B")).containsExactly("one");
            assertThat(rig.right().opens()).isEqualTo(1);
        }
    }

    @Test
    void aCallThatDoesNotEvenReturnThenHasItsPlugClosedAndOpenedBeforeTheLaneGoesOn() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            CompletableFuture<Boolean> end = new CompletableFuture<>();
            CountDownLatch called = new CountDownLatch(1);
            rig.right().answersLookups();
            rig.right().next(operation -> {
                called.countDown();
                // An interrupt does not end this.
                end.join();
                return rig.right().lost(operation);
            });
            rig.right().always(operation -> {
                assertThat(rig.right().opens()).isEqualTo(2);
                assertThat(rig.right().closes()).isEqualTo(1);
                return rig.right().perform(operation);
            });
            rig.left().posts("A", "1", "one");
            called.await();
            rig.advance(Duration.ofSeconds(30));
            rig.awaitTimer(Duration.ofSeconds(10));
            assertThat(rig.right().closes()).isZero();
            rig.advance(Duration.ofSeconds(10));
            rig.pump(SECOND, rig::quiet);
            end.complete(true);
            assertThat(rig.right().texts("B")).containsExactly("one");
        }
    }

    @Test
    void anExceptionOfAPlugCountsAsUnknown() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().answersLookups();
            rig.right().next(operation -> {
                rig.right().perform(operation);
                throw new IllegalStateException("a bug");
            });
            rig.left().posts("A", "1", "one");
            rig.pump(SECOND, rig::quiet);
            assertThat(rig.right().postsSeen()).containsExactly("one");
        }
    }

    @Test
    void theMarkCostsNoCommitInTheFlowAndOneAtARetry() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.left().posts("A", "1", "one");
            rig.awaitTexts(rig.right(), "B", "one");
            rig.awaitQuiet();
            int before = rig.store().writes();
            rig.left().posts("A", "2", "two");
            rig.awaitTexts(rig.right(), "B", "one", "two");
            rig.awaitQuiet();
            assertThat(rig.store().writes() - before)
                    .as("Accept, Enqueue, Settle")
                    .isEqualTo(3);
            rig.right().next(Wire.later(SECOND));
            before = rig.store().writes();
            rig.left().posts("A", "3", "three");
            rig.await(() -> rig.outbox().toString(), () -> rig.outbox().stream().anyMatch(row -> row.tries() == 1));
            rig.awaitTimer(SECOND);
            rig.advance(SECOND);
            rig.awaitTexts(rig.right(), "B", "one", "two", "three");
            rig.awaitQuiet();
            assertThat(rig.store().writes() - before)
                    .as("with TryLater and the mark")
                    .isEqualTo(5);
        }
    }

    @Test
    void nothingIsMarkedWhileThePlugIsOffline() throws Exception {
        try (Rig rig = new Rig(directory).with("outbox.on-unknown = drop\n").start()) {
            rig.right().away();
            rig.awaitState("OFFLINE");
            rig.left().posts("A", "1", "one");
            rig.await(() -> rig.outbox().toString(), () -> rig.waiting() == 1);
            assertThat(rig.marked()).isEmpty();
            rig.kill();
            rig.right().back();
            rig.start();
            rig.awaitTexts(rig.right(), "B", "one");
        }
    }

    @Test
    void executeIsNeverBeforeTheMarkIsCommitted() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().always(operation -> {
                assertThat(rig.marked()).as("marked rows").hasSize(1);
                return rig.right().perform(operation);
            });
            rig.right().next(Wire.later(SECOND));
            for (int i = 0; i < 5; i++) {
                rig.left().posts("A", "id" + i, "text " + i);
            }
            rig.pump(SECOND, rig::quiet);
            assertThat(rig.right().postsSeen()).hasSize(6);
            assertThat(rig.right().texts("B")).hasSize(5);
        }
    }

    @Test
    void aMarkedHeadWaitsAtTheStartUntilTheArchiveHasBeenReadAndItsEchoesAreDealtWith() throws Exception {
        try (Rig rig = new Rig(directory)) {
            Capabilities.Builder archive = Wire.all().archive(true);
            rig.right().capabilities(archive);
            rig.start();
            rig.right().next(operation -> {
                rig.right().perform(operation);
                rig.die();
                return rig.right().lost(operation);
            });
            rig.left().posts("A", "1", "one");
            rig.awaitDeath().start();
            rig.left().posts("A", "2", "two");
            rig.await(() -> rig.outbox().toString(), () -> rig.waiting() == 2);
            assertThat(rig.right().postsSeen()).containsExactly("one");
            Occurrence echo = rig.right().live("B", "echo").withOwn(true).withOrigin(Origin.ARCHIVE);
            Message message = Message.builder(RichText.of("one")).build();
            rig.right()
                    .hear(Posted.builder(
                                    echo, new MessageName(rig.right().ids("B").getFirst(), false), message)
                            .token(rig.right().executed().getFirst().token())
                            .build());
            rig.right().link().caughtUp(rig.right().ref("B"));
            rig.awaitTexts(rig.right(), "B", "one", "two");
            rig.awaitQuiet();
            assertThat(rig.right().postsSeen()).containsExactly("one", "two");
        }
    }

    @Test
    void anUrgentRowThatOvertookAHeldHeadIsInDoubtAfterACrashToo() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().answersLookups();
            rig.control()
                    .send(
                            "b",
                            "held",
                            PostOptions.builder().hold(Duration.ofHours(1)).build());
            rig.right().next(operation -> {
                rig.right().perform(operation);
                rig.die();
                return rig.right().lost(operation);
            });
            rig.control().send("b", "urgent", PostOptions.builder().urgent(true).build());
            rig.awaitDeath().start();
            rig.await(() -> rig.outbox().toString(), () -> rig.waiting() == 1);
            assertThat(rig.right().postsSeen()).containsExactly("urgent");
        }
    }

    @Test
    void givingUpCountsOnlyWhatTheRowItselfFailed() throws Exception {
        try (Rig rig = new Rig(directory).with("outbox.give-up-after = 1h\n").start()) {
            rig.right().always(Wire.later(Duration.ofMinutes(25)));
            rig.left().posts("A", "1", "one");
            rig.await(() -> rig.outbox().toString(), () -> rig.outbox().stream().anyMatch(row -> row.tries() == 1));
            rig.right().away();
            rig.awaitState("OFFLINE");
            rig.advance(Duration.ofDays(2));
            assertThat(rig.waiting()).isEqualTo(1);
            rig.right().back();
            rig.pump(Duration.ofMinutes(1), () -> rig.dead("b").size() == 1);
            assertThat(rig.dead("b").getFirst().reason().orElseThrow()).contains("given up after 3 tries");
        }
    }

    @Test
    void aRowOfWhichTheNetworkAlwaysSaysThatItNeverArrivedIsGivenUpToo() throws Exception {
        try (Rig rig = new Rig(directory).with("outbox.give-up-after = 10m\n").start()) {
            rig.right().lookup((channel, token, since) -> Optional.empty());
            rig.right().always(rig.right()::lost);
            rig.left().posts("A", "1", "one");
            rig.pump(Duration.ofMinutes(1), () -> rig.dead("b").size() == 1);
        }
    }

    @Test
    void aRowOlderThanTheLimitIsADeadLetterAndDeadLettersExpire() throws Exception {
        try (Rig rig = new Rig(directory)
                .with("outbox { keep-for = 2d, dead-letters { keep-for = 3d } }\n")
                .start()) {
            rig.right().away();
            rig.awaitState("OFFLINE");
            rig.left().posts("A", "1", "one");
            rig.await(() -> rig.outbox().toString(), () -> rig.waiting() == 1);
            rig.advance(Duration.ofDays(2).plusMinutes(1));
            rig.right().back();
            rig.pump(SECOND, () -> rig.dead("b").size() == 1);
            assertThat(rig.right().executed()).isEmpty();
            rig.pump(Duration.ofHours(8), () -> rig.outbox().isEmpty());
        }
    }

    @Test
    void aStepOfTheWallClockAgesNothing() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().next(Wire.later(Duration.ofSeconds(30)));
            rig.left().posts("A", "1", "one");
            rig.await(() -> rig.outbox().toString(), () -> rig.outbox().stream().anyMatch(row -> row.tries() == 1));
            rig.awaitTimer(Duration.ofSeconds(30));
            rig.clock().jumpTo(Wire.NOON.plus(Duration.ofDays(400)));
            assertThat(rig.clock().untilNext()).contains(Duration.ofSeconds(30));
            rig.advance(Duration.ofSeconds(30));
            rig.awaitTexts(rig.right(), "B", "one");
            assertThat(rig.dead("b")).isEmpty();
        }
    }

    @Test
    void afterARestartNothingIsHeldLongerThanItsOwnDelay() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.control()
                    .send(
                            "b",
                            "held",
                            PostOptions.builder().hold(Duration.ofMinutes(5)).build());
            rig.awaitTimer(Duration.ofMinutes(5));
            rig.kill();
            rig.clock().jumpTo(Wire.NOON.minus(Duration.ofDays(30)));
            rig.start();
            rig.awaitTimer(Duration.ofMinutes(5));
            assertThat(rig.right().executed()).isEmpty();
            rig.advance(Duration.ofMinutes(5));
            rig.awaitTexts(rig.right(), "B", "held");
        }
    }

    @Test
    void anOutcomeThatIsUnknownTwiceInARowIsAskedForTwice() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().answersLookups();
            rig.right().next(rig.right()::lost, rig.right()::swallowed);
            rig.left().posts("A", "1", "one");
            rig.pump(SECOND, rig::quiet);
            assertThat(rig.right().texts("B")).containsExactly("one");
        }
    }

    @Test
    void aStopLetsWhatIsBeingSentEnd() throws Exception {
        try (Rig rig = new Rig(directory).with("host.stop-timeout = 20s\n").start()) {
            rig.right().always(operation -> {
                Outcome outcome = rig.right().perform(operation);
                rig.clock().sleep(Duration.ofSeconds(6));
                return outcome;
            });
            for (String text : List.of("one", "two", "three")) {
                rig.left().posts("A", text, text);
            }
            rig.await(() -> "nothing is sent", () -> !rig.right().executed().isEmpty());
            rig.stop();
            assertThat(rig.right().postsSeen()).as("begun in the first half").containsExactly("one", "two");
            rig.right().always(rig.right()::perform);
            rig.start();
            rig.pump(SECOND, rig::quiet);
            assertThat(rig.right().texts("B")).containsExactly("one", "two", "three");
        }
    }
}
