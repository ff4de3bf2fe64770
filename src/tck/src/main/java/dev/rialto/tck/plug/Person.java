package dev.rialto.tck.plug;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.RichText;
import java.util.List;

/**
 * Somebody on the far side. Each method returns once the network has taken what they did. A person is in a channel when they
 * first do something there. What the driver has no {@link Ability} for is an {@link UnsupportedOperationException}, which is
 * what the methods do unless they are overridden.
 */
public interface Person {

    /** What the network shows for them, and the plug is to tell as the author's name. */
    String name();

    /**
     * Posts a message with those looks of the text that the network has.
     *
     * @return the message's id, one of the names that the plug tells
     */
    MessageId posts(ChannelId channel, RichText text) throws Exception;

    /** What they type to {@link #posts} a text with looks: all of it where the network has signs for them. */
    default String types(RichText text) {
        return text.plain();
    }

    default MessageId posts(ChannelId channel, String text) throws Exception {
        return posts(channel, RichText.of(text));
    }

    /**
     * Posts an answer.
     *
     * @param parent as {@link #posts} or {@link Seen#id} names it
     */
    default MessageId repliesTo(ChannelId channel, MessageId parent, String text) throws Exception {
        throw new UnsupportedOperationException("people cannot reply");
    }

    /** Posts what they do: {@code waves} for {@code /me waves}. */
    default MessageId acts(ChannelId channel, String text) throws Exception {
        throw new UnsupportedOperationException("people cannot act");
    }

    default void edits(ChannelId channel, MessageId own, RichText text) throws Exception {
        throw new UnsupportedOperationException("people cannot edit");
    }

    default void edits(ChannelId channel, MessageId own, String text) throws Exception {
        edits(channel, own, RichText.of(text));
    }

    default void deletes(ChannelId channel, MessageId own) throws Exception {
        throw new UnsupportedOperationException("people cannot delete");
    }

    /**
     * Reacts to a message.
     *
     * @param reactions all of theirs from now on; empty takes the last back
     */
    default void reacts(ChannelId channel, MessageId target, List<Reaction> reactions) throws Exception {
        throw new UnsupportedOperationException("people cannot react");
    }

    default void joins(ChannelId channel) throws Exception {
        throw new UnsupportedOperationException("people cannot join");
    }

    default void leaves(ChannelId channel) throws Exception {
        throw new UnsupportedOperationException("people cannot leave");
    }

    default void renames(ChannelId channel, String title) throws Exception {
        throw new UnsupportedOperationException("people cannot rename");
    }
}
