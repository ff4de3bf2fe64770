package dev.rialto.api.hook;

import dev.rialto.api.message.MessageId;

/**
 * One physical message that is the original or a copy, or a part of one.
 *
 * @param part from 0; a long message can be sent in several
 * @param original whether it was written there, rather than sent by us
 */
public record SyncBackRef(Channel channel, MessageId id, int part, Kind kind, boolean original) {

    /** What the physical message is. */
    public enum Kind {
        TEXT,
        MEDIA,
        /** A line of ours about the message. */
        NOTICE,
        /** An edit that the network could not make in place. */
        REPOST
    }
}
