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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rooms of one session: those of the config, and those that the host asks for besides. */
final class XmppRooms {
    private static final Logger log = LoggerFactory.getLogger(XmppRooms.class);

    /** What the rooms of one session share. */
    record Shared(
            XmppClient client,
            EntityBareJid account,
            StateStore state,
            KnownAccounts accounts,
            Acceptor acceptor,
            XmppPending pending,
            Link link,
            HostClock clock,
            XmppSettings.CatchUp catchUp,
            int textLimit,
            ServicePermits permits) {}

    private static final String MOVED = "moved ";

    /** More than a room ever moves. */
    private static final int MOST_MOVES = 10;

    private final NetworkId network;
    private final Shared shared;
    private final String nick;
    private final Map<EntityBareJid, XmppMembership> rooms = new ConcurrentHashMap<>();

    /** @param addressed rooms that are named by their address alone */
    XmppRooms(
            NetworkId network,
            Shared shared,
            String nick,
            List<ConfiguredChannel<XmppChannelSettings>> channels,
            List<ChannelId> addressed) {
        this.network = network;
        this.shared = shared;
        this.nick = nick;
        for (ConfiguredChannel<XmppChannelSettings> channel : channels) {
            address(channel.id())
                    .ifPresent(address -> add(
                            current(address),
                            new RoomConfig(
                                    channel.settings().nick().orElse(nick),
                                    channel.settings().password(),
                                    true)));
        }
        for (ChannelId id : addressed) {
            address(id).ifPresent(address -> add(current(address), unnamed()));
        }
    }

    private XmppMembership add(EntityBareJid address, RoomConfig config) {
        return rooms.computeIfAbsent(
                address,
                key -> new XmppMembership(
                        new ChannelRef(network, new ChannelId(address.toString())),
                        address,
                        config,
                        shared,
                        to -> move(address, to, config)));
    }

    /** The config goes on naming the old room, so it is remembered where it went. */
    private void move(EntityBareJid from, EntityBareJid to, RoomConfig config) {
        Thread.startVirtualThread(() -> {
            // A room that is moved to is there, wherever it went before.
            shared.state().remove(MOVED + to);
            shared.state().put(MOVED + from, to.toString());
            rooms.remove(from);
            CompletableFuture<Standing> _ = add(to, config).enter();
        });
    }

    /** Where a room is now. */
    private EntityBareJid current(EntityBareJid address) {
        EntityBareJid at = address;
        for (int i = 0; i < MOST_MOVES; i++) {
            Optional<EntityBareJid> next = shared.state().get(MOVED + at).flatMap(to -> address(new ChannelId(to)));
            if (next.isEmpty()) {
                return at;
            }
            at = next.get();
        }
        return at;
    }

    /** Where a room went that is not there any more. */
    Optional<ChannelId> movedTo(ChannelId id) {
        return address(id)
                .filter(address -> !current(address).equals(address))
                .map(address -> new ChannelId(current(address).toString()));
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
        return address(id).map(address -> add(address, unnamed()));
    }

    private RoomConfig unnamed() {
        return new RoomConfig(nick, Optional.empty(), false);
    }

    /** Goes into a room that the host is about to use. Returns at once. */
    void enter(ChannelId id) {
        if (movedTo(id).isEmpty()) {
            find(id).ifPresent(membership -> {
                CompletableFuture<Void> _ = membership.enter().thenAccept(standing -> {
                    if (standing instanceof Standing.Barred && !membership.configured()) {
                        forget(membership);
                    }
                });
            });
        }
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
        try {
            if (stanza instanceof Message message) {
                membership.room().message(message);
            } else if (stanza instanceof Presence presence) {
                membership.room().presence(presence);
            }
        } catch (RuntimeException e) {
            log.error("A stanza from {} is left out by a fault of the plug: {}", from, XmppErrors.fault(e));
        }
    }

    void close() {
        rooms.values().forEach(XmppMembership::close);
    }

    /** Whether it is the address of one of the rooms. */
    boolean contains(EntityBareJid address) {
        return rooms.containsKey(address);
    }

    private static Optional<EntityBareJid> address(ChannelId id) {
        if (TalkIds.isTalk(id.value())) {
            return Optional.empty();
        }
        try {
            return Optional.of(JidCreate.entityBareFrom(id.value()));
        } catch (XmppStringprepException e) {
            return Optional.empty();
        }
    }
}
