package dev.rialto.relay;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.message.User;

/** What the author of a copy is called. Safe for many threads; asks no network. */
@FunctionalInterface
public interface AuthorNames {

    /**
     * The author as a copy shows them.
     *
     * @param source where they wrote
     * @param label the conversation that the copy is made for
     */
    User name(User author, Channel source, String label);

    /** As the network calls them. */
    static AuthorNames asGiven() {
        return (author, source, label) -> author;
    }
}
