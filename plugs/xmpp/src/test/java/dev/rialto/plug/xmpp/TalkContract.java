package dev.rialto.plug.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Origin;
import dev.rialto.api.event.Posted;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.Outcome;
import dev.rialto.plug.xmpp.server.TestPerson;
import java.util.Optional;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.junit.jupiter.api.Test;

/** What somebody says to the bridge alone, on a real server. */
abstract class TalkContract extends ServerContract {
    private String annas() {
        return "chat:" + server.jid("anna");
    }

    private String bridges() {
        return server.jid(TestBridge.ACCOUNT);
    }

    private static boolean says(Message message, String text) {
        return message.getType() == Message.Type.chat && text.equals(message.getBody());
    }

    private Message heard(String text) {
        await("anna hears " + text, () -> anna.stanzas().stream().anyMatch(message -> says(message, text)));
        return anna.stanzas().stream()
                .filter(message -> says(message, text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoWritesIsTheirAddressAndTheTalkIsAChannel() throws Exception {
        bridge.open();
        anna.tells(bridges(), "talk-1-" + room, "hello *you*");
        Posted posted = bridge.link().awaitPosted("hello you");
        assertThat(posted.occurrence().channel()).isEqualTo(bridge.ref(annas()));
        assertThat(posted.occurrence().origin()).isEqualTo(Origin.LIVE);
        assertThat(posted.occurrence().own()).isFalse();
        assertThat(posted.message().author().flatMap(User::id)).contains(new UserId(server.jid("anna")));
        assertThat(new XmppPlugFactory().isPrivate(posted.occurrence().channel().id()))
                .isTrue();
        assertThat(new XmppPlugFactory().isPrivate(new ChannelId(room))).isFalse();
    }

    @Test
    void anAnswerArrivesAndCanBeChanged() throws Exception {
        bridge.open();
        Outcome sent = bridge.post(annas(), "answer " + room);
        assertThat(sent).isInstanceOf(Outcome.Sent.class);
        MessageId ours = ((Outcome.Sent) sent).receipt().names().getFirst().id();
        Message heard = heard("answer " + room);
        Edit edit = new Edit(
                bridge.ref(annas()), TestBridge.token(), ours, TestBridge.message("changed " + room), Optional.empty());
        assertThat(bridge.execute(edit)).isInstanceOf(Outcome.Sent.class);
        assertThat(Corrections.replaced(heard("changed " + room))).contains(heard.getStanzaId());
    }

    /** Else what was edited could be taken for a command. */
    @Test
    void aCorrectionIsAnEdit() throws Exception {
        bridge.open();
        anna.tells(bridges(), "first-" + room, "frist");
        Posted first = bridge.link().awaitPosted("frist");
        anna.tells(
                bridges(),
                "second-" + room,
                "first",
                TestPerson.withId("replace", "urn:xmpp:message-correct:0", "first-" + room));
        Edited edited = bridge.link().await(Edited.class, each -> true);
        assertThat(edited.target()).isEqualTo(first.id());
        assertThat(edited.message().text().plain()).isEqualTo("first");
    }

    /** By its address a room would be somebody, and all its occupants the same one. */
    @Test
    void whatAnOccupantSaysToUsAloneIsLeftOut() throws Exception {
        bridge.open();
        anna.join(room);
        anna.tells(room + "/bridge", "aside-" + room, "aside");
        anna.says(room, "sentinel");
        anna.tells(bridges(), "end-" + room, "end of talk");
        bridge.link().awaitPosted("sentinel");
        bridge.link().awaitPosted("end of talk");
        assertThat(bridge.link().events(Posted.class, bridge.ref("chat:" + room)))
                .isEmpty();
        assertThat(bridge.link().events(Posted.class, bridge.ref(room)))
                .extracting(posted -> posted.message().text().plain())
                .containsExactly("sentinel");
    }

    /** As a server marks what it kept for us while we were away. */
    @Test
    void whatCameLateIsNotLive() throws Exception {
        bridge.open();
        anna.tells(
                bridges(),
                "late-" + room,
                "anybody there " + room,
                StandardExtensionElement.builder("delay", "urn:xmpp:delay")
                        .addAttribute("stamp", "2026-01-02T03:04:05Z")
                        .build());
        Posted posted = bridge.link().awaitPosted("anybody there " + room);
        assertThat(posted.occurrence().origin()).isEqualTo(Origin.ARCHIVE);
        assertThat(posted.occurrence().at()).isEqualTo("2026-01-02T03:04:05Z");
    }

    @Test
    void whatIsNoAddressIsRefused() throws Exception {
        bridge.open();
        assertThat(bridge.post("chat:nobody", "hello")).isInstanceOf(Outcome.Refused.class);
    }
}
