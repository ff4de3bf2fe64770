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
import dev.rialto.core.refs.SyncCache.Known;
import dev.rialto.core.store.InboxTable.Verdict;
import dev.rialto.core.store.MessageRow;
import dev.rialto.core.store.Tables;
import dev.rialto.core.store.Work;
import java.sql.SQLException;
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
        Optional<Known> known = Optional.empty();
        for (MessageName name : posted.names()) {
            if (known.isEmpty()) {
                known = parents.find(arrived, name.id(), posted.message().author());
            }
        }
        Optional<Known> found = known;
        return tables -> {
            if (found.isPresent()) {
                addNames(tables, arrived, posted, found.get());
                return ended(
                        tables,
                        arrived,
                        List.of(),
                        Optional.of(found.get().reference().key()));
            }
            return ended(tables, arrived, settle(tables, arrived, posted), Optional.empty());
        };
    }

    private List<Change> settle(Tables tables, Arrived arrived, Posted posted) throws SQLException {
        if (posted.token().isEmpty()) {
            return List.of();
        }
        Receipt.Builder receipt = Receipt.builder(posted.names().getFirst());
        posted.names().forEach(receipt::alias);
        return outbox.settleEcho(
                        tables,
                        channels.located(arrived.row().channel()),
                        posted.token().get(),
                        receipt.build())
                .orElse(List.of());
    }

    private static void addNames(Tables tables, Arrived arrived, Posted posted, Known known) throws SQLException {
        Optional<MessageRow> copy = known.names().stream()
                .filter(row -> row.channel() == arrived.row().channel()
                        && posted.names().stream().anyMatch(name -> name.id().equals(row.id())))
                .findFirst();
        if (copy.isEmpty()) {
            return;
        }
        MessageRow of = copy.get();
        for (MessageName name : posted.names()) {
            tables.messages()
                    .add(new MessageRow(
                            of.channel(),
                            of.epoch(),
                            name.id(),
                            "",
                            of.reference(),
                            of.part(),
                            of.kind(),
                            true,
                            of.original(),
                            of.gone(),
                            of.hash()));
        }
    }

    private static Result ended(Tables tables, Arrived arrived, List<Change> changes, Optional<ReferenceKey> reference)
            throws SQLException {
        tables.inbox().settle(arrived.row().id(), Verdict.ENDED);
        return new Result(changes, reference, false);
    }
}
