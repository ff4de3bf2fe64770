package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Reacted;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.React;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.TextMeasure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What copies show of how people react: by our own reactions, or in a line that changes with them. */
class ReactionsTest {
    private static final User BOB = User.builder(new UserId("bob"), "Bob").build();
    private static final User CY = User.builder(new UserId("cy"), "Cy").build();

    @TempDir
    Path directory;

    /** What our reactions were set to, one call after the other. */
    private static List<String> set(Wire wire) {
        List<String> sets = new ArrayList<>();
        for (Operation operation : wire.executed()) {
            if (operation instanceof React react) {
                sets.add(String.join(
                        " ", react.reactions().stream().map(Reaction::text).toList()));
            }
        }
        return sets;
    }

    private Rig started() throws InterruptedException {
        Rig rig = new Rig(directory).start();
        rig.left().posts("A", "1", "hello");
        rig.awaitTexts(rig.right(), "B", "hello");
        rig.awaitQuiet();
        return rig;
    }

    private static void lines(Wire wire) {
        wire.capabilities(Wire.all().refused(Feature.REACT));
    }

    @Test
    void theOneReactionIsTheMostFrequentAndTheLatestOnATie() throws Exception {
        try (Rig rig = started()) {
            rig.left().reacts("A", Wire.ALICE, "1", "👍");
            rig.awaitQuiet();
            rig.left().reacts("A", BOB, "1", "🎉");
            rig.awaitQuiet();
            rig.left().reacts("A", CY, "1", "👍");
            rig.awaitQuiet();
            rig.left().reacts("A", CY, "1");
            rig.awaitQuiet();
            rig.left().reacts("A", BOB, "1");
            rig.awaitQuiet();
            rig.left().reacts("A", Wire.ALICE, "1");
            rig.awaitQuiet();
            assertThat(set(rig.right())).containsExactly("👍", "🎉", "👍", "🎉", "👍", "");
            assertThat(rig.right().texts("B")).containsExactly("hello");
        }
    }

    @Test
    void whereThereIsRoomEachEmojiIsThereOnceAndTheSameAreNotSetAgain() throws Exception {
        try (Rig rig = started()) {
            rig.right().capabilities(Wire.all().reactionLimit(5));
            rig.left().reacts("A", Wire.ALICE, "1", "👍", "❤");
            rig.awaitQuiet();
            rig.left().reacts("A", BOB, "1", "❤\uFE0F");
            rig.awaitQuiet();
            rig.left().reacts("A", CY, "1", "👍");
            rig.awaitQuiet();
            assertThat(set(rig.right())).hasSize(1);
            assertThat(set(rig.right()).getFirst().split(" ")).containsExactlyInAnyOrder("👍", "❤\uFE0F");
        }
    }

    @Test
    void aReactionToACopyIsShownAtTheOriginalAndNotWhereItWasGiven() throws Exception {
        try (Rig rig = started()) {
            rig.right().reacts("B", BOB, rig.right().ids("B").getFirst().value(), "🎉");
            rig.awaitQuiet();
            assertThat(rig.left().executed())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            React.class, react -> assertThat(react.target()).isEqualTo(new MessageId("1")));
            assertThat(set(rig.right())).isEmpty();
        }
    }

    @Test
    void aChannelWithoutReactionsHasOneLineThatIsEditedAndGoesWithTheLast() throws Exception {
        try (Rig rig = started()) {
            lines(rig.right());
            rig.left().reacts("A", Wire.ALICE, "1", "👍");
            rig.awaitTexts(rig.right(), "B", "hello", "reactions: 👍 1");
            rig.awaitQuiet();
            Message line = rig.right().messages("B").getLast();
            assertThat(line.replyTo().map(Reply::parent))
                    .contains(rig.right().ids("B").getFirst());
            rig.left().reacts("A", BOB, "1", "👍", "❤\uFE0F");
            rig.awaitTexts(rig.right(), "B", "hello", "reactions: 👍 2, ❤\uFE0F 1");
            rig.awaitQuiet();
            assertThat(rig.right().executed().stream().filter(Post.class::isInstance))
                    .hasSize(2);
            rig.left().reacts("A", BOB, "1");
            rig.left().reacts("A", Wire.ALICE, "1");
            rig.awaitTexts(rig.right(), "B", "hello");
        }
    }

    @Test
    void theLineIsTheSameAfterARestart() throws Exception {
        try (Rig rig = started()) {
            lines(rig.right());
            rig.left().reacts("A", Wire.ALICE, "1", "👍");
            rig.awaitTexts(rig.right(), "B", "hello", "reactions: 👍 1");
            rig.awaitQuiet();
            rig.stop().start();
            rig.left().reacts("A", BOB, "1", "👍");
            rig.awaitTexts(rig.right(), "B", "hello", "reactions: 👍 2");
            rig.left().deletes("A", "1");
            rig.awaitTexts(rig.right(), "B");
        }
    }

    @Test
    void whereALineCannotChangeItIsSaidAnewOrStays() throws Exception {
        try (Rig rig = started()) {
            rig.right().capabilities(Wire.all().refused(Feature.REACT, Feature.EDIT));
            rig.left().reacts("A", Wire.ALICE, "1", "👍");
            rig.awaitTexts(rig.right(), "B", "hello", "reactions: 👍 1");
            rig.left().reacts("A", BOB, "1", "👍");
            rig.awaitTexts(rig.right(), "B", "hello", "reactions: 👍 2");
            rig.awaitQuiet();
            rig.right().capabilities(Wire.all().refused(Feature.REACT, Feature.EDIT, Feature.DELETE));
            rig.left().reacts("A", CY, "1", "👍");
            rig.awaitQuiet();
            assertThat(rig.right().texts("B")).containsExactly("hello", "reactions: 👍 2");
        }
    }

    @Test
    void anEmojiThatTheNetworkDoesNotTakeIsTold() throws Exception {
        try (Rig rig = started()) {
            rig.right()
                    .always(operation -> operation instanceof React react
                                    && react.reactions().contains(Reaction.emoji("🧱"))
                            ? rig.right().refusedMessage(operation)
                            : rig.right().perform(operation));
            rig.left().reacts("A", Wire.ALICE, "1", "👍");
            rig.awaitQuiet();
            rig.left().reacts("A", Wire.ALICE, "1", "🧱");
            rig.awaitTexts(rig.right(), "B", "hello", "reactions: 🧱 1");
            rig.awaitQuiet();
            assertThat(set(rig.right())).as("what is not so any more goes").containsExactly("👍", "🧱", "");
            rig.left().reacts("A", Wire.ALICE, "1", "👍");
            rig.awaitTexts(rig.right(), "B", "hello");
            rig.awaitQuiet();
            assertThat(set(rig.right())).endsWith("👍");
            assertThat(rig.dead("b")).isEmpty();
        }
    }

    @Test
    void ofWhatWaitsOnlyTheLastIsSet() throws Exception {
        try (Rig rig = started()) {
            rig.right().away();
            rig.awaitState("OFFLINE");
            rig.left().reacts("A", Wire.ALICE, "1", "👍");
            rig.left().reacts("A", Wire.ALICE, "1", "🎉");
            rig.left().reacts("A", BOB, "1", "🎉");
            rig.await(
                    () -> rig.outbox().toString(),
                    () -> rig.control().status().inboxBacklog() == 0 && rig.waiting() == 1);
            rig.right().back();
            rig.pump(Duration.ofSeconds(1), rig::quiet);
            assertThat(set(rig.right())).containsExactly("🎉");
        }
    }

    @Test
    void aMessageThatWaitsGetsItsReactionsBehindIt() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().away();
            rig.awaitState("OFFLINE");
            rig.left().posts("A", "1", "hello");
            rig.left().reacts("A", Wire.ALICE, "1", "👍");
            rig.await(() -> rig.outbox().toString(), () -> rig.waiting() == 2);
            rig.right().back();
            rig.pump(Duration.ofSeconds(1), rig::quiet);
            assertThat(set(rig.right())).containsExactly("👍");
        }
    }

    @Test
    void whatIsGoneOrStayedBehindGetsNothing() throws Exception {
        try (Rig rig = started()) {
            rig.left().posts("A", "2", "gone");
            rig.awaitTexts(rig.right(), "B", "hello", "gone");
            rig.left().deletes("A", "2");
            rig.awaitTexts(rig.right(), "B", "hello");
            rig.left().reacts("A", BOB, "2", "👍");
            rig.left().reacts("A", BOB, "nobody knows it", "👍");
            rig.awaitQuiet();
            rig.right().moves("B", "B2");
            rig.awaitQuiet();
            rig.left().reacts("A", BOB, "1", "👍");
            rig.awaitQuiet();
            assertThat(set(rig.right())).isEmpty();
            assertThat(rig.right().texts("B2")).isEmpty();
        }
    }

    @Test
    void countsWithoutNamesAreCountedToo() throws Exception {
        try (Rig rig = started()) {
            lines(rig.right());
            Map<Reaction, Integer> counts = Map.of(Reaction.emoji("👍"), 3, Reaction.emoji("🎉"), 1);
            rig.left()
                    .hear(new Reacted(rig.left().live("A", "counts"), new MessageId("1"), new Reacted.Counts(counts)));
            rig.awaitTexts(rig.right(), "B", "hello", "reactions: 👍 3, 🎉 1");
        }
    }

    @Test
    void whoReactsToSeveralPartsOfAMessageCountsOnce() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            lines(rig.left());
            rig.right().capabilities(Wire.all().text(50, TextMeasure.UTF16));
            rig.left().posts("A", "1", "word ".repeat(15).strip());
            rig.await(
                    () -> rig.right().texts("B").toString(),
                    () -> rig.right().texts("B").size() == 2);
            rig.awaitQuiet();
            for (MessageId part : rig.right().ids("B")) {
                rig.right().reacts("B", BOB, part.value(), "👍");
            }
            rig.awaitTexts(rig.left(), "A", "reactions: 👍 1");
            rig.awaitQuiet();
            rig.right().reacts("B", BOB, rig.right().ids("B").getFirst().value());
            rig.awaitQuiet();
            assertThat(rig.left().texts("A")).containsExactly("reactions: 👍 1");
            rig.right().reacts("B", BOB, rig.right().ids("B").getLast().value());
            rig.awaitTexts(rig.left(), "A");
        }
    }

    @Test
    void whatIsNoEmojiIsLeftOut() throws Exception {
        try (Rig rig = started()) {
            lines(rig.right());
            rig.left().reacts("A", BOB, "1", "@everyone", "look here", "👍 Bob", "🏴‍☠️", "1️⃣", "👍🏽", "ℹ️");
            rig.awaitTexts(rig.right(), "B", "hello", "reactions: ℹ️ 1, 👍🏽 1, 1️⃣ 1, 🏴‍☠️ 1");
        }
    }

    @Test
    void anEditGoesOnWhereTheOriginalHasALine() throws Exception {
        try (Rig rig = started()) {
            lines(rig.left());
            rig.right().reacts("B", BOB, rig.right().ids("B").getFirst().value(), "🎉");
            rig.awaitTexts(rig.left(), "A", "reactions: 🎉 1");
            rig.awaitQuiet();
            rig.left().edits("A", "1", "hello all");
            rig.awaitTexts(rig.right(), "B", "hello all");
        }
    }

    @Test
    void reactionsAreForgottenWithTheMessage() throws Exception {
        try (Rig rig = new Rig(directory).with("references { max-count = 1 }\n").start()) {
            rig.left().posts("A", "1", "hello");
            rig.awaitTexts(rig.right(), "B", "hello");
            rig.left().reacts("A", BOB, "1", "👍");
            rig.awaitQuiet();
            rig.left().posts("A", "2", "two");
            rig.left().posts("A", "3", "three");
            rig.awaitTexts(rig.right(), "B", "hello", "two", "three");
            rig.awaitQuiet();
            rig.pump(
                    Duration.ofMinutes(3),
                    () -> rig.ask(tables -> tables.references().beyond(2)).isEmpty());
            rig.stop();
            assertThat(rig.query("SELECT count(*) FROM reaction")).isZero();
        }
    }

    @Test
    void whereTwoChannelsBecomeOneReactionsGoAlong() throws Exception {
        try (Rig rig = started()) {
            rig.right().posts("B2", "x", "the other place");
            rig.left().reacts("A", BOB, "1", "👍");
            rig.awaitQuiet();
            rig.right().moves("B", "B2");
            rig.awaitQuiet();
            rig.stop();
            assertThat(rig.query("SELECT count(*) FROM reaction WHERE target IN (SELECT number FROM channel)"))
                    .isEqualTo(1);
        }
    }
}
