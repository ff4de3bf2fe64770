package dev.rialto.plug.xmpp;

import dev.rialto.api.event.Posted;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.ChannelStatus;
import dev.rialto.tck.host.InMemoryStateStore;
import dev.rialto.tck.plug.RecordingLink;
import dev.rialto.tck.time.ManualClock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smackx.muc.MUCAffiliation;
import org.jivesoftware.smackx.muc.MUCRole;
import org.jivesoftware.smackx.muc.packet.MUCItem;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/** One room without a server: a test says what the stream brings. */
final class RoomFixture {
    static final EntityBareJid ADDRESS = JidCreate.entityBareFromOrThrowUnchecked("room@conference.localhost");
    static final EntityBareJid ACCOUNT = JidCreate.entityBareFromOrThrowUnchecked("bridge@localhost");
    static final RoomFeatures WITH_ARCHIVE = new RoomFeatures(true, true, false, Optional.empty());

    final ChannelRef channel = new ChannelRef(new NetworkId("xmpp:" + ACCOUNT), new ChannelId(ADDRESS.toString()));
    final ManualClock clock = new ManualClock();
    final RecordingLink link = new RecordingLink();
    final Acceptor acceptor = new Acceptor(link);
    final XmppRoom room = new XmppRoom(
            channel,
            ADDRESS,
            new XmppOccupants(ADDRESS, ACCOUNT, new KnownAccounts(new InMemoryStateStore())),
            acceptor,
            new XmppPending(),
            link,
            clock,
            new XmppRoom.Fate() {
                @Override
                public void out(ChannelStatus status) {}

                @Override
                public void moved(EntityBareJid to) {}

                @Override
                public void notOccupant() {}

                @Override
                public void changed() {}
            });

    /** We come in; gives the number of the entry. */
    long enter(RoomFeatures features) {
        room.features(features);
        CompletableFuture<EntryAnswer> _ = room.entering();
        MUCUser self = new MUCUser();
        self.addStatusCode(MUCUser.Status.create(110));
        room.presence(StanzaBuilder.buildPresence()
                .ofType(Presence.Type.available)
                .from(occupant("bridge"))
                .addExtension(self)
                .build());
        return room.delivery().entry();
    }

    /** Somebody is there under a nick; their account is shown to us. */
    void comes(String nick, String account) {
        presence(Presence.Type.available, nick, account, Optional.empty());
    }

    void goes(String nick, String account) {
        presence(Presence.Type.unavailable, nick, account, Optional.empty());
    }

    /** Somebody goes by another nick from now on. */
    void renames(String from, String to, String account) {
        presence(Presence.Type.unavailable, from, account, Optional.of(to));
        comes(to, account);
    }

    private void presence(Presence.Type type, String nick, String account, Optional<String> next) {
        MUCUser user = new MUCUser();
        user.setItem(new MUCItem(
                MUCAffiliation.none,
                MUCRole.participant,
                null,
                null,
                JidCreate.fromOrThrowUnchecked(account + "/phone"),
                next.map(Resourcepart::fromOrThrowUnchecked).orElse(null),
                null));
        next.ifPresent(_ -> user.addStatusCode(MUCUser.Status.create(303)));
        room.presence(StanzaBuilder.buildPresence()
                .ofType(type)
                .from(occupant(nick))
                .addExtension(user)
                .build());
    }

    static EntityFullJid occupant(String nick) {
        return JidCreate.entityFullFrom(ADDRESS, Resourcepart.fromOrThrowUnchecked(nick));
    }

    /** What somebody says, as the room shows it under the id. */
    static Message said(String nick, String stanzaId, String body, ExtensionElement... more) {
        return StanzaBuilder.buildMessage("client-" + stanzaId)
                .from(occupant(nick))
                .ofType(Message.Type.groupchat)
                .setBody(body)
                .addExtension(StandardExtensionElement.builder("stanza-id", "urn:xmpp:sid:0")
                        .addAttribute("by", ADDRESS.toString())
                        .addAttribute("id", stanzaId)
                        .build())
                .addExtensions(List.of(more))
                .build();
    }

    /** The texts that the host has, in the order in which it was told. */
    List<String> heard() {
        return link.events(Posted.class, channel).stream()
                .map(posted -> posted.message().text().plain())
                .toList();
    }
}
