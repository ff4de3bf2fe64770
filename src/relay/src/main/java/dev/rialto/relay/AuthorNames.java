package dev.rialto.relay;

import dev.rialto.api.hook.Incoming;
import dev.rialto.api.message.User;

/** What the author of a copy is called. Safe for many threads; asks no network. */
@FunctionalInterface
public interface AuthorNames {

    /**
     * The author as a copy shows them.
     *
     * @param incoming what they did, or the copy of it that is passed on
     * @param label the conversation that the copy is made for
     */
    User name(User author, Incoming incoming, String label);

    /** As the network calls them. */
    static AuthorNames asGiven() {
        return (author, incoming, label) -> author;
    }
}
