package dev.rialto.plug.xmpp;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.operation.Token;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jivesoftware.smack.XMPPException;

/** What a room can be asked. */
final class XmppRoles {

    /** Servers' clocks differ from ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final XmppRooms rooms;
    private final XmppClient client;
    private final Role.MemberList members = this::members;
    private final Role.Titles titles = this::title;
    private final Role.Lookup lookup = this::find;

    XmppRoles(XmppRooms rooms, XmppClient client) {
        this.rooms = rooms;
        this.client = client;
    }

    <R extends Role> Optional<R> role(Class<R> role) {
        for (Role known : new Role[] {members, titles, lookup}) {
            if (role.isInstance(known)) {
                return Optional.of(role.cast(known));
            }
        }
        return Optional.empty();
    }

    private XmppRoom room(ChannelRef channel) throws PlugException {
        return rooms.known(channel.id())
                .map(XmppMembership::room)
                .orElseThrow(() -> new PlugException(ErrorKind.REQUEST, "no such room: " + channel.id()));
    }

    private Role.Members members(ChannelRef channel) throws PlugException {
        XmppRoom room = room(channel);
        if (!room.isIn()) {
            throw new PlugException(ErrorKind.REQUEST, "we are not in the room");
        }
        return new Role.Members(room.others(), true);
    }

    /** The subject, since that is what people see change; else the room's name. */
    private Optional<String> title(ChannelRef channel) throws PlugException, InterruptedException {
        XmppRoom room = room(channel);
        if (room.isIn() && room.subject().isPresent()) {
            return room.subject();
        }
        try {
            return RoomFeatures.of(client.info(room.address())).name();
        } catch (XMPPException.XMPPErrorException e) {
            throw XmppErrors.request(e);
        }
    }

    private Optional<Receipt> find(ChannelRef channel, Token token, Instant since)
            throws PlugException, InterruptedException {
        XmppRoom room = room(channel);
        if (!room.features().archive()) {
            throw new PlugException(ErrorKind.UNSUPPORTED, "the room keeps no archive in which to look");
        }
        XmppArchive archive = new XmppArchive(client::page, room.address());
        XmppArchive.From from = new XmppArchive.Since(since.minus(CLOCKS_DIFFER));
        try {
            while (true) {
                XmppArchive.Page page = archive.page(from, Integer.MAX_VALUE);
                for (Arrival arrival : page.arrivals()) {
                    Optional<InboundResult.Echo> echo = room.look(arrival).echo();
                    if (echo.isPresent() && echo.get().token().equals(token)) {
                        return Optional.of(echo.get().receipt());
                    }
                }
                if (page.complete()) {
                    return Optional.empty();
                }
                from = new XmppArchive.After(page.last().orElseThrow());
            }
        } catch (XmppArchive.UnknownPlace e) {
            throw new PlugException(ErrorKind.SERVER, "the archive lost its place while it was read", e);
        }
    }
}
