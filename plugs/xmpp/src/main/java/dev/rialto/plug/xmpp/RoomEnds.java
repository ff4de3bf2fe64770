package dev.rialto.plug.xmpp;

import dev.rialto.api.plug.ChannelStatus;
import java.util.Optional;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smackx.muc.packet.Destroy;
import org.jivesoftware.smackx.muc.packet.MUCItem;
import org.jivesoftware.smackx.muc.packet.MUCUser;

/** Why we are not in a room any more, in words; the codes are those of XEP-0045, 15.6. */
final class RoomEnds {
    private RoomEnds() {}

    static ChannelStatus status(Optional<MUCUser> user, Presence presence) {
        Optional<Destroy> destroyed = user.map(MUCUser::getDestroy);
        if (destroyed.isPresent()) {
            return status(ChannelStatus.State.GONE, "the room was closed", destroyed.map(Destroy::getReason));
        }
        Optional<String> reason = user.map(MUCUser::getItem).map(MUCItem::getReason);
        if (XmppRoom.has(user, 301)) {
            return status(ChannelStatus.State.KICKED, "we are banned from the room", reason);
        }
        // A server that removes somebody for technical reasons says both 307 and 333.
        if (XmppRoom.has(user, 333) || XmppRoom.has(user, 332)) {
            return status(ChannelStatus.State.KICKED, "the server took us out of the room", reason);
        }
        if (XmppRoom.has(user, 307)) {
            return status(ChannelStatus.State.KICKED, "we were kicked out of the room", reason);
        }
        if (XmppRoom.has(user, 321) || XmppRoom.has(user, 322)) {
            return status(ChannelStatus.State.NO_RIGHTS, "the room is for members only", reason);
        }
        return status(
                ChannelStatus.State.KICKED,
                "we are not in the room any more",
                Optional.ofNullable(presence.getStatus()));
    }

    private static ChannelStatus status(ChannelStatus.State state, String what, Optional<String> reason) {
        return new ChannelStatus(
                state,
                what
                        + reason.map(String::strip)
                                .filter(text -> !text.isEmpty())
                                .map(text -> ": " + text.lines().findFirst().orElse(""))
                                .orElse(""));
    }
}
