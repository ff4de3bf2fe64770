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

    /** What the copies are to say; empty where a row is about no message, and where it cannot be read: that is seen in its turn. */
    static Optional<Message> message(OutboxRow row) {
        try {
            return switch (RelayFormat.read(row.body())) {
                case Draft.Post post -> Optional.of(post.message());
                case Draft.Edit edit -> Optional.of(edit.message());
                case Draft.Delete _, Draft.Reactions _, Draft.Line _, Draft.Title _ -> Optional.empty();
            };
        } catch (FormatException e) {
            return Optional.empty();
        }
    }
}
