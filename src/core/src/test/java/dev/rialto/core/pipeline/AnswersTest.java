package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Posted;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Hook;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.Relay;
import dev.rialto.api.hook.Router;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hooks and programs say in answer to something goes on answering it, however often it is edited. */
class AnswersTest {
    private static final String OUTBOX = "outbox { dead-letters { keep-for = 300d }, keep-for = 300d }\n";

    @TempDir
    Path directory;

    private volatile Optional<HookContext> context = Optional.empty();

    /** Copies {@code a} into {@code b}, where answers quote ten characters. */
    private List<Hook> quoting(HookContext given) {
        context = Optional.of(given);
        Channel target = given.directory().channel("b").orElseThrow();
        Relay.Quoting quoting = new Relay.Quoting(false, 10);
        return List.of((Router) incoming -> copied(incoming, target, quoting));
    }

    private static List<Relay> copied(Incoming incoming, Channel target, Relay.Quoting quoting) {
        if (!incoming.channel().name().equals("a")) {
            return List.of();
        }
        return switch (incoming.event()) {
            case Posted posted -> List.of(Relay.to(target, new Relay.Copy(posted.message(), quoting)));
            case Edited edited when edited.message().text().plain().startsWith("secret") -> List.of();
            case Edited edited -> List.of(Relay.to(target, new Relay.Revision(edited.message(), quoting, false)));
            default -> List.of();
        };
    }

    private Rig rig(String settings) throws InterruptedException {
        return new Rig(directory).hooks(this::quoting).with(settings).start();
    }

    /** Has a hook answer a message of {@code a} there. */
    private ReferenceKey answer(String parent) throws InterruptedException {
        Message message = Message.builder(RichText.of("because"))
                .replyTo(new Reply(new MessageId(parent), Optional.empty(), RichText.EMPTY))
                .build();
        Channel here = context.orElseThrow().directory().channel("a").orElseThrow();
        return context.orElseThrow().poster().post(List.of(here), message, PostOptions.DEFAULT);
    }

    private void edit(ReferenceKey key, String text) throws InterruptedException {
        Message message = Message.builder(RichText.of(text)).build();
        assertThat(context.orElseThrow().poster().edit(key, message)).isTrue();
    }

    private static Optional<MessageId> answered(Rig rig) {
        return rig.left().messages("A").getLast().replyTo().map(Reply::parent);
    }

    @Test
    void anEditKeepsTheReplyAndTheQuoteAsTheyWere() throws Exception {
        try (Rig rig = rig("")) {
            rig.left().posts("A", "1", "why is the sky so blue");
            rig.awaitTexts(rig.right(), "B", "why is the sky so blue");
            rig.awaitQuiet();
            ReferenceKey key = answer("1");
            rig.awaitTexts(rig.left(), "A", "because");
            rig.awaitQuiet();
            String quoted = rig.right().texts("B").getLast();
            assertThat(quoted).contains("why is").doesNotContain("sky").endsWith("because");
            rig.kill();
            rig.start();
            edit(key, "because of the air");
            rig.awaitTexts(rig.left(), "A", "because of the air");
            rig.awaitTexts(rig.right(), "B", "why is the sky so blue", quoted + " of the air");
            assertThat(answered(rig)).contains(new MessageId("1"));
        }
    }

    @Test
    void anEditOfWhatWaitsKeepsItsQuote() throws Exception {
        try (Rig rig = rig("")) {
            rig.left().posts("A", "1", "why is the sky so blue");
            rig.awaitTexts(rig.right(), "B", "why is the sky so blue");
            rig.awaitQuiet();
            rig.right().away();
            rig.awaitState("OFFLINE");
            ReferenceKey key = answer("1");
            edit(key, "because of the air");
            rig.right().back();
            rig.pump(Duration.ofSeconds(1), rig::quiet);
            assertThat(rig.right().texts("B").getLast())
                    .contains("why is")
                    .doesNotContain("sky")
                    .endsWith("because of the air");
        }
    }

    /** Somebody answers a message of {@code a}; the network tells no more than its id. */
    private static void replies(Rig rig, String id, String parent) throws InterruptedException {
        Message message = Message.builder(Wire.ALICE, RichText.of("answer " + id))
                .replyTo(new Reply(new MessageId(parent), Optional.empty(), RichText.EMPTY))
                .build();
        rig.left()
                .hear(Posted.builder(rig.left().live("A", id), MessageName.given(id), message)
                        .build());
    }

    @Test
    void anAnswerQuotesWhatTheCopyOfAnEditedMessageSaysNow() throws Exception {
        try (Rig rig = rig("")) {
            rig.left().posts("A", "1", "green sky");
            rig.awaitTexts(rig.right(), "B", "green sky");
            rig.left().edits("A", "1", "blue sky");
            rig.awaitTexts(rig.right(), "B", "blue sky");
            rig.left().edits("A", "1", "secret");
            rig.awaitQuiet();
            replies(rig, "2", "1");
            rig.await(
                    () -> rig.right().texts("B").toString(),
                    () -> rig.right().texts("B").size() == 2);
            // Else the receipt may be lost with the process, and it is said again.
            rig.awaitQuiet();
            rig.kill().start();
            replies(rig, "3", "1");
            rig.await(
                    () -> rig.right().texts("B").toString(),
                    () -> rig.right().texts("B").size() == 3);
            assertThat(rig.right().texts("B").subList(1, 3))
                    .allSatisfy(text -> assertThat(text).contains("blue sky").doesNotContain("green", "secret"));
        }
    }

    @Test
    void whatWasTakenBackIsNotQuoted() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.left().posts("A", "1", "a secret");
            rig.awaitTexts(rig.right(), "B", "a secret");
            rig.left().deletes("A", "1");
            rig.awaitTexts(rig.right(), "B");
            replies(rig, "2", "1");
            rig.awaitTexts(rig.right(), "B", "answer 2");
        }
    }

    @Test
    void anAnswerToWhatNobodyKnowsIsShownAllTheSame() throws Exception {
        try (Rig rig = rig("")) {
            replies(rig, "1", "from before we were here");
            rig.awaitTexts(rig.right(), "B", "answer 1");
        }
    }

    @Test
    void whatIsAnsweredIsRememberedAsLongAsTheAnswerAndNoLonger() throws Exception {
        try (Rig rig = rig("references { keep-for = 20d }\n" + OUTBOX)) {
            rig.left().posts("A", "1", "why is the sky so blue");
            rig.left().posts("A", "2", "and the sun yellow");
            rig.awaitTexts(rig.right(), "B", "why is the sky so blue", "and the sun yellow");
            rig.awaitQuiet();
            rig.advance(Duration.ofDays(10));
            ReferenceKey key = answer("1");
            rig.awaitTexts(rig.left(), "A", "because");
            rig.awaitQuiet();
            // What nobody answered goes.
            rig.pump(Duration.ofHours(1), () -> remembered(rig) == 2);
            edit(key, "because of the air");
            rig.awaitTexts(rig.left(), "A", "because of the air");
            rig.awaitQuiet();
            assertThat(answered(rig)).contains(new MessageId("1"));
            rig.pump(Duration.ofHours(5), () -> remembered(rig) == 0);
            assertThat(rig.kill().query("SELECT count(*) FROM answer")).isZero();
        }
    }

    private static long remembered(Rig rig) {
        return rig.ask(tables -> tables.references().expired("Z", 9)).size();
    }
}
