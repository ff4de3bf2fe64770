package dev.rialto.core.outbox;

import dev.rialto.core.store.OutboxRow;

/** What a transaction did to the outbox; the queues in memory learn of it after the commit. */
public sealed interface Change {

    OutboxRow row();

    /** A new row at the end of its queue. */
    record Added(OutboxRow row) implements Change {}

    /** A waiting row is another now. */
    record Changed(OutboxRow row) implements Change {}

    /** A row does not wait any more. */
    record Removed(OutboxRow row) implements Change {}
}
