package dev.rialto.core.outbox;

import dev.rialto.api.message.Message;
import dev.rialto.core.format.Draft;
import dev.rialto.core.format.FormatException;
import dev.rialto.core.format.RelayFormat;
import dev.rialto.core.store.OutboxRow;
import java.util.Optional;

/** What rows hold, for who only wants a look. */
final class Drafts {
    private Drafts() {}

    /** The message that a row posts; empty where it posts none, and where it cannot be read: that is seen when it is its turn. */
    static Optional<Message> message(OutboxRow row) {
        try {
            return RelayFormat.read(row.body()) instanceof Draft.Post post
                    ? Optional.of(post.message())
                    : Optional.empty();
        } catch (FormatException e) {
            return Optional.empty();
        }
    }
}
