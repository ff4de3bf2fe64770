package dev.rialto.core.render;

import dev.rialto.api.message.Message;
import dev.rialto.core.format.Draft;
import dev.rialto.core.format.Draft.Mark;
import java.util.Optional;

/**
 * All that is to be known of a message to render it for one channel.
 *
 * @param message its author's name is what people are to see, empty for none; its own reply is not looked at; its thread
 *     names a message of the channel that it goes to
 * @param subject a headline
 * @param captions whether the text may be that of a file; else it is a message of its own
 */
public record Rendering(
        Message message,
        ReplyTarget reply,
        Mark mark,
        Optional<String> subject,
        AuthorStyle authorStyle,
        MediaAccess media,
        boolean captions) {

    /** One in which a text may be that of a file. */
    public Rendering(
            Message message,
            ReplyTarget reply,
            Mark mark,
            Optional<String> subject,
            AuthorStyle authorStyle,
            MediaAccess media) {
        this(message, reply, mark, subject, authorStyle, media, true);
    }

    /** The same for a channel that has the text as a message of its own already. */
    public Rendering withoutCaptions() {
        return new Rendering(message, reply, mark, subject, authorStyle, media, false);
    }

    /** A new message. */
    public static Rendering of(Draft.Post post, ReplyTarget reply, AuthorStyle authorStyle, MediaAccess media) {
        return new Rendering(post.message(), reply, post.mark(), post.options().subject(), authorStyle, media);
    }

    /**
     * An edit.
     *
     * @param mark {@link Mark#EDITED} where it is posted anew instead of changed in place
     */
    public static Rendering of(
            Draft.Edit edit, ReplyTarget reply, Mark mark, AuthorStyle authorStyle, MediaAccess media) {
        return new Rendering(edit.message(), reply, mark, Optional.empty(), authorStyle, media);
    }
}
