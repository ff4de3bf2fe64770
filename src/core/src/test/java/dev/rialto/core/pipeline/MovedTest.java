package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.operation.Delete;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Post;
import dev.rialto.api.plug.TextMeasure;
import dev.rialto.core.host.OutboxEntry;
import dev.rialto.core.store.ChannelTable.Located;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel that moves keeps its number and its queue, and what was said at its old place is left alone there. */
class MovedTest {
    @TempDir
    Path directory;

    private static Outcome movedToC(dev.rialto.api.operation.Operation operation) {
        return new Outcome.Moved(new ChannelId("C"));
    }

    @Test
    void theQueueGoesOnAtTheNewPlaceInItsOrder() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.left().posts("A", "1", "before");
            rig.awaitTexts(rig.right(), "B", "before");
            rig.right().next(MovedTest::movedToC);
            rig.left().posts("A", "2", "two");
            rig.left().posts("A", "3", "three");
            rig.awaitTexts(rig.right(), "C", "two", "three");
            assertThat(rig.right().texts("B")).containsExactly("before");
            long number = rig.ask(tables -> tables.channels().find(rig.right().ref("B")))
                    .orElseThrow()
                    .number();
            Located now = rig.ask(tables -> tables.channels().byNumber(number)).orElseThrow();
            assertThat(now).isEqualTo(new Located(number, rig.right().ref("C"), 1));
        }
    }

    @Test
    void anEventMovesAChannelAndItsOldIdKeepsNamingItAfterARestart() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().moves("B", "C");
            rig.left().posts("A", "1", "one");
            rig.awaitTexts(rig.right(), "C", "one");
            rig.right().posts("C", "x", "back");
            rig.awaitTexts(rig.left(), "A", "back");
            rig.awaitQuiet();
            rig.kill().start();
            rig.left().posts("A", "2", "two");
            rig.awaitTexts(rig.right(), "C", "one", "two");
            assertThat(rig.control().status().channels())
                    .anySatisfy(channel -> assertThat(channel.note()).isPresent());
        }
    }

    @Test
    void acrossAMoveACopyIsPostedAnewInsteadOfEditedQuotedInsteadOfAnsweredAndNotDeleted() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.left().posts("A", "1", "old words");
            rig.left().posts("A", "2", "stays");
            rig.awaitTexts(rig.right(), "B", "old words", "stays");
            rig.awaitQuiet();
            rig.right().moves("B", "C");
            rig.left().edits("A", "1", "new words");
            rig.left().replies("A", "3", "2", "an answer");
            rig.await(
                    () -> rig.right().texts("C").toString(),
                    () -> rig.right().texts("C").size() == 2);
            // Only now: what is taken back is quoted no more.
            rig.left().deletes("A", "2");
            rig.awaitQuiet();
            assertThat(rig.right().texts("B")).containsExactly("old words", "stays");
            assertThat(rig.right().executed()).noneMatch(step -> step instanceof Edit || step instanceof Delete);
            assertThat(rig.right().texts("C").get(0)).contains("new words").isNotEqualTo("new words");
            assertThat(rig.right().texts("C").get(1)).contains("an answer").contains("stays");
            assertThat(rig.right().messages("C").get(1).replyTo()).isEmpty();
        }
    }

    @Test
    void theSameKeyAndIdAtTheNewPlaceIsAnotherMessage() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.left().posts("A", "1", "at the old place");
            rig.awaitTexts(rig.right(), "B", "at the old place");
            rig.left().moves("A", "D");
            rig.left().posts("D", "1", "at the new place");
            rig.awaitTexts(rig.right(), "B", "at the old place", "at the new place");
            rig.left().edits("A", "1", "late word of the old place");
            rig.awaitTexts(rig.right(), "B", "late word of the old place", "at the new place");
            rig.awaitQuiet();
            rig.kill().start();
            rig.left().posts("A", "1", "at the old place");
            rig.left().deletes("A", "1");
            rig.awaitTexts(rig.right(), "B", "at the new place");
        }
    }

    @Test
    void theRestOfAMessageInPartsFollowsTheChannel() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().capabilities(Wire.all().text(10, TextMeasure.UTF16));
            rig.right().next(rig.right()::perform, MovedTest::movedToC);
            rig.left().posts("A", "1", "aaaa bbbb cccc dddd eeee");
            rig.awaitTexts(rig.right(), "C", "cccc dddd", "eeee");
            rig.awaitQuiet();
            assertThat(rig.right().texts("B")).containsExactly("aaaa bbbb");
        }
    }

    @Test
    void whatAnAnswerInPartsAnswersToStaysBehind() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.left().posts("A", "1", "a question");
            rig.awaitTexts(rig.right(), "B", "a question");
            rig.awaitQuiet();
            rig.right().capabilities(Wire.all().text(100, TextMeasure.UTF16));
            rig.right().next(MovedTest::movedToC);
            rig.left().replies("A", "2", "1", "word ".repeat(40));
            rig.await(
                    () -> rig.right().texts("C").toString(),
                    () -> rig.quiet() && !rig.right().texts("C").isEmpty());
            assertThat(rig.right().messages("C"))
                    .hasSizeGreaterThan(1)
                    .allSatisfy(part -> assertThat(part.replyTo()).isEmpty());
            assertThat(rig.right().texts("C").getFirst()).contains("a question");
        }
    }

    @Test
    void aNetworkThatSendsUsToWhereWeAreIsAskedAgainLater() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().next(step -> new Outcome.Moved(new ChannelId("B")));
            rig.left().posts("A", "1", "one");
            rig.awaitTimer(Duration.ofSeconds(1));
            assertThat(rig.right().executed()).hasSize(1);
            rig.advance(Duration.ofSeconds(1));
            rig.awaitTexts(rig.right(), "B", "one");
        }
    }

    @Test
    void whatWasHeardAtTheNewPlaceBeforeTheMoveWasKnownBelongsToTheChannel() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.left().posts("D", "1", "too early");
            rig.awaitQuiet();
            rig.left().moves("A", "D");
            rig.left().posts("D", "1", "too early");
            rig.left().posts("D", "2", "in time");
            rig.awaitTexts(rig.right(), "B", "in time");
            rig.awaitQuiet();
            rig.kill().start();
            rig.left().posts("D", "3", "later");
            rig.awaitTexts(rig.right(), "B", "in time", "later");
            assertThat(List.copyOf(rig.right().executed())).allMatch(Post.class::isInstance);
        }
    }

    /** The config was corrected before the network said, to this host, that the channel has moved. */
    private static final String NEW_ID = """
            plugs { left { type = wire }, right { type = wire } }
            channels { a { plug = left, id = A }, b { plug = right, id = C } }
            """;

    @Test
    void aConfigThatNamesTheNewPlaceBeforeTheMoveIsHeardKeepsItsChannel() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.left().posts("A", "1", "before");
            rig.awaitTexts(rig.right(), "B", "before");
            rig.right().posts("B", "p1", "said before");
            rig.awaitTexts(rig.left(), "A", "said before");
            rig.awaitQuiet();
            rig.kill().config(NEW_ID).start();
            rig.right().posts("C", "p1", "said after");
            rig.right().moves("B", "C");
            rig.right().posts("C", "p2", "next");
            rig.awaitTexts(rig.left(), "A", "said before", "said after", "next");
            rig.left().posts("A", "2", "after");
            rig.awaitTexts(rig.right(), "C", "after");
            // Its old copy is known, and is of the old place.
            rig.right().edits("B", "p1", "said BEFORE");
            rig.right().edits("C", "p1", "said AFTER");
            rig.awaitTexts(rig.left(), "A", "said BEFORE", "said AFTER", "next");
            rig.awaitQuiet();
            rig.kill().start();
            rig.right().posts("C", "p3", "last");
            rig.left().posts("A", "3", "last too");
            rig.awaitTexts(rig.left(), "A", "said BEFORE", "said AFTER", "next", "last");
            rig.awaitTexts(rig.right(), "C", "after", "last too");
        }
    }

    @Test
    void whatWaitsForTheOldPlaceGoesToTheOneThatTheConfigNames() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().away();
            rig.awaitState("OFFLINE");
            rig.left().posts("A", "1", "one");
            rig.left().posts("A", "2", "two");
            rig.await(() -> rig.outbox().toString(), () -> rig.waiting() == 2);
            rig.kill().config(NEW_ID).right().back();
            rig.right().next(MovedTest::movedToC);
            rig.start();
            rig.awaitTexts(rig.right(), "C", "one", "two");
            rig.awaitQuiet();
            assertThat(rig.right().texts("B")).isEmpty();
            rig.kill().start();
            rig.left().posts("A", "3", "three");
            rig.awaitTexts(rig.right(), "C", "one", "two", "three");
            rig.awaitQuiet();
            assertThat(rig.outbox()).isEmpty();
        }
    }

    /** A host that goes by the new place, with two rows for the old one, of which the first may have been tried. */
    private static void withAHeadInDoubt(Rig rig, Wire.Answer lastWord) throws Exception {
        rig.right().capabilities(Wire.all().archive(true));
        rig.start();
        rig.right().next(step -> {
            lastWord.to(step);
            rig.await(() -> rig.outbox().toString(), () -> rig.waiting() == 2);
            rig.die();
            return rig.right().lost(step);
        });
        rig.left().posts("A", "1", "one");
        rig.left().posts("A", "2", "two");
        rig.awaitDeath().config(NEW_ID).start();
        rig.right().moves("B", "C");
        rig.left().posts("A", "3", "three");
        rig.await(() -> rig.outbox().toString(), () -> rig.waiting() == 3);
    }

    @Test
    void whatMayHaveBeenTriedGoesToTheOtherQueueBeforeWhatIsBehindIt() throws Exception {
        try (Rig rig = new Rig(directory)) {
            withAHeadInDoubt(rig, rig.right()::lost);
            assertThat(rig.outbox()).extracting(OutboxEntry::channel).containsOnly("b");
            rig.right().link().caughtUp(rig.right().ref("C"));
            rig.awaitTexts(rig.right(), "C", "one", "two", "three");
            rig.awaitQuiet();
            assertThat(rig.right().texts("B")).isEmpty();
        }
    }

    @Test
    void whatMayHaveBeenTriedIsInDoubtInTheOtherQueueToo() throws Exception {
        try (Rig rig = new Rig(directory)) {
            rig.right().answersLookups();
            withAHeadInDoubt(rig, rig.right()::perform);
            rig.right().link().caughtUp(rig.right().ref("C"));
            rig.awaitQuiet();
            assertThat(rig.right().postsSeen()).containsExactly("one", "two", "three");
        }
    }

    @Test
    void theOtherQueueWaitsForWhatIsBeingSent() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().away();
            rig.awaitState("OFFLINE");
            rig.left().posts("A", "1", "one");
            rig.left().posts("A", "2", "two");
            rig.await(() -> rig.outbox().toString(), () -> rig.waiting() == 2);
            rig.kill().config(NEW_ID).right().back();
            rig.right().next(step -> {
                rig.right().moves("B", "C");
                rig.left().posts("A", "3", "three");
                rig.left().edits("A", "1", "ONE");
                rig.await(() -> rig.outbox().toString(), () -> rig.waiting() == 4);
                return Wire.later(step);
            });
            rig.start();
            rig.pump(Duration.ofSeconds(1), rig::quiet);
            assertThat(rig.right().postsSeen()).containsExactly("one", "one", "two", "three");
            assertThat(rig.right().texts("C")).containsExactly("ONE", "two", "three");
        }
    }

    @Test
    void twoNamesOfTheConfigThatBecomeOneChannelAreSaidSo() throws Exception {
        try (Rig rig = new Rig(directory)) {
            rig.config("""
                    plugs { left { type = wire }, right { type = wire } }
                    channels { a { plug = left, id = A }, c { plug = right, id = C }, b { plug = right, id = B } }
                    labels { both = [ c, b ] }
                    """).start();
            assertThat(rig.control().status().channels()).isEmpty();
            rig.right().moves("B", "C");
            assertThat(rig.control().status().channels())
                    .as("while it runs")
                    .singleElement()
                    .satisfies(channel -> assertThat(channel.note().orElseThrow())
                            .contains("still says B")
                            .contains("c and b are the same channel"))
                    .satisfies(channel -> assertThat(channel.name()).isEqualTo("b"));
            assertThat(rig.control().send("both", "once", PostOptions.DEFAULT).channels())
                    .hasSize(1);
            rig.awaitTexts(rig.right(), "C", "once");
            rig.left().posts("A", "1", "one");
            rig.awaitTexts(rig.right(), "C", "once", "one");
            rig.awaitQuiet();
            rig.kill().start();
            assertThat(rig.control().status().channels())
                    .as("after a restart")
                    .singleElement()
                    .satisfies(channel ->
                            assertThat(channel.note().orElseThrow()).contains("c and b are the same channel"))
                    .satisfies(channel -> assertThat(channel.name()).isEqualTo("b"));
        }
    }

    @Test
    void anEntryThatAReloadTookOutGivesWayToOneThatIsThere() throws Exception {
        try (Rig rig = new Rig(directory)) {
            String plugs = "plugs { left { type = wire }, right { type = wire } }\n";
            String channels = "channels { a { plug = left, id = A }, b { plug = right, id = C } }\n";
            rig.config(plugs + channels + "channels.old { plug = right, id = B }\n")
                    .start();
            long stays = number(rig, "C");
            rig.config(plugs + channels).reload();
            rig.pump(Duration.ofMillis(20), () -> rig.right().opens() == 2);
            rig.right().moves("B", "C");
            rig.right().posts("C", "1", "one");
            rig.awaitTexts(rig.left(), "A", "one");
            assertThat(number(rig, "C")).isEqualTo(stays);
        }
    }

    @Test
    void aNumberThatWasGivenUpNamesTheChannelForGood() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().posts("C", "p1", "too early");
            rig.awaitQuiet();
            long given = number(rig, "C");
            rig.right().moves("B", "C");
            rig.awaitQuiet();
            assertThat(number(rig, "C")).isEqualTo(number(rig, "B")).isNotEqualTo(given);
            rig.kill().start();
            assertThat(rig.ask(tables -> tables.channels().byNumber(given)).map(Located::number))
                    .contains(number(rig, "C"));
            rig.right().posts("Z", "z", "a new channel");
            rig.awaitQuiet();
            assertThat(number(rig, "Z")).isNotEqualTo(given);
        }
    }

    private static long number(Rig rig, String room) {
        return rig.ask(tables -> tables.channels().find(rig.right().ref(room)))
                .orElseThrow()
                .number();
    }
}
