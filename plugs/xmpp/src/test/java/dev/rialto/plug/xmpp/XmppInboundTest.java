package dev.rialto.plug.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.EventKey;
import dev.rialto.api.event.Origin;
import dev.rialto.api.event.Posted;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.RichText;
import dev.rialto.tck.host.InMemoryStateStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.Jid;

/** What the messages of a room say, stanza by stanza. */
final class XmppInboundTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String TOKEN = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

    private final RoomFixture fixture = new RoomFixture();
    private final XmppOccupants people =
            new XmppOccupants(RoomFixture.ADDRESS, RoomFixture.ACCOUNT, new KnownAccounts(new InMemoryStateStore()));
    private final XmppInbound inbound = new XmppInbound(fixture.channel, people);

    private Event read(Origin origin, Instant at, Optional<String> stanzaId, Message message) {
        List<Event> events =
                inbound.read(new Arrival(message, origin, at, stanzaId)).events();
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private static Message message(Jid from, Optional<String> id, String body, ExtensionElement... more) {
        return (id.isPresent() ? StanzaBuilder.buildMessage(id.get()) : StanzaBuilder.buildMessage())
                .from(from)
                .ofType(Message.Type.groupchat)
                .setBody(body)
                .addExtensions(List.of(more))
                .build();
    }

    private Optional<EventKey> key(Origin origin, Instant at, Optional<String> id, String body) {
        return read(origin, at, Optional.empty(), message(RoomFixture.occupant("Anna"), id, body))
                .key();
    }

    @Test
    void anIdThatIsUsedAgainNamesAnotherMessage() {
        Optional<String> id = Optional.of("1");
        Optional<EventKey> first = key(Origin.LIVE, NOON, id, "first");
        assertThat(first).isPresent().isNotEqualTo(key(Origin.LIVE, NOON, id, "second"));
        assertThat(key(Origin.ARCHIVE, NOON.plusSeconds(1), id, "first")).isEqualTo(first);
    }

    @Test
    void theHistoryKnowsAMessageWithoutAnIdAgain() {
        Optional<EventKey> key = key(Origin.ARCHIVE, NOON, Optional.empty(), "first");
        assertThat(key).isPresent().isEqualTo(key(Origin.ARCHIVE, NOON, Optional.empty(), "first"));
        assertThat(key).isNotEqualTo(key(Origin.ARCHIVE, NOON, Optional.empty(), "second"));
        assertThat(key).isNotEqualTo(key(Origin.ARCHIVE, NOON.plusSeconds(1), Optional.empty(), "first"));
        assertThat(key(Origin.LIVE, NOON, Optional.empty(), "ok")).isEmpty();
    }

    private Posted said(String body, ExtensionElement... more) {
        Optional<String> id = Optional.of("client");
        return (Posted)
                read(Origin.LIVE, NOON, Optional.of("stanza"), message(RoomFixture.occupant("Anna"), id, body, more));
    }

    @Test
    void whatIsNothingButASignIsSaidAsItIs() {
        assertThat(said("> ").message().text().plain()).isEqualTo("> ");
        assertThat(said("/me ").message())
                .isEqualTo(dev.rialto.api.message.Message.builder(
                                said("/me ").message().author().orElseThrow(), RichText.of("/me "))
                        .build());
        Posted answer = said("> hello\n", answering(), Fallbacks.whole(Xeps.REPLY));
        assertThat(answer.message().replyTo()).isPresent();
        assertThat(answer.message().text().plain()).isEqualTo("hello\n");
    }

    private static StandardExtensionElement answering() {
        return StandardExtensionElement.builder("reply", Xeps.REPLY)
                .addAttribute("id", "parent")
                .build();
    }

    @Test
    void whatWasTypedIsToldWhereSignsAreReadAsLooks() {
        Posted said = said("!say *x* _y_ ~z~ `code`\n> quoted");
        assertThat(said.message().text().plain()).isEqualTo("!say x y z code\nquoted");
        assertThat(said.typed()).contains("!say *x* _y_ ~z~ `code`\n> quoted");
        assertThat(said("!say x*y*z").typed()).as("no signs").isEmpty();
        assertThat(said("*x*\r\ny").typed()).contains("*x*\ny");
        assertThat(said("x\r\ny").typed()).as("no signs").isEmpty();
        assertThat(said("*x*", Elements.empty("unstyled", Xeps.STYLING)).typed())
                .as("no signs")
                .isEmpty();
        assertThat(said("/me says *x*").typed()).as("what they do").contains("says *x*");
    }

    @Test
    void whatWasTypedIsWithoutTheQuoteThatStandsInForAReply() {
        String quote = "> said *before*\n";
        ExtensionElement fallback = Fallbacks.beginning(Xeps.REPLY, quote, quote.length());
        Posted answer = said(quote + "!say *x*", answering(), fallback);
        assertThat(answer.message().text().plain()).isEqualTo("!say x");
        assertThat(answer.typed()).contains("!say *x*");
        assertThat(said(quote + "!say x", answering(), fallback).typed())
                .as("no signs")
                .isEmpty();
    }

    @Test
    void aCorrectionIsFirstCalledByNamesOfItsOwnAndTheTargetIsOneThatItsSenderChose() {
        Edited edited = (Edited) read(
                Origin.LIVE,
                NOON,
                Optional.of("stanza"),
                message(RoomFixture.occupant("Eve"), Optional.of("client"), ">", Corrections.replacing("of Anna")));
        assertThat(edited.message().text().plain()).isEqualTo(">");
        assertThat(edited.names())
                .containsExactly(
                        MessageName.given("stanza"),
                        MessageName.chosen("@stanza"),
                        MessageName.chosen("@client"),
                        new MessageName(edited.target(), true));
    }

    private static ExtensionElement retract(String id) {
        return StandardExtensionElement.builder("retract", Xeps.RETRACT)
                .addAttribute("id", id)
                .build();
    }

    private static ExtensionElement olderRetract(String id) {
        return StandardExtensionElement.builder("apply-to", Xeps.FASTEN)
                .addAttribute("id", id)
                .addElement(StandardExtensionElement.builder("retract", Xeps.RETRACT_0)
                        .build())
                .build();
    }

    private InboundResult retracts(String nick, ExtensionElement retraction) {
        return inbound.read(new Arrival(
                message(RoomFixture.occupant(nick), Optional.of("retraction"), "taken back", retraction),
                Origin.LIVE,
                NOON,
                Optional.of("stanza-of-retraction")));
    }

    @Test
    void aMessageIsTakenAwayByItsAuthorAlone() {
        Event posted = read(
                Origin.LIVE,
                NOON,
                Optional.of("stanza"),
                message(RoomFixture.occupant("Anna"), Optional.of("client"), "mine"));
        assertThat(retracts("Eve", retract("stanza")).events()).isEmpty();
        assertThat(retracts("Eve", retract("client")).events()).isEmpty();
        assertThat(retracts("Eve", olderRetract("client")).events()).isEmpty();
        assertThat(retracts("Anna", retract("stanza")).events()).singleElement().isInstanceOf(Deleted.class);
        assertThat(retracts("Anna", olderRetract("client")).events())
                .singleElement()
                .isInstanceOf(Deleted.class);
        assertThat(posted.own()).isFalse();
    }

    @Test
    void aCopyOfOursIsTakenAwayByNobodyElse() {
        people.enter(
                "bridge",
                StanzaBuilder.buildPresence()
                        .from(RoomFixture.occupant("bridge"))
                        .build());
        Event ours = read(
                Origin.LIVE,
                NOON,
                Optional.of("stanza"),
                message(RoomFixture.occupant("bridge"), Optional.of(TOKEN), "a copy", StanzaIds.originId(TOKEN)));
        assertThat(ours.own()).isTrue();
        assertThat(retracts("Eve", retract("stanza")).events()).isEmpty();
        assertThat(retracts("Eve", retract(TOKEN)).events()).isEmpty();
        assertThat(retracts("Eve", olderRetract(TOKEN)).events()).isEmpty();
        assertThat(retracts("bridge", retract("stanza")).events())
                .singleElement()
                .satisfies(event -> assertThat(event.own()).isTrue());
    }

    @Test
    void whoChoosesAnothersIdTakesAwayTheirOwnAndKeepsNobodyFromIt() {
        for (String nick : List.of("Anna", "Eve")) {
            read(
                    Origin.LIVE,
                    NOON,
                    Optional.of("stanza of " + nick),
                    message(RoomFixture.occupant(nick), Optional.of("same"), "of " + nick));
        }
        assertThat(retracts("Anna", retract("same")).events()).hasSize(1);
        assertThat(retracts("Eve", retract("same")).events()).hasSize(1);
        assertThat(retracts("Eve", retract("stanza of Anna")).events()).isEmpty();
    }

    @Test
    void theRoomItselfTakesAwayAnybodys() {
        read(
                Origin.LIVE,
                NOON,
                Optional.of("stanza"),
                message(RoomFixture.occupant("Anna"), Optional.of("client"), "mine"));
        Message moderation = message(
                RoomFixture.ADDRESS,
                Optional.of("moderation"),
                "taken away",
                StandardExtensionElement.builder("retract", Xeps.RETRACT)
                        .addAttribute("id", "stanza")
                        .addElement(StandardExtensionElement.builder("moderated", Xeps.MODERATE)
                                .addAttribute(
                                        "by", RoomFixture.occupant("Owner").toString())
                                .build())
                        .build());
        Deleted deleted = (Deleted) read(Origin.LIVE, NOON, Optional.of("stanza-of-moderation"), moderation);
        assertThat(deleted.target()).isEqualTo(MessageName.given("stanza").id());
        assertThat(deleted.by().map(user -> user.name())).contains("Owner");
    }
}
