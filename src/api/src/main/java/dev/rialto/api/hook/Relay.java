package dev.rialto.api.hook;

import dev.rialto.api.message.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is to arrive in one channel because of an event.
 *
 * @param target may be a virtual channel, whose own hook passes it on to its members
 * @param hold how long it waits there before it is sent; meanwhile edits and deletes fold into it
 * @param fold relays with the same key that still wait in the same channel become one
 */
public record Relay(Channel target, What what, Duration hold, Optional<String> fold) {

    /** A relay that is sent at once and for itself. */
    public static Relay to(Channel target, What what) {
        return new Relay(target, what, Duration.ZERO, Optional.empty());
    }

    /** What is to arrive. */
    public sealed interface What {}

    /**
     * A copy of a new message. Its author's name is what people are to see; its reply still names the parent in the channel
     * of the event, the host finds the copy that the target has.
     */
    public record Copy(Message message, Quoting quoting) implements What {}

    /**
     * A new message that is kept from the target. The host remembers it: nothing about it arrives there later, no edit and no
     * quote.
     */
    public record Withheld() implements What {}

    /**
     * The copies there are to say something else: in place where the network can, else as a new message with a mark.
     *
     * @param unknown whether a message of which the host knows nothing is sent, with a mark
     */
    public record Revision(Message message, Quoting quoting, boolean unknown) implements What {}

    /** The copies there are to go. */
    public record Removal() implements What {}

    /**
     * The copies there are to show how people react to the message: with those that the event tells, and with all that were
     * relayed there before. By the network's own means where it has them, else in one line that changes with them.
     */
    public record Reactions() implements What {}

    /**
     * A line about somebody, by nobody: who came, who went. Of lines that fold into one, those with the same predicate
     * list their subjects in one sentence, each once.
     *
     * @param subjects whom it is about, as people are to read them
     * @param predicate the rest of the sentence, for example {@code joined}
     */
    public record Line(List<String> subjects, String predicate) implements What {
        public Line {
            subjects = List.copyOf(subjects);
        }
    }

    /**
     * The channel is to have this title.
     *
     * @param otherwise what is said where it cannot be set
     */
    public record Title(String title, Line otherwise) implements What {}

    /**
     * How a reply is shown.
     *
     * @param nativeReply whether the network's own reply is used, where it has one and the parent is there
     * @param length the most characters of a quote
     */
    public record Quoting(boolean nativeReply, int length) {
        public static final Quoting DEFAULT = new Quoting(true, 120);
    }
}
