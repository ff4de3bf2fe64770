package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Posted;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.operation.Token;
import dev.rialto.core.store.MessageRow;
import dev.rialto.tck.time.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our own doings as the network shows them to us, names of messages, and who waits for a send that has begun. */
class OwnEventsTest {
    @TempDir
    Path directory;

    /** An echo of a call, under a name of its own. */
    private static Posted echo(Wire wire, String id, Optional<Token> token) {
        Message message = Message.builder(RichText.of("an echo")).build();
        Posted.Builder echo =
                Posted.builder(wire.live("B", "echo " + id).withOwn(true), MessageName.given(id), message);
        token.ifPresent(echo::token);
        return echo.build();
    }

    @Test
    void anEventOfOursIsNeverPassedOnAlsoAfterARestart() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().hear(echo(rig.right(), "strange", Optional.empty()));
            rig.awaitQuiet();
            rig.kill().start();
            rig.right().hear(echo(rig.right(), "stranger", Optional.of(new Token("of another life"))));
            rig.right().posts("B", "x", "by a person");
            rig.awaitTexts(rig.left(), "A", "by a person");
        }
    }

    @Test
    void anEchoWithOurTokenIsTheReceiptOfARowOfWhichNobodyKnew() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().next(rig.right()::swallowed);
            rig.left().posts("A", "1", "one");
            rig.await(() -> rig.outbox().toString(), () -> rig.outbox().stream().anyMatch(row -> row.tries() == 1));
            String id = rig.right().ids("B").getFirst().value();
            rig.right()
                    .hear(echo(
                            rig.right(),
                            id,
                            Optional.of(rig.right().executed().getFirst().token())));
            rig.awaitQuiet();
            rig.pump(Duration.ofSeconds(1), rig::quiet);
            assertThat(rig.right().postsSeen()).containsExactly("one");
            rig.left().edits("A", "1", "ONE");
            rig.awaitTexts(rig.right(), "B", "ONE");
        }
    }

    @Test
    void anEchoWithOurTokenWaitsForNoSendSinceItIsTheAnswer() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            CountDownLatch never = new CountDownLatch(1);
            BlockingQueue<Token> called = new LinkedBlockingQueue<>();
            rig.right().next(operation -> {
                called.add(operation.token());
                never.await();
                return rig.right().lost(operation);
            });
            rig.left().posts("A", "1", "one");
            Token token = called.poll(Patience.SECONDS, TimeUnit.SECONDS);
            rig.right().hear(echo(rig.right(), "b-1", Optional.of(token)));
            rig.awaitQuiet();
            assertThat(named(rig, "b-1")).isTrue();
            never.countDown();
        }
    }

    @Test
    void anEchoOfWhatIsKnownLeavesNoRow() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.left().posts("A", "1", "one");
            rig.awaitTexts(rig.right(), "B", "one");
            rig.awaitQuiet();
            String id = rig.right().ids("B").getFirst().value();
            rig.right().hear(echo(rig.right(), id, Optional.empty()));
            rig.awaitQuiet();
            Optional<Long> second = rig.ask(tables -> tables.inbox().timeBeyond(1));
            assertThat(second).as("a row beside that of the post").isEmpty();
        }
    }

    private static boolean named(Rig rig, String id) {
        Optional<MessageRow> row =
                rig.ask(tables -> tables.messages().find(number(rig), 0, new MessageId(id), Optional.empty()));
        return row.isPresent();
    }

    private static long number(Rig rig) {
        return rig.ask(tables -> tables.channels().find(rig.right().ref("B")))
                .orElseThrow()
                .number();
    }

    @Test
    void theReceiptAfterItsEchoMakesNoSecondPart() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            CountDownLatch heard = new CountDownLatch(1);
            BlockingQueue<Token> called = new LinkedBlockingQueue<>();
            rig.right().next(operation -> {
                called.add(operation.token());
                heard.await();
                return new Outcome.Sent(Receipt.builder(MessageName.given("b-1"))
                        .alias(MessageName.given("b-origin"))
                        .build());
            });
            rig.left().posts("A", "1", "one");
            rig.right().hear(echo(rig.right(), "b-1", Optional.of(called.poll(Patience.SECONDS, TimeUnit.SECONDS))));
            rig.awaitQuiet();
            heard.countDown();
            rig.await(() -> "no alias", () -> named(rig, "b-origin"));
            long parts = rig.ask(tables -> (long) tables.messages()
                    .nextPart(
                            tables.messages()
                                    .find(number(rig), 0, new MessageId("b-1"), Optional.empty())
                                    .orElseThrow()
                                    .reference(),
                            number(rig),
                            0));
            assertThat(parts).isEqualTo(1);
        }
    }

    @Test
    void aReplyToAMessageThatIsBeingSentWaitsForItsName() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            CountDownLatch called = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            rig.right().next(operation -> {
                called.countDown();
                go.await();
                return new Outcome.Sent(
                        Receipt.builder(MessageName.given("b-1")).build());
            });
            rig.left().posts("A", "1", "one");
            called.await();
            rig.advance(Duration.ofMillis(1));
            rig.right().replies("B", "x", "b-1", "an answer");
            rig.right().posts("B", "y", "next");
            assertThat(rig.left().executed()).isEmpty();
            go.countDown();
            rig.awaitTexts(rig.left(), "A", "an answer", "next");
            assertThat(rig.left().messages("A").getFirst().replyTo().map(Reply::parent))
                    .contains(new MessageId("1"));
        }
    }

    @Test
    void nobodyWaitsForASendThatBeganLaterAndAPlainMessageWaitsForNone() throws Exception {
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
            rig.advance(Duration.ofMillis(1));
            rig.right().posts("B", "w", "plain");
            rig.awaitTexts(rig.left(), "A", "plain");
            go.countDown();
            rig.awaitTexts(rig.right(), "B", "one");
            rig.awaitQuiet();
            // Accepted at the very moment at which a send begins: nothing says that it began before.
            CountDownLatch called2 = new CountDownLatch(1);
            CountDownLatch go2 = new CountDownLatch(1);
            rig.right().next(operation -> {
                called2.countDown();
                go2.await();
                return rig.right().perform(operation);
            });
            rig.left().posts("A", "2", "two");
            called2.await();
            rig.right().replies("B", "x", "nobody knows", "an answer");
            rig.await(
                    () -> rig.left().texts("A").toString(),
                    () -> rig.left().texts("A").size() == 2);
            go2.countDown();
        }
    }

    @Test
    void aReplyToTheTokenOfAWaitingRowFindsItsMessage() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().next(rig.right()::swallowed);
            rig.left().posts("A", "1", "one");
            rig.await(() -> rig.outbox().toString(), () -> rig.outbox().stream().anyMatch(row -> row.tries() == 1));
            String token = rig.right().executed().getFirst().token().value();
            rig.right().replies("B", "x", token, "an answer");
            rig.awaitTexts(rig.left(), "A", "an answer");
            assertThat(rig.left().messages("A").getFirst().replyTo().map(Reply::parent))
                    .contains(new MessageId("1"));
        }
    }

    @Test
    void aNameThatAClientChoseCountsOnlyTogetherWithItsAuthor() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            User mallory = User.builder(new UserId("mallory"), "Mallory").build();
            rig.left().hear(chosen(rig.left(), Wire.ALICE, "alices words"));
            rig.left().hear(chosen(rig.left(), mallory, "mallorys words"));
            rig.awaitTexts(rig.right(), "B", "alices words", "mallorys words");
            Message edit = Message.builder(mallory, RichText.of("changed")).build();
            rig.left().hear(new Edited(rig.left().live("A", "edit"), new MessageId("same"), edit, List.of()));
            rig.awaitTexts(rig.right(), "B", "alices words", "changed");
        }
    }

    private static Posted chosen(Wire wire, User author, String text) {
        Message message = Message.builder(author, RichText.of(text)).build();
        return Posted.builder(wire.live("A", author.name()), MessageName.given("given to " + author.name()), message)
                .alias(MessageName.chosen("same"))
                .build();
    }

    @Test
    void aCopyGoesByAllItsNames() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right()
                    .next(operation -> new Outcome.Sent(Receipt.builder(MessageName.given("b-1"))
                            .alias(MessageName.chosen(operation.token().value()))
                            .build()));
            rig.left().posts("A", "1", "one");
            rig.await(() -> "sent", () -> rig.right().executed().size() == 1 && rig.quiet());
            rig.right()
                    .hear(Posted.builder(
                                    rig.right().live("B", "echo").withOwn(true),
                                    MessageName.given("b-archive"),
                                    Message.builder(RichText.of("one")).build())
                            .alias(MessageName.given("b-1"))
                            .build());
            Token token = rig.right().executed().getFirst().token();
            int answers = 0;
            for (String name : List.of("b-1", token.value(), "b-archive")) {
                rig.right().replies("B", "to " + name, name, "an answer to " + name);
                answers++;
                int so = answers;
                rig.await(
                        () -> rig.left().texts("A").toString(),
                        () -> rig.left().texts("A").size() == so);
            }
            assertThat(rig.left().messages("A"))
                    .allSatisfy(message ->
                            assertThat(message.replyTo().map(Reply::parent)).contains(new MessageId("1")));
        }
    }

    @Test
    void aDeletedMessageIsRemembered() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.left().posts("A", "1", "one");
            rig.awaitTexts(rig.right(), "B", "one");
            rig.left().deletes("A", "1");
            rig.awaitTexts(rig.right(), "B");
            rig.awaitQuiet();
            rig.left().edits("A", "1", "late edit");
            rig.awaitQuiet();
            assertThat(rig.right().texts("B")).isEmpty();
            assertThat(rig.right().executed().stream().filter(Post.class::isInstance))
                    .hasSize(1);
            assertThat(rig.kill().query("SELECT count(*) FROM reference WHERE state = 'deleted'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aMessageIsForgottenWhenItIsOldButNotWhileARowWaitsForIt() throws Exception {
        try (Rig rig = new Rig(directory)
                .with("references { keep-for = 1d }\noutbox { dead-letters { keep-for = 300d }, keep-for = 300d }\n")
                .start()) {
            rig.left().posts("A", "1", "one");
            rig.awaitTexts(rig.right(), "B", "one");
            rig.awaitQuiet();
            rig.right().next(rig.right()::refusedMessage);
            rig.left().posts("A", "2", "two");
            rig.await(() -> rig.outbox().toString(), () -> rig.dead("b").size() == 1);
            rig.pump(
                    Duration.ofHours(5),
                    () -> rig.ask(tables -> tables.references().expired("Z", 9)).isEmpty());
            Optional<ReferenceKey> one = rig.ask(tables -> tables.references().beyond(0));
            Optional<ReferenceKey> two = rig.ask(tables -> tables.references().beyond(1));
            assertThat(one).isPresent();
            assertThat(two).isEmpty();
            rig.control().retry(rig.dead("b").getFirst().id());
            rig.awaitTexts(rig.right(), "B", "one", "two");
        }
    }

    @Test
    void nobodyTakesACopyAwayByANameThatWeChose() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right()
                    .next(operation -> new Outcome.Sent(Receipt.builder(MessageName.given("b-1"))
                            .alias(MessageName.chosen("b-chosen"))
                            .build()));
            rig.left().posts("A", "1", "one");
            rig.await(() -> "sent", () -> rig.right().executed().size() == 1 && rig.quiet());
            User mallory = User.builder(new UserId("mallory"), "Mallory").build();
            for (Optional<User> by : List.of(Optional.of(mallory), Optional.<User>empty())) {
                rig.right().hear(new Deleted(rig.right().live("B", "by " + by), new MessageId("b-chosen"), by));
            }
            rig.awaitQuiet();
            assertThat(rig.left().executed()).isEmpty();
            // The network's own name is the network's own word: it lets moderators only.
            rig.right()
                    .hear(new Deleted(rig.right().live("B", "moderated"), new MessageId("b-1"), Optional.of(mallory)));
            rig.await(() -> "not deleted", () -> rig.left().executed().size() == 1);
        }
    }
}
