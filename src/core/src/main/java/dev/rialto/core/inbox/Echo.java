package dev.rialto.core.inbox;

import dev.rialto.api.event.Event;
import dev.rialto.api.event.Posted;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.operation.Receipt;
import dev.rialto.core.inbox.Enqueue.Result;
import dev.rialto.core.outbox.Change;
import dev.rialto.core.outbox.Outbox;
import dev.rialto.core.refs.ChannelBook;
import dev.rialto.core.store.InboxTable.Verdict;
import dev.rialto.core.store.MessageRow;
import dev.rialto.core.store.OutboxRow;
import dev.rialto.core.store.Tables;
import dev.rialto.core.store.Work;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of our own doings when the network shows them to us: nothing goes anywhere. An echo that carries the token of
 * a row is that row's receipt; one of a known message may bring further names of it.
 */
final class Echo {
    private final ChannelBook channels;
    private final Outbox outbox;
    private final Parents parents;

    Echo(ChannelBook channels, Outbox outbox, Parents parents) {
        this.channels = channels;
        this.outbox = outbox;
        this.parents = parents;
    }

    Work<Result> work(Arrived arrived, Event event) throws InterruptedException {
        if (!(event instanceof Posted posted)) {
            return tables -> ended(tables, arrived, List.of(), Optional.empty());
        }
        if (posted.token().isEmpty()) {
            // It may be of a send that has begun and has no name yet. One with a token need not wait: it is the answer.
            for (MessageName name : posted.names()) {
                if (parents.find(arrived, name.id(), Optional.of(MessageRow.OURS))
                        .isPresent()) {
                    break;
                }
            }
        }
        return tables -> {
            Optional<MessageRow> copy = copy(tables, arrived, posted);
            if (copy.isPresent()) {
                addNames(tables, posted, copy.get());
                return ended(tables, arrived, List.of(), Optional.of(copy.get().reference()));
            }
            return settle(tables, arrived, posted);
        };
    }

    /** The message that it shows, if that is known by one of its names. */
    private static Optional<MessageRow> copy(Tables tables, Arrived arrived, Posted posted) {
        for (MessageName name : posted.names()) {
            Optional<MessageRow> found = tables.messages()
                    .find(arrived.row().channel(), arrived.row().epoch(), name.id(), Optional.of(MessageRow.OURS));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Result settle(Tables tables, Arrived arrived, Posted posted) {
        long channel = arrived.row().channel();
        Optional<OutboxRow> row = posted.token().isEmpty()
                ? Optional.empty()
                : outbox.settledByEcho(tables, channel, posted.token().get());
        if (row.isEmpty()) {
            return ended(tables, arrived, List.of(), Optional.empty());
        }
        Receipt.Builder receipt = Receipt.builder(posted.names().getFirst());
        posted.names().forEach(receipt::alias);
        List<Change> changes = outbox.settleEcho(tables, row.get(), channels.located(channel), receipt.build());
        return ended(tables, arrived, changes, row.get().reference());
    }

    private static void addNames(Tables tables, Posted posted, MessageRow of) {
        for (MessageName name : posted.names()) {
            tables.messages().add(of.alias(name, MessageRow.OURS));
        }
    }

    private static Result ended(
            Tables tables, Arrived arrived, List<Change> changes, Optional<ReferenceKey> reference) {
        tables.inbox().settle(arrived.row().id(), Verdict.ENDED);
        return new Result(changes, reference, false);
    }
}
