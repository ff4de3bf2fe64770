package dev.rialto.core.outbox;

import dev.rialto.core.store.OutboxRow;
import java.util.List;

/** What a transaction did to the outbox; the queues in memory learn of it after the commit. */
public sealed interface Change {

    OutboxRow row();

    /** A new row at the end of its queue. */
    record Added(OutboxRow row) implements Change {}

    /**
     * A row, waiting or dead, is another now.
     *
     * @param freed names of files that it needed before and does not need now
     */
    record Changed(OutboxRow row, List<String> freed) implements Change {
        public Changed {
            freed = List.copyOf(freed);
        }

        Changed(OutboxRow row) {
            this(row, List.of());
        }

        /** A row that was {@code before}. */
        static Changed from(OutboxRow before, OutboxRow row) {
            return new Changed(
                    row,
                    before.files().stream()
                            .filter(name -> !row.files().contains(name))
                            .toList());
        }
    }

    /** A row does not wait any more. */
    record Removed(OutboxRow row) implements Change {}
}
