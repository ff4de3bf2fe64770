package dev.rialto.core.inbox;

import dev.rialto.api.event.Reacted;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.Relay;
import dev.rialto.api.hook.SyncRef;
import dev.rialto.core.inbox.Enqueue.Result;
import dev.rialto.core.outbox.Queueing;
import dev.rialto.core.outbox.Queueing.Batch;
import dev.rialto.core.refs.SyncCache.Known;
import dev.rialto.core.store.InboxRow;
import dev.rialto.core.store.InboxTable.Verdict;
import dev.rialto.core.store.MessageRow;
import dev.rialto.core.store.ReactionTable.Giver;
import dev.rialto.core.store.ReactionTable.Tally;
import dev.rialto.core.store.Work;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The same stage for reactions: they are kept, and each channel that has something else to show now gets one row. */
final class EnqueueReactions {
    private final Queueing queueing;

    EnqueueReactions(Queueing queueing) {
        this.queueing = queueing;
    }

    /** All reactions of somebody to a message that is known. What is relayed no more is taken back. */
    Work<Result> reacted(Arrived arrived, Reacted reacted, Known known, List<Relay> relays) {
        InboxRow row = arrived.row();
        ReferenceKey key = known.reference().key();
        int part = Originals.trigger(known, row, reacted.target())
                .map(MessageRow::part)
                .orElse(0);
        List<Tally> given = Given.all(reacted.reactions());
        Giver giver = new Giver(key, row.channel(), part, Given.by(reacted.reactions()));
        return tables -> {
            boolean open = tables.references()
                    .find(key)
                    .filter(now -> now.state() == SyncRef.State.LIVE)
                    .isPresent();
            Batch batch = queueing.begin(tables);
            if (open) {
                Set<Long> targets = relays.stream()
                        .filter(relay -> relay.what() instanceof Relay.Reactions)
                        .map(relay -> tables.channels().now(relay.target().number()))
                        .collect(Collectors.toSet());
                for (long target : tables.reactions().set(giver, given, targets)) {
                    batch.react(target, key, Given.shown(tables.reactions().of(key, target)));
                }
            }
            Enqueue.settle(tables, List.of(arrived), open ? Verdict.ROUTED : Verdict.ENDED);
            return new Result(batch.changes(), Optional.of(key), open);
        };
    }
}
