package dev.rialto.plug.xmpp;

import dev.rialto.api.message.ChannelId;
import java.util.Optional;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** The id of a talk with one person: {@code chat:anna@example.org}. No address of a room has a colon before its @. */
final class TalkIds {
    private static final String PREFIX = "chat:";

    private TalkIds() {}

    static boolean isTalk(String id) {
        return id.startsWith(PREFIX);
    }

    static ChannelId with(EntityBareJid person) {
        return new ChannelId(PREFIX + person);
    }

    /** Whom a talk is with; empty for a room, and for what is no address. */
    static Optional<EntityBareJid> person(ChannelId id) {
        if (!isTalk(id.value())) {
            return Optional.empty();
        }
        try {
            return Optional.of(JidCreate.entityBareFrom(address(id.value())));
        } catch (XmppStringprepException e) {
            return Optional.empty();
        }
    }

    /** The person's address in the id of a talk. */
    static String address(String id) {
        return id.substring(PREFIX.length());
    }
}
