package dev.rialto.core.outbox;

import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.SyncBackRef;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.operation.Delete;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.OpenThread;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Pin;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.React;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.operation.Rename;
import dev.rialto.api.plug.HostClock;
import dev.rialto.core.mailbox.SteadyTime;
import dev.rialto.core.refs.Hashes;
import dev.rialto.core.store.ChannelTable.Located;
import dev.rialto.core.store.MessageRow;
import dev.rialto.core.store.OutboxRow;
import dev.rialto.core.store.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * The stage that writes down what became of an operation: the names of what was sent, the end of the row, and the mark of the
 * row that comes to the head by it. All of it in one transaction.
 */
final class Settle {
    /** Of a copy whose text was not kept: whatever it is to say next is another text. */
    private static final int UNKNOWN_HASH = 0;

    private final HostClock clock;
    private final SteadyTime time;
    private final LongPredicate online;

    Settle(HostClock clock, SteadyTime time, LongPredicate online) {
        this.clock = clock;
        this.time = time;
        this.online = online;
    }

    /**
     * A step was done. Harmless when the row is gone meanwhile, because its echo settled it first.
     *
     * @param steps how many the row has
     */
    List<Change> sent(Tables tables, OutboxRow row, Located channel, Operation operation, Receipt receipt, int steps) {
        List<Change> changes = new ArrayList<>();
        if (row.reference().isPresent()) {
            name(tables, row, channel, row.reference().get(), operation, receipt);
        }
        if (row.step() + 1 < steps) {
            OutboxRow next = row.withStep(row.step() + 1);
            tables.outbox().update(next);
            changes.add(new Change.Changed(next));
        } else {
            changes.addAll(done(tables, row));
        }
        return changes;
    }

    /** The echo of a post came by itself, before or instead of the answer to it. */
    List<Change> echoed(Tables tables, OutboxRow row, Located channel, Receipt receipt) {
        if (row.reference().isPresent()) {
            SyncBackRef.Kind kind = row.files().isEmpty() ? SyncBackRef.Kind.TEXT : SyncBackRef.Kind.MEDIA;
            nameCopy(tables, row, channel, row.reference().get(), kind, UNKNOWN_HASH, receipt);
        }
        return done(tables, row);
    }

    /** A row has nothing left to do. */
    List<Change> done(Tables tables, OutboxRow row) {
        List<Change> changes = new ArrayList<>();
        tables.outbox().remove(row);
        changes.add(new Change.Removed(row));
        markHead(tables, row.channel(), changes);
        return changes;
    }

    /** A row will never be sent, as far as we know. */
    List<Change> buried(Tables tables, OutboxRow row, String reason) {
        List<Change> changes = new ArrayList<>();
        tables.outbox().bury(row, time.millis(), reason);
        changes.add(new Change.Removed(row));
        if (row.kind() == OutboxRow.Kind.POST && row.reference().isPresent()) {
            foldInto(tables, row, row.reference().get(), changes);
        }
        markHead(tables, row.channel(), changes);
        return changes;
    }

    /**
     * A post is dead: the edits and the delete that waited behind it for what would become of it are about a dead letter now.
     * Where parts of it were sent they stay, since they are about those; what they do to them is all that is left to do.
     */
    private static void foldInto(Tables tables, OutboxRow dead, ReferenceKey reference, List<Change> changes) {
        for (OutboxRow behind : tables.outbox().of(reference, dead.channel())) {
            boolean edit = behind.kind() == OutboxRow.Kind.EDIT;
            boolean delete = behind.kind() == OutboxRow.Kind.DELETE;
            if (behind.died().isPresent() || behind.mark() || !(edit || delete)) {
                continue;
            }
            if (dead.step() > 0) {
                tables.outbox().forget(dead.id());
                return;
            }
            if (delete) {
                tables.outbox().forget(dead.id());
            } else {
                OutboxRow reworded = Queueing.reworded(dead, behind).withMark(false);
                tables.outbox().update(reworded);
                changes.add(Change.Changed.from(dead, reworded));
            }
            tables.outbox().remove(behind);
            changes.add(new Change.Removed(behind));
        }
    }

    /** So that the next row needs no commit of its own before it is tried. */
    private void markHead(Tables tables, long channel, List<Change> changes) {
        if (!tables.outbox().waits(channel) || !online.test(channel)) {
            return;
        }
        Optional<OutboxRow> head = tables.outbox().head(channel);
        if (head.isPresent() && !head.get().mark() && head.get().hold() == 0) {
            long now = clock.now().toEpochMilli();
            tables.outbox().mark(head.get(), now);
            changes.add(new Change.Changed(head.get().withMark(true).withFirstTry(now)));
        }
    }

    private static void name(
            Tables tables,
            OutboxRow row,
            Located channel,
            ReferenceKey reference,
            Operation operation,
            Receipt receipt) {
        switch (operation) {
            case Post post ->
                nameCopy(
                        tables, row, channel, reference, kind(row, post.message()), Hashes.of(post.message()), receipt);
            case Edit edit -> {
                Optional<MessageRow> copy = find(tables, channel, edit.target());
                if (copy.isPresent()) {
                    tables.messages().setShown(copy.get(), Hashes.of(edit.message()));
                    for (MessageName name : receipt.names()) {
                        tables.messages().add(copy.get().alias(name, MessageRow.OURS));
                    }
                }
            }
            case Delete delete -> {
                Optional<MessageRow> copy = find(tables, channel, delete.target());
                if (copy.isPresent()) {
                    tables.messages().markGone(copy.get());
                }
            }
            case React react -> {
                Optional<MessageRow> copy = find(tables, channel, react.target());
                if (copy.isPresent()) {
                    tables.messages().setReacted(copy.get(), Hashes.of(react.reactions()));
                }
            }
            case Rename _, Pin _, OpenThread _ -> {}
        }
    }

    /** The first step of a post is the first that the channel gets of the message; else the table knows. */
    private static int nextPart(Tables tables, OutboxRow row, Located channel, ReferenceKey reference) {
        return row.kind() == OutboxRow.Kind.POST && row.step() == 0
                ? 0
                : tables.messages().nextPart(reference, channel.number(), channel.epoch());
    }

    private static void nameCopy(
            Tables tables,
            OutboxRow row,
            Located channel,
            ReferenceKey reference,
            SyncBackRef.Kind kind,
            int hash,
            Receipt receipt) {
        if (receipt.names().isEmpty()) {
            return;
        }
        int part = nextPart(tables, row, channel, reference);
        MessageRow copy = new MessageRow(
                channel.number(),
                channel.epoch(),
                receipt.names().getFirst().id(),
                "",
                reference,
                part,
                kind,
                false,
                false,
                false,
                hash);
        if (!tables.messages().add(copy)) {
            // Its echo was here first, and did not know what it shows.
            tables.messages().setShown(copy, hash);
        }
        for (MessageName name : receipt.names().subList(1, receipt.names().size())) {
            tables.messages().add(copy.alias(name, MessageRow.OURS));
        }
        int further = part;
        for (MessageName name : receipt.album()) {
            further++;
            tables.messages()
                    .add(new MessageRow(
                            copy.channel(),
                            copy.epoch(),
                            name.id(),
                            "",
                            reference,
                            further,
                            SyncBackRef.Kind.MEDIA,
                            false,
                            false,
                            false,
                            0));
        }
    }

    private static SyncBackRef.Kind kind(OutboxRow row, Message message) {
        if (row.kind() == OutboxRow.Kind.REACTIONS) {
            return SyncBackRef.Kind.NOTICE;
        }
        if (message.attachments().stream().anyMatch(Media.class::isInstance)) {
            return SyncBackRef.Kind.MEDIA;
        }
        return row.kind() == OutboxRow.Kind.EDIT ? SyncBackRef.Kind.REPOST : SyncBackRef.Kind.TEXT;
    }

    private static Optional<MessageRow> find(Tables tables, Located channel, MessageId id) {
        return tables.messages().find(channel.number(), channel.epoch(), id, Optional.of(MessageRow.OURS));
    }
}
