package dev.rialto.plug.xmpp;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.Link;
import dev.rialto.api.plug.PlugContext.ConfiguredChannel;
import dev.rialto.api.plug.StateStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** The rooms of one session: those of the config, and those that the host asks for besides. */
final class XmppRooms {

    /** What the rooms of one session share. */
    record Shared(
            XmppClient client,
            EntityBareJid account,
            StateStore state,
            Acceptor acceptor,
            XmppPending pending,
            Link link,
            HostClock clock,
            XmppSettings.CatchUp catchUp,
            Semaphore crowd) {}

    private final NetworkId network;
    private final Shared shared;
    private final String nick;
    private final Map<EntityBareJid, XmppMembership> rooms = new ConcurrentHashMap<>();

    XmppRooms(NetworkId network, Shared shared, String nick, List<ConfiguredChannel<XmppChannelSettings>> channels) {
        this.network = network;
        this.shared = shared;
        this.nick = nick;
        for (ConfiguredChannel<XmppChannelSettings> channel : channels) {
            address(channel.id())
                    .ifPresent(address -> rooms.computeIfAbsent(
                            address,
                            key -> membership(
                                    address,
                                    channel.id(),
                                    new XmppEntrance.Wishes(
                                            channel.settings().nick().orElse(nick),
                                            channel.settings().password(),
                                            true))));
        }
    }

    private XmppMembership membership(EntityBareJid address, ChannelId id, XmppEntrance.Wishes wishes) {
        return new XmppMembership(new ChannelRef(network, id), address, wishes, shared);
    }

    List<XmppMembership> all() {
        return List.copyOf(rooms.values());
    }

    /** A room that is known already. */
    Optional<XmppMembership> known(ChannelId id) {
        return address(id).flatMap(address -> Optional.ofNullable(rooms.get(address)));
    }

    /** A room, also one that the config does not name; empty for what is no address of one. */
    Optional<XmppMembership> find(ChannelId id) {
        return address(id)
                .map(address -> rooms.computeIfAbsent(
                        address,
                        key -> membership(address, id, new XmppEntrance.Wishes(nick, Optional.empty(), false))));
    }

    /** A room that the config does not name, and that does not let us in, is not asked again. */
    void forget(XmppMembership membership) {
        if (rooms.remove(membership.room().address(), membership)) {
            membership.close();
        }
    }

    /** A stanza of the stream, on the reader's thread. */
    void stanza(Stanza stanza) {
        if (stanza.getFrom() == null) {
            return;
        }
        EntityBareJid from = stanza.getFrom().asEntityBareJidIfPossible();
        XmppMembership membership = from == null ? null : rooms.get(from);
        if (membership == null) {
            return;
        }
        if (stanza instanceof Message message) {
            membership.room().message(message);
        } else if (stanza instanceof Presence presence) {
            membership.room().presence(presence);
        }
    }

    void close() {
        rooms.values().forEach(XmppMembership::close);
    }

    private static Optional<EntityBareJid> address(ChannelId id) {
        try {
            return Optional.of(JidCreate.entityBareFrom(id.value()));
        } catch (XmppStringprepException e) {
            return Optional.empty();
        }
    }
}
