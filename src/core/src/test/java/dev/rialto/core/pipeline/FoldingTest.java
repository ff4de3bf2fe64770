package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.operation.Delete;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.Post;
import dev.rialto.api.plug.TextMeasure;
import dev.rialto.core.host.ControlException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits and deletes of what waits, of what is being sent, of what was sent in part, and of what will never be. */
class FoldingTest {
    @TempDir
    Path directory;

    @Test
    void whatWasNeverTriedIsChangedOrRemovedWhereItWaits() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().away();
            rig.awaitState("OFFLINE");
            rig.left().posts("A", "1", "one");
            rig.left().posts("A", "2", "two");
            rig.left().posts("A", "3", "three");
            rig.left().edits("A", "1", "ONE");
            rig.left().edits("A", "1", "First");
            rig.left().deletes("A", "2");
            rig.await(
                    () -> rig.outbox().toString(),
                    () -> rig.control().status().inboxBacklog() == 0 && rig.waiting() == 2);
            rig.right().back();
            rig.pump(Duration.ofSeconds(1), rig::quiet);
            assertThat(rig.right().texts("B")).containsExactly("First", "three");
            assertThat(rig.right().executed()).hasSize(2).allMatch(Post.class::isInstance);
        }
    }

    @Test
    void whatAnsweredTryLaterSurelyWasNotSentAndIsChangedWhereItWaits() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().next(Wire.later(Duration.ofSeconds(5)));
            rig.left().posts("A", "1", "one");
            rig.await(() -> rig.outbox().toString(), () -> rig.outbox().stream().anyMatch(row -> row.tries() == 1));
            rig.left().edits("A", "1", "ONE");
            rig.pump(Duration.ofSeconds(1), rig::quiet);
            assertThat(rig.right().postsSeen()).containsExactly("one", "ONE");
            assertThat(rig.right().executed()).noneMatch(Edit.class::isInstance);
        }
    }

    @Test
    void whatMayHaveBeenSentIsNotTouchedAndTheEditGoesBehindIt() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().answersLookups();
            rig.right().next(rig.right()::swallowed);
            rig.left().posts("A", "1", "one");
            rig.await(() -> rig.outbox().toString(), () -> rig.outbox().stream().anyMatch(row -> row.tries() == 1));
            rig.left().edits("A", "1", "ONE");
            rig.await(() -> rig.outbox().toString(), () -> rig.waiting() == 2);
            rig.left().edits("A", "1", "First");
            rig.pump(Duration.ofSeconds(1), rig::quiet);
            assertThat(rig.right().texts("B")).containsExactly("First");
            assertThat(rig.right().executed()).hasSize(2);
            assertThat(rig.right().executed().getLast()).isInstanceOf(Edit.class);
        }
    }

    @Test
    void aDeleteOfWhatIsBeingSentRemovesItOnceItIsThere() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            CountDownLatch called = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            rig.right().next(operation -> {
                called.countDown();
                go.await();
                return rig.right().perform(operation);
            });
            rig.left().posts("A", "1", "one");
            called.await();
            rig.left().deletes("A", "1");
            rig.await(() -> rig.outbox().toString(), () -> rig.waiting() == 2);
            go.countDown();
            rig.awaitTexts(rig.right(), "B");
            rig.awaitQuiet();
            assertThat(rig.right().executed()).hasSize(2);
            assertThat(rig.right().executed().getLast()).isInstanceOf(Delete.class);
        }
    }

    @Test
    void aDeadLetterIsEditedAndDeletedLikeWhatWaits() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().next(rig.right()::refusedMessage, rig.right()::refusedMessage);
            rig.left().posts("A", "1", "bad word");
            rig.left().posts("A", "2", "worse word");
            rig.await(() -> rig.outbox().toString(), () -> rig.dead("b").size() == 2);
            rig.left().edits("A", "1", "kind word");
            rig.left().deletes("A", "2");
            rig.await(() -> rig.outbox().toString(), () -> rig.outbox().size() == 1 && rig.quiet());
            assertThat(rig.right().executed()).hasSize(2);
            rig.control().retry(rig.dead("b").getFirst().id());
            rig.awaitTexts(rig.right(), "B", "kind word");
        }
    }

    @Test
    void anEditBehindAPostThatBecomesADeadLetterChangesTheDeadLetter() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            CountDownLatch go = refuseWhenTold(rig);
            rig.left().posts("A", "1", "bad word");
            rig.left().edits("A", "1", "kind word");
            rig.await(() -> rig.outbox().toString(), () -> rig.outbox().size() == 2);
            go.countDown();
            rig.await(
                    () -> rig.outbox().toString(),
                    () -> rig.quiet() && rig.dead("b").size() == 1);
            rig.control().retry(rig.dead("b").getFirst().id());
            rig.awaitTexts(rig.right(), "B", "kind word");
        }
    }

    @Test
    void aDeleteBehindAPostThatBecomesADeadLetterRemovesTheDeadLetter() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            CountDownLatch go = refuseWhenTold(rig);
            rig.left().posts("A", "1", "bad word");
            rig.left().deletes("A", "1");
            rig.await(() -> rig.outbox().toString(), () -> rig.outbox().size() == 2);
            go.countDown();
            rig.await(() -> rig.outbox().toString(), () -> rig.outbox().isEmpty());
            assertThat(rig.right().executed()).hasSize(1);
        }
    }

    private static CountDownLatch refuseWhenTold(Rig rig) {
        CountDownLatch go = new CountDownLatch(1);
        rig.right().next(operation -> {
            go.await();
            return rig.right().refusedMessage(operation);
        });
        return go;
    }

    @Test
    void anEditThatWasRefusedDoesNotSwallowTheNextOne() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.left().posts("A", "1", "one");
            rig.awaitTexts(rig.right(), "B", "one");
            rig.awaitQuiet();
            rig.right().next(rig.right()::refusedMessage);
            rig.left().edits("A", "1", "bad word");
            rig.await(() -> rig.outbox().toString(), () -> rig.dead("b").size() == 1);
            rig.left().edits("A", "1", "kind word");
            rig.awaitTexts(rig.right(), "B", "kind word");
            rig.awaitQuiet();
            assertThat(rig.dead("b")).isEmpty();
        }
    }

    private static Rig narrow(Rig rig) {
        rig.right().capabilities(Wire.all().text(10, TextMeasure.UTF16));
        return rig;
    }

    @Test
    void stepsAreStoredBeforeTheFirstIsTriedAndSurviveAChangeOfTheLimits() throws Exception {
        try (Rig rig = narrow(new Rig(directory)).start()) {
            rig.right().next(rig.right()::perform, Wire.later(Duration.ofSeconds(5)));
            rig.left().posts("A", "1", "aaaa bbbb cccc dddd eeee");
            rig.await(() -> rig.outbox().toString(), () -> rig.outbox().stream().anyMatch(row -> row.tries() == 1));
            rig.kill();
            rig.right().capabilities(Wire.all());
            rig.start();
            rig.awaitTexts(rig.right(), "B", "aaaa bbbb", "cccc dddd", "eeee");
        }
    }

    @Test
    void ofAMessageRefusedInTheMiddleTheRestIsADeadLetterAndADeleteRemovesAllOfIt() throws Exception {
        try (Rig rig = narrow(new Rig(directory)).start()) {
            rig.right().next(rig.right()::perform, rig.right()::refusedMessage);
            rig.left().posts("A", "1", "aaaa bbbb cccc dddd eeee");
            rig.await(() -> rig.outbox().toString(), () -> rig.dead("b").size() == 1);
            assertThat(rig.right().texts("B")).containsExactly("aaaa bbbb");
            rig.left().deletes("A", "1");
            rig.awaitTexts(rig.right(), "B");
            rig.awaitQuiet();
            assertThat(rig.outbox()).isEmpty();
        }
    }

    @Test
    void theRestOfAMessageIsSentWhenItsDeadLetterIsTriedAgain() throws Exception {
        try (Rig rig = narrow(new Rig(directory)).start()) {
            rig.right().next(rig.right()::perform, rig.right()::refusedMessage);
            rig.left().posts("A", "1", "aaaa bbbb cccc dddd eeee");
            rig.await(() -> rig.outbox().toString(), () -> rig.dead("b").size() == 1);
            rig.control().retry(rig.dead("b").getFirst().id());
            rig.awaitTexts(rig.right(), "B", "aaaa bbbb", "cccc dddd", "eeee");
        }
    }

    @Test
    void anEditEditsThePartsThereArePostsThoseTooFewAndDeletesThoseTooMany() throws Exception {
        try (Rig rig = narrow(new Rig(directory)).start()) {
            rig.left().posts("A", "1", "aaaa bbbb cccc dddd");
            rig.awaitTexts(rig.right(), "B", "aaaa bbbb", "cccc dddd");
            rig.left().edits("A", "1", "aaaa bbbb CCCC dddd eeee");
            rig.awaitTexts(rig.right(), "B", "aaaa bbbb", "CCCC dddd", "eeee");
            rig.awaitQuiet();
            rig.left().edits("A", "1", "aaaa BBBB");
            rig.awaitTexts(rig.right(), "B", "aaaa BBBB");
            rig.awaitQuiet();
            rig.left().deletes("A", "1");
            rig.awaitTexts(rig.right(), "B");
        }
    }

    @Test
    void anEditOfAMessageThatWasSentInPartCompletesIt() throws Exception {
        try (Rig rig = narrow(new Rig(directory)).start()) {
            rig.right().next(rig.right()::perform, rig.right()::refusedMessage);
            rig.left().posts("A", "1", "aaaa bbbb bad");
            rig.await(() -> rig.outbox().toString(), () -> rig.dead("b").size() == 1);
            rig.left().edits("A", "1", "aaaa bbbb good");
            rig.awaitTexts(rig.right(), "B", "aaaa bbbb", "good");
            rig.awaitQuiet();
            assertThat(rig.outbox()).isEmpty();
        }
    }

    @Test
    void whatAPersonWroteIsNotAProgramsToChange() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.left().posts("A", "1", "one");
            rig.awaitTexts(rig.right(), "B", "one");
            ReferenceKey key = rig.ask(tables -> tables.references().beyond(0)).orElseThrow();
            assertThatThrownBy(() -> rig.control().edit(key, "two")).isInstanceOf(ControlException.class);
            rig.awaitQuiet();
            assertThat(rig.right().texts("B")).containsExactly("one");
            ReferenceKey posted =
                    rig.control().send("b", "by a program", PostOptions.DEFAULT).id();
            rig.awaitTexts(rig.right(), "B", "one", "by a program");
            rig.control().edit(posted, "changed");
            rig.awaitTexts(rig.right(), "B", "one", "changed");
        }
    }
}
