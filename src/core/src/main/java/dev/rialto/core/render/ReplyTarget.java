package dev.rialto.core.render;

import dev.rialto.api.message.MessageId;

/** What a message answers to, as far as the channel it goes to knows of it. */
public sealed interface ReplyTarget {

    ReplyTarget NONE = new None();

    /** It answers to nothing, or to something that is not to be shown. */
    record None() implements ReplyTarget {}

    /**
     * The parent is in the channel, and the network's own reply is wanted. Where the channel has none, the quote is shown.
     *
     * @param parent its id in that channel
     */
    record Native(MessageId parent, Quote quote) implements ReplyTarget {}

    /**
     * The parent is quoted.
     *
     * @param author may be empty
     * @param excerpt may be empty; it is cut to one line
     * @param length the most characters of the excerpt that are shown
     */
    record Quote(String author, String excerpt, int length) implements ReplyTarget {}
}
