package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Failure;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.plug.ChannelStatus;
import dev.rialto.core.host.OutboxEntry;
import dev.rialto.core.host.OutboxEntry.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the answer of a network leads to. */
class OutboundTest {
    @TempDir
    Path directory;

    @Test
    void laterMeansAfterTheDelayThatTheNetworkNamesAndTheHeadWaits() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().next(Wire.later(Duration.ofSeconds(42)));
            rig.left().posts("A", "1", "one");
            rig.left().posts("A", "2", "two");
            rig.await(() -> rig.outbox().toString(), () -> rig.waiting() == 2 && tries(rig) == 1);
            rig.awaitTimer(Duration.ofSeconds(42));
            rig.advance(Duration.ofSeconds(41));
            assertThat(rig.clock().untilNext())
                    .hasValueSatisfying(left -> assertThat(left).isEqualTo(Duration.ofSeconds(1)));
            assertThat(rig.right().executed()).hasSize(1);
            rig.advance(Duration.ofSeconds(1));
            rig.awaitTexts(rig.right(), "B", "one", "two");
        }
    }

    private static int tries(Rig rig) {
        return rig.outbox().isEmpty() ? 0 : rig.outbox().getFirst().tries();
    }

    @Test
    void withoutADelayOfTheNetworkTheWaitsDoubleWithJitter() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().next(Wire::later, Wire::later, Wire::later, Wire::later);
            rig.left().posts("A", "1", "one");
            for (int failure = 1; failure <= 4; failure++) {
                int so = failure;
                rig.await(() -> rig.outbox().toString(), () -> tries(rig) == so);
                Duration full = Duration.ofSeconds(1L << (failure - 1));
                rig.awaitTimer(full);
                Duration wait = rig.clock().untilNext().orElseThrow();
                assertThat(wait).isBetween(full.dividedBy(2), full);
                rig.advance(wait);
            }
            rig.awaitTexts(rig.right(), "B", "one");
        }
    }

    @Test
    void whatIsShownOfARowSaysWhatIsDoneNowAndWhyTheLastTryFailed() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            CountDownLatch called = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            rig.right().next(Wire.later(Duration.ofSeconds(5)), operation -> {
                called.countDown();
                go.await();
                return rig.right().perform(operation);
            });
            rig.left().posts("A", "1", "one");
            rig.awaitTimer(Duration.ofSeconds(5));
            assertThat(rig.outbox()).singleElement().satisfies(row -> {
                assertThat(row.state()).isEqualTo(OutboxEntry.State.WAITING);
                assertThat(row.reason()).contains("slow down");
            });
            rig.advance(Duration.ofSeconds(5));
            called.await();
            assertThat(rig.outbox())
                    .singleElement()
                    .satisfies(row -> assertThat(row.state()).isEqualTo(OutboxEntry.State.SENDING));
            go.countDown();
            rig.awaitTexts(rig.right(), "B", "one");
        }
    }

    @Test
    void whatMayHaveBeenSentButIsNotBeingSentWaits() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().next(rig.right()::lost);
            rig.left().posts("A", "1", "one");
            rig.await(() -> rig.outbox().toString(), () -> tries(rig) == 1);
            rig.await(
                    () -> rig.outbox().toString(), () -> rig.outbox().getFirst().state() == OutboxEntry.State.WAITING);
            assertThat(rig.marked()).hasSize(1);
            assertThat(rig.outbox().getFirst().reason()).contains("no answer");
        }
    }

    @Test
    void aRefusedMessageIsADeadLetterAndTheNextOneGoes() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().next(rig.right()::refusedMessage);
            rig.left().posts("A", "1", "one");
            rig.left().posts("A", "2", "two");
            rig.awaitTexts(rig.right(), "B", "two");
            rig.awaitQuiet();
            assertThat(rig.dead("b"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.reason()).contains("wrong content"));
            assertThat(rig.left().executed()).isEmpty();
        }
    }

    @Test
    void deadLettersAreListedBeforeWhatWaits() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().next(Wire.later(Duration.ofHours(1)));
            rig.left().next(rig.left()::refusedMessage);
            rig.left().posts("A", "1", "waits");
            rig.await(() -> rig.outbox().toString(), () -> rig.outbox().stream().anyMatch(row -> row.tries() == 1));
            rig.right().posts("B", "2", "dies");
            rig.await(() -> rig.outbox().toString(), () -> rig.dead("a").size() == 1);
            assertThat(rig.outbox()).extracting(OutboxEntry::state).containsExactly(State.DEAD, State.WAITING);
        }
    }

    @Test
    void aDeadLetterThatIsTriedAgainGoesToTheTail() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().next(rig.right()::refusedMessage, Wire.later(Duration.ofSeconds(5)));
            rig.left().posts("A", "1", "one");
            rig.left().posts("A", "2", "two");
            rig.left().posts("A", "3", "three");
            rig.await(() -> rig.outbox().toString(), () -> rig.dead("b").size() == 1 && rig.waiting() == 2);
            rig.control().retry(rig.dead("b").getFirst().id());
            rig.awaitTimer(Duration.ofSeconds(5));
            rig.advance(Duration.ofSeconds(5));
            rig.awaitTexts(rig.right(), "B", "two", "three", "one");
        }
    }

    @Test
    void aRefusedChannelIsParkedWithOneNoticeAndProbedFromFiveSecondsToFiveMinutes() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            for (int i = 0; i < 9; i++) {
                rig.right().next(rig.right()::refusedChannel);
            }
            rig.left().posts("A", "1", "one");
            rig.left().posts("A", "2", "two");
            long[] seconds = {5, 10, 20, 40, 80, 160, 300, 300, 300};
            for (int probe = 0; probe < seconds.length; probe++) {
                int seen = probe + 1;
                rig.await(
                        () -> rig.right().executed().toString(),
                        () -> rig.right().executed().size() == seen);
                rig.await(
                        () -> rig.outbox().toString(),
                        () -> rig.outbox().stream().anyMatch(row -> row.tries() == seen));
                Duration wait = Duration.ofSeconds(seconds[probe]);
                rig.awaitTimer(wait);
                rig.advance(wait.minusSeconds(1));
                rig.awaitTimer(Duration.ofSeconds(1));
                assertThat(rig.right().executed()).hasSize(seen);
                rig.advance(Duration.ofSeconds(1));
            }
            rig.awaitTexts(rig.right(), "B", "one", "two");
            rig.awaitQuiet();
            assertThat(rig.left().texts("A"))
                    .singleElement()
                    .asString()
                    .contains("b ")
                    .contains("no rights");
            assertThat(rig.outbox()).isEmpty();
        }
    }

    @Test
    void aParkedChannelIsProbedAtOnceWhenSomethingIsHeardFromIt() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().next(rig.right()::refusedChannel, rig.right()::refusedChannel);
            rig.left().posts("A", "1", "one");
            rig.await(() -> "parked", () -> rig.right().executed().size() == 1 && parked(rig));
            rig.right().posts("B", "x", "we are here");
            rig.await(() -> "probed", () -> rig.right().executed().size() == 2);
            rig.await(() -> "parked", () -> rig.outbox().stream().anyMatch(row -> row.tries() == 2));
            rig.right().link().status(rig.right().ref("B"), new ChannelStatus(ChannelStatus.State.USABLE, "let in"));
            rig.awaitTexts(rig.right(), "B", "one");
        }
    }

    private static boolean parked(Rig rig) {
        return rig.control().status().channels().stream()
                .anyMatch(channel -> channel.parked().isPresent());
    }

    @Test
    void aNoticeNeverCausesANotice() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            for (int i = 0; i < 4; i++) {
                rig.right().next(rig.right()::refusedChannel);
                rig.left().next(rig.left()::refusedChannel);
            }
            rig.left().posts("A", "1", "one");
            rig.await(
                    () -> rig.outbox().toString(),
                    () -> rig.left().executed().size() == 1 && rig.outbox().size() == 2);
            rig.pump(Duration.ofSeconds(5), rig::quiet);
            assertThat(rig.right().texts("B")).containsExactly("one");
            assertThat(rig.left().texts("A")).hasSize(1);
        }
    }

    @Test
    void aStatusOfTheChannelParksItAndTheMessageThatMeetsItIsToldOf() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().next(Wire.later(Duration.ofSeconds(1)), rig.right()::refusedChannel);
            rig.left().posts("A", "1", "one");
            rig.await(() -> "tried", () -> rig.right().executed().size() == 1 && tries(rig) == 1);
            rig.right().link().status(rig.right().ref("B"), new ChannelStatus(ChannelStatus.State.KICKED, "removed"));
            rig.pump(Duration.ofSeconds(5), rig::quiet);
            assertThat(rig.right().texts("B")).containsExactly("one");
            assertThat(rig.left().texts("A")).hasSize(1);
        }
    }

    @Test
    void aSlowTargetDelaysNobodyElse() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (Rig rig = new Rig(directory)
                .config("""
                        plugs { left { type = wire }, right { type = wire } }
                        channels { a { plug = left, id = A }, b { plug = right, id = B }, c { plug = right, id = C } }
                        """)
                .hooks(context -> List.of(new Fan(context, Map.of("a", List.of("b", "c")))))
                .start()) {
            rig.right().always(operation -> {
                if (operation.channel().id().equals(new ChannelId("B"))) {
                    never.await();
                }
                return rig.right().perform(operation);
            });
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                rig.left().posts("A", "id" + i, "text " + i);
                texts.add("text " + i);
            }
            rig.awaitTexts(rig.right(), "C", texts.toArray(String[]::new));
            assertThat(rig.right().texts("B")).isEmpty();
            never.countDown();
            rig.awaitTexts(rig.right(), "B", texts.toArray(String[]::new));
        }
    }

    @Test
    void onlyUrgentRowsPassHeldOnes() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            PostOptions held =
                    PostOptions.builder().hold(Duration.ofMinutes(10)).build();
            for (int i = 0; i < 70; i++) {
                rig.control().send("b", "held " + i, held);
            }
            rig.control().send("b", "ordinary", PostOptions.DEFAULT);
            rig.control().send("b", "urgent", PostOptions.builder().urgent(true).build());
            rig.awaitTexts(rig.right(), "B", "urgent");
            rig.awaitTimer(Duration.ofMinutes(10));
            rig.kill().start();
            rig.control()
                    .send("b", "urgent too", PostOptions.builder().urgent(true).build());
            rig.awaitTexts(rig.right(), "B", "urgent", "urgent too");
            rig.pump(Duration.ofMinutes(1), rig::quiet);
            assertThat(rig.right().texts("B")).hasSize(73).last().isEqualTo("ordinary");
        }
    }

    @Test
    void whatTheNetworkSaysInItsAnswerIsWhatDecidesNotItsKind() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right()
                    .next(operation -> new Outcome.TryLater(
                            new Failure(ErrorKind.REQUEST, "HTTP 403, no body"), Optional.empty()));
            rig.left().posts("A", "1", "one");
            rig.pump(Duration.ofSeconds(1), () -> rig.right().texts("B").equals(List.of("one")));
        }
    }
}
