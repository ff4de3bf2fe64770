package dev.rialto.plug.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Posted;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Post;
import dev.rialto.plug.xmpp.server.RoomView;
import dev.rialto.plug.xmpp.server.TestPerson;
import java.util.Optional;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smackx.muc.MUCAffiliation;
import org.junit.jupiter.api.Test;

/** Who is taken for whose author in a room, on a real server: nobody speaks for another, and an answer names who is answered. */
abstract class AuthorContract extends ServerContract {
    @Override
    TestPerson owner() throws Exception {
        return person("owner", "Owner");
    }

    private Optional<String> addresseeOfAnAnswerTo(MessageId parent, String text) throws Exception {
        Message answer = TestBridge.message(text).toBuilder()
                .replyTo(new Reply(parent, Optional.of(User.named("Somebody")), RichText.of("said before")))
                .build();
        assertThat(bridge.execute(Post.builder(bridge.ref(room), TestBridge.token(), answer)
                        .build()))
                .isInstanceOf(Outcome.Sent.class);
        await("the answer is seen", () -> answer(text).isPresent());
        return Replies.read(answer(text).orElseThrow().stanza()).orElseThrow().to();
    }

    private Optional<RoomView.Shown> answer(String text) {
        return anna.view(room).messages().stream()
                .filter(shown -> shown.body().equals(text))
                .findFirst();
    }

    @Test
    void anAnswerNamesTheOccupantWhoIsAnsweredWhereThatIsKnown() throws Exception {
        anna.join(room);
        bridge.open();
        anna.says(room, "what is it?");
        MessageId question = bridge.link().awaitPosted("what is it?").id();
        assertThat(addresseeOfAnAnswerTo(question, "nothing")).contains(room + "/Anna");
        Outcome copy = bridge.post(room, "a copy");
        assertThat(copy).isInstanceOf(Outcome.Sent.class);
        MessageId ours = ((Outcome.Sent) copy).receipt().names().getFirst().id();
        assertThat(addresseeOfAnAnswerTo(ours, "to a copy")).contains(room + "/bridge");
        assertThat(addresseeOfAnAnswerTo(new MessageId("long-ago"), "to what was long ago"))
                .isEmpty();
    }

    @Test
    void nobodyEditsOrDeletesWhatAnotherSaid() throws Exception {
        bridge.open();
        String id = anna.saysAs(room, "chosen-by-anna", "mine");
        Posted mine = bridge.link().awaitPosted("mine");
        owner.correctsId(room, "chosen-by-anna", "not yours");
        owner.retracts(room, id);
        anna.says(room, "sentinel");
        bridge.link().awaitPosted("sentinel");
        Edited forged = bridge.link().await(Edited.class, edited -> true);
        assertNotGivenByTheRoom(mine, forged.target().value());
        assertThat(forged.names())
                .as("names that Anna's message has too count with the owner alone")
                .contains(new MessageName(forged.target(), true))
                .first()
                .satisfies(name -> assertThat(mine.names()).doesNotContain(name));
        assertThat(forged.message().author().flatMap(User::id)).isNotEqualTo(author(mine));
        assertThat(bridge.link().events(Deleted.class, bridge.ref(room))).isEmpty();
    }

    @Test
    void nobodyDeletesACopyOfOurs() throws Exception {
        anna.join(room);
        bridge.open();
        Post post = Post.builder(bridge.ref(room), TestBridge.token(), TestBridge.message("a copy"))
                .build();
        assertThat(bridge.execute(post)).isInstanceOf(Outcome.Sent.class);
        bridge.link().awaitPosted("a copy");
        await("anna sees it", () -> !anna.view(room).messages().isEmpty());
        String id = anna.view(room).messages().getLast().stanzaId();
        anna.retracts(room, id);
        anna.retracts(room, post.token().value());
        anna.says(
                room,
                "This person took back a message.",
                StandardExtensionElement.builder("apply-to", "urn:xmpp:fasten:0")
                        .addAttribute("id", post.token().value())
                        .addElement(StandardExtensionElement.builder("retract", "urn:xmpp:message-retract:0")
                                .build())
                        .build());
        anna.says(room, "sentinel");
        bridge.link().awaitPosted("sentinel");
        assertThat(bridge.link().events(Deleted.class, bridge.ref(room))).isEmpty();
    }

    /** A name that counts together with its author alone, who is another here: the host does not find the message by it. */
    private static void assertNotGivenByTheRoom(Posted posted, String target) {
        assertThat(posted.names())
                .filteredOn(name -> !name.chosenByClient())
                .extracting(MessageName::id)
                .noneMatch(id -> id.value().equals(target));
    }

    private static Optional<UserId> author(Posted posted) {
        return posted.message().author().flatMap(User::id);
    }

    @Test
    void aSenderCannotMakeUpTheRoomsWord() throws Exception {
        bridge.open();
        String id = anna.says(room, "mine");
        Posted mine = bridge.link().awaitPosted("mine");
        owner.says(
                room,
                "taken away by nobody",
                StandardExtensionElement.builder("retract", "urn:xmpp:message-retract:1")
                        .addAttribute("id", id)
                        .addElement(StandardExtensionElement.builder("moderated", "urn:xmpp:message-moderate:1")
                                .addAttribute("by", room + "/Owner")
                                .build())
                        .build(),
                StandardExtensionElement.builder("stanza-id", "urn:xmpp:sid:0")
                        .addAttribute("by", room)
                        .addAttribute("id", id)
                        .build());
        anna.says(room, "sentinel");
        bridge.link().awaitPosted("sentinel");
        assertThat(bridge.link().events(Deleted.class, bridge.ref(room))).isEmpty();
        assertThat(bridge.link().collisions()).isEmpty();
        assertThat(bridge.link().events(Posted.class, bridge.ref(room)))
                .filteredOn(posted -> posted.id().equals(mine.id()))
                .hasSize(1);
    }

    @Test
    void anOlderRetractionIsOneToo() throws Exception {
        bridge.open();
        anna.saysAs(room, "an-origin", "oops", TestPerson.withId("origin-id", "urn:xmpp:sid:0", "an-origin"));
        Posted oops = bridge.link().awaitPosted("oops");
        anna.says(
                room,
                "This person took back a message.",
                StandardExtensionElement.builder("apply-to", "urn:xmpp:fasten:0")
                        .addAttribute("id", "an-origin")
                        .addElement(StandardExtensionElement.builder("retract", "urn:xmpp:message-retract:0")
                                .build())
                        .build());
        Deleted deleted = bridge.link().await(Deleted.class, event -> true);
        assertThat(oops.names()).extracting(MessageName::id).contains(deleted.target());
        assertThat(deleted.by().flatMap(User::id)).isEqualTo(author(oops));
    }

    @Test
    void anAuthorIsTheSameLiveAndInTheArchive() throws Exception {
        anna.join(room);
        owner.affiliation(room, server.jid(TestBridge.ACCOUNT), MUCAffiliation.admin);
        bridge.open();
        anna.says(room, "live");
        assertThat(author(bridge.link().awaitPosted("live"))).contains(new UserId(server.jid("anna")));
        bridge.stop();
        String later = anna.says(room, "kept");
        anna.leave(room);
        bridge.open();
        Posted kept = bridge.link().awaitPosted("kept");
        anna.correctsId(room, clientId(kept), "kept, corrected");
        Edited edited = bridge.link().await(Edited.class, event -> true);
        assertThat(later).isNotEmpty();
        assertThat(edited.message().author().flatMap(User::id)).isEqualTo(author(kept));
    }

    private static String clientId(Posted posted) {
        return posted.names().getLast().id().value().substring(1);
    }
}
