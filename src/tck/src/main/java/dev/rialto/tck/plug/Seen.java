package dev.rialto.tck.plug;

import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.RichText;
import java.util.List;
import java.util.Optional;

/**
 * One message as people see it in their client now.
 *
 * @param id a name of it that the plug knows too
 * @param author what stands beside it
 * @param text with the looks that the client shows; styling signs that it shows as they are count as text
 * @param replyTo a name of the message that it visibly answers to, by the network's own means
 * @param action whether it is shown as what its author does
 * @param reactions those of everybody
 */
public record Seen(
        MessageId id,
        String author,
        RichText text,
        Optional<MessageId> replyTo,
        boolean action,
        List<Reaction> reactions) {

    public Seen {
        reactions = List.copyOf(reactions);
    }

    /** A message without more to it than its text. */
    public static Seen of(MessageId id, String author, RichText text) {
        return new Seen(id, author, text, Optional.empty(), false, List.of());
    }

    public String plain() {
        return text.plain();
    }

    public Seen replyingTo(MessageId parent) {
        return new Seen(id, author, text, Optional.of(parent), action, reactions);
    }

    public Seen asAction(boolean value) {
        return new Seen(id, author, text, replyTo, value, reactions);
    }

    public Seen withReactions(List<Reaction> value) {
        return new Seen(id, author, text, replyTo, action, value);
    }
}
