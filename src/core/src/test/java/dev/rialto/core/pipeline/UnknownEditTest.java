package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Posted;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.Relay;
import dev.rialto.api.hook.Router;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edit of a message that nobody knows, where it becomes a message, and whose names that message has. */
class UnknownEditTest {
    private static final User MALLORY =
            User.builder(new UserId("mallory"), "Mallory").build();

    @TempDir
    Path directory;

    private Rig rig() throws InterruptedException {
        return new Rig(directory)
                .hooks(context -> List.of(alsoOfTheUnknown(context)))
                .start();
    }

    private static Router alsoOfTheUnknown(HookContext context) {
        Fan fan = new Fan(context, Map.of("a", List.of("b"), "b", List.of("a")));
        return incoming -> fan.route(incoming).stream()
                .map(UnknownEditTest::alsoOfTheUnknown)
                .toList();
    }

    private static Relay alsoOfTheUnknown(Relay relay) {
        return relay.what() instanceof Relay.Revision(Message message, Relay.Quoting quoting, boolean _)
                ? Relay.to(relay.target(), new Relay.Revision(message, quoting, true))
                : relay;
    }

    private static void says(Wire wire, User author, String id, String text) throws InterruptedException {
        Message message = Message.builder(author, RichText.of(text)).build();
        wire.hear(Posted.builder(wire.live("A", id), MessageName.given("given " + id), message)
                .alias(MessageName.chosen(id))
                .build());
    }

    /** As a correction does that is a message of its own and names another by what its sender chose. */
    private static void corrects(Wire wire, User author, String target, String id, String text)
            throws InterruptedException {
        Message message = Message.builder(author, RichText.of(text)).build();
        List<MessageName> names =
                List.of(MessageName.given("given " + id), MessageName.chosen(id), MessageName.chosen(target));
        wire.hear(new Edited(wire.live("A", id), new MessageId(target), message, names));
    }

    @Test
    void whoEditsAnothersMessageTakesItsNameFromNobody() throws Exception {
        try (Rig rig = rig()) {
            says(rig.left(), Wire.ALICE, "1", "alices words");
            corrects(rig.left(), MALLORY, "1", "2", "evil");
            rig.awaitTexts(rig.right(), "B", "alices words", "[edit] evil");
            corrects(rig.left(), Wire.ALICE, "1", "3", "alices better words");
            rig.awaitTexts(rig.right(), "B", "alices better words", "[edit] evil");
        }
    }

    @Test
    void whatAnEditBroughtIsFoundByItsEditorAndUnderItsOwnName() throws Exception {
        try (Rig rig = rig()) {
            says(rig.left(), Wire.ALICE, "1", "alices words");
            corrects(rig.left(), MALLORY, "1", "2", "evil");
            rig.awaitTexts(rig.right(), "B", "alices words", "[edit] evil");
            corrects(rig.left(), MALLORY, "1", "3", "worse");
            rig.awaitTexts(rig.right(), "B", "alices words", "worse");
            String evil = rig.right().ids("B").getLast().value();
            rig.right().replies("B", "answer", evil, "no");
            rig.awaitTexts(rig.left(), "A", "no");
            assertThat(rig.left().messages("A").getFirst().replyTo().map(Reply::parent))
                    .contains(new MessageId("given 2"));
            rig.left().replies("A", "4", "given 2", "oh");
            rig.awaitTexts(rig.right(), "B", "alices words", "worse", "oh");
            assertThat(rig.right().messages("B").getLast().replyTo().map(Reply::parent))
                    .contains(new MessageId(evil));
        }
    }

    @Test
    void aNameThatTheNetworkGaveIsTheNameOfWhatItsEditBrought() throws Exception {
        try (Rig rig = rig()) {
            rig.left().edits("A", "7", "said long ago");
            rig.awaitTexts(rig.right(), "B", "[edit] said long ago");
            rig.left().edits("A", "7", "said anew");
            rig.awaitTexts(rig.right(), "B", "said anew");
            rig.left().hear(new Deleted(rig.left().live("A", "gone"), new MessageId("7"), Optional.empty()));
            rig.awaitTexts(rig.right(), "B");
        }
    }

    @Test
    void whoChoseANameFindsTheirOwnMessageBeforeAnyOther() throws Exception {
        try (Rig rig = rig()) {
            rig.left().edits("A", "1", "by another's name");
            says(rig.left(), Wire.ALICE, "1", "alices words");
            rig.awaitTexts(rig.right(), "B", "[edit] by another's name", "alices words");
            corrects(rig.left(), Wire.ALICE, "1", "2", "alices better words");
            rig.awaitTexts(rig.right(), "B", "[edit] by another's name", "alices better words");
        }
    }
}
