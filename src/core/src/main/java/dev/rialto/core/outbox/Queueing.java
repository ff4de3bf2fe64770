package dev.rialto.core.outbox;

import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.Relay.Quoting;
import dev.rialto.api.hook.SyncBackRef;
import dev.rialto.api.message.Message;
import dev.rialto.api.plug.HostClock;
import dev.rialto.core.format.Draft;
import dev.rialto.core.format.Draft.Mark;
import dev.rialto.core.format.Draft.ParentRef;
import dev.rialto.core.format.FormatException;
import dev.rialto.core.format.RelayFormat;
import dev.rialto.core.mailbox.SteadyTime;
import dev.rialto.core.media.MediaStore;
import dev.rialto.core.refs.Ulids;
import dev.rialto.core.store.MessageRow;
import dev.rialto.core.store.OutboxRow;
import dev.rialto.core.store.OutboxTable;
import dev.rialto.core.store.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * Puts drafts into queues, inside the transaction of whoever asks. An edit or a delete of what surely was not sent changes
 * the waiting row itself; a dead letter counts as waiting. Else it becomes a row of its own behind the post.
 *
 * <p>Whether a row was surely not sent, its mark alone says: nothing is sent before its mark is committed. So a decision
 * taken here holds until the commit.
 */
public final class Queueing {
    private final HostClock clock;
    private final SteadyTime time;
    private final Ulids ulids;
    private final LongPredicate online;

    /**
     * The queues' entrance.
     *
     * @param time by which rows grow old
     * @param online whether the plug of a channel is connected; then the first row of its queue is marked at once
     */
    public Queueing(HostClock clock, SteadyTime time, Ulids ulids, LongPredicate online) {
        this.clock = clock;
        this.time = time;
        this.ulids = ulids;
        this.online = online;
    }

    /** One batch of changes of one transaction. */
    public Batch begin(Tables tables) {
        return new Batch(tables);
    }

    /** How a row is to wait. */
    public record Waiting(Duration hold, boolean urgent, boolean notice) {
        public static final Waiting NOT = new Waiting(Duration.ZERO, false, false);
    }

    /** The changes of one transaction, gathered for the queues in memory. */
    public final class Batch {
        private final Tables tables;
        private final List<Change> changes = new ArrayList<>();

        private Batch(Tables tables) {
            this.tables = tables;
        }

        /** What is to be told to {@link Outbox#apply} after the commit. */
        public List<Change> changes() {
            return changes;
        }

        public void post(long target, ReferenceKey reference, Draft.Post draft, Waiting waiting) {
            List<String> files = MediaStore.files(draft.message());
            add(now(target), Optional.of(reference), OutboxRow.Kind.POST, draft, files, waiting, Optional.empty());
        }

        /** Has the copies that a channel has, or will have, say something else. */
        public void edit(
                long target, ReferenceKey reference, Message message, Optional<ParentRef> parent, Quoting quoting) {
            long channel = now(target);
            boolean folded = false;
            boolean underWay = false;
            Draft.Edit draft = new Draft.Edit(message, parent, quoting);
            List<OutboxRow> rows = tables.outbox().of(reference, channel);
            List<String> files = files(draft, channel, reference, rows);
            for (OutboxRow row : rows) {
                switch (stage(row)) {
                    case WAITING -> {
                        if (row.died().isPresent() && row.kind() == OutboxRow.Kind.EDIT) {
                            // The copy is there and this wording was refused: the new one is sent in its place.
                            remove(row);
                            break;
                        }
                        change(row, reworded(row, draft, files));
                        folded = true;
                    }
                    case UNDER_WAY -> underWay = true;
                    // The edit of the parts that were sent posts those that are missing.
                    case BROKEN_OFF -> remove(row);
                    case DELETION -> {
                        return;
                    }
                    case OTHER -> {}
                }
            }
            if (!folded && (underWay || hasCopies(channel, reference))) {
                add(channel, Optional.of(reference), OutboxRow.Kind.EDIT, draft, files, Waiting.NOT, Optional.empty());
            }
        }

        /** The files that an edit needs: none where the channel has files of the message, or is just getting them. */
        private List<String> files(Draft.Edit draft, long channel, ReferenceKey reference, List<OutboxRow> rows) {
            List<String> files = MediaStore.files(draft.message());
            boolean there = !files.isEmpty()
                    && (rows.stream()
                                    .anyMatch(row -> stage(row) == Stage.UNDER_WAY
                                            && !row.files().isEmpty())
                            || tables.messages().of(reference).stream()
                                    .anyMatch(name ->
                                            name.channel() == channel && name.kind() == SyncBackRef.Kind.MEDIA));
            return there ? List.of() : files;
        }

        /** Takes away the copies that a channel has, or will have. */
        public void delete(long target, ReferenceKey reference) {
            long channel = now(target);
            boolean underWay = false;
            for (OutboxRow row : tables.outbox().of(reference, channel)) {
                switch (stage(row)) {
                    case WAITING, BROKEN_OFF -> remove(row);
                    case UNDER_WAY -> underWay = true;
                    case DELETION -> {
                        return;
                    }
                    case OTHER -> {}
                }
            }
            if (underWay || hasCopies(channel, reference)) {
                add(
                        channel,
                        Optional.of(reference),
                        OutboxRow.Kind.DELETE,
                        new Draft.Delete(),
                        List.of(),
                        Waiting.NOT,
                        Optional.empty());
            }
        }

        /**
         * Has the copies that a channel has, or will have, show how people react; of several that wait only the last counts.
         */
        public void react(long target, ReferenceKey reference, Draft.Reactions draft) {
            long channel = now(target);
            boolean coming = false;
            for (OutboxRow row : tables.outbox().of(reference, channel)) {
                boolean dead = row.died().isPresent();
                switch (row.kind()) {
                    case POST -> coming |= !dead;
                    case DELETE -> {
                        if (!dead) {
                            return;
                        }
                    }
                    case REACTIONS -> {
                        if (dead) {
                            remove(row);
                        } else if (!row.mark() && row.step() == 0) {
                            change(row, saying(row, draft));
                            return;
                        }
                    }
                    case EDIT, LINE, TITLE -> {}
                }
            }
            if (coming || hasCopies(channel, reference)) {
                add(
                        channel,
                        Optional.of(reference),
                        OutboxRow.Kind.REACTIONS,
                        draft,
                        List.of(),
                        Waiting.NOT,
                        Optional.empty());
            }
        }

        /** Says a line; lines with the same fold key that still wait become one. */
        public void line(long target, Draft.Line line, Waiting waiting, Optional<String> fold) {
            long channel = now(target);
            Optional<OutboxRow> tail = tables.outbox().tail(channel);
            if (fold.isPresent()
                    && tail.isPresent()
                    && tail.get().fold().equals(fold)
                    && !tail.get().mark()) {
                Draft waitingLine = read(tail.get());
                if (waitingLine instanceof Draft.Line said) {
                    change(tail.get(), saying(tail.get(), said.and(line)));
                    return;
                }
            }
            add(channel, Optional.empty(), OutboxRow.Kind.LINE, line, List.of(), waiting, fold);
        }

        /** Gives a channel a title; of several that wait only the last counts. */
        public void title(long target, Draft.Title title) {
            long channel = now(target);
            Optional<OutboxRow> tail = tables.outbox().tail(channel);
            if (tail.isPresent()
                    && tail.get().kind() == OutboxRow.Kind.TITLE
                    && !tail.get().mark()) {
                change(tail.get(), saying(tail.get(), title));
            } else {
                add(channel, Optional.empty(), OutboxRow.Kind.TITLE, title, List.of(), Waiting.NOT, Optional.empty());
            }
        }

        private void add(
                long channel,
                Optional<ReferenceKey> reference,
                OutboxRow.Kind kind,
                Draft draft,
                List<String> files,
                Waiting waiting,
                Optional<String> fold) {
            boolean first = !tables.outbox().waits(channel);
            if (tables.outbox().mayEndInLine(channel)) {
                releaseLine(tables.outbox().tail(channel).orElseThrow());
            }
            OutboxTable.Fresh fresh = new OutboxTable.Fresh(
                    channel,
                    reference,
                    kind,
                    ulids.token(),
                    time.millis(),
                    waiting.hold().toMillis(),
                    waiting.urgent(),
                    waiting.notice(),
                    fold,
                    files,
                    RelayFormat.write(draft));
            boolean mark = first && fresh.hold() == 0 && online.test(channel);
            OptionalLong tried = mark ? OptionalLong.of(clock.now().toEpochMilli()) : OptionalLong.empty();
            changes.add(new Change.Added(tables.outbox().add(fresh, tried)));
        }

        /** Who asks goes by what was committed last; two channels may have become one since. */
        private long now(long channel) {
            return tables.channels().now(channel);
        }

        /** A line that waits for company has waited long enough once something else comes behind it. */
        private void releaseLine(OutboxRow tail) {
            if (tail.fold().isPresent() && tail.hold() > 0) {
                change(tail, tail.withHold(0));
            }
        }

        private boolean hasCopies(long channel, ReferenceKey reference) {
            for (MessageRow name : tables.messages().of(reference)) {
                if (name.channel() == channel && !name.gone()) {
                    return true;
                }
            }
            return false;
        }

        private void change(OutboxRow before, OutboxRow row) {
            tables.outbox().update(row);
            changes.add(Change.Changed.from(before, row));
        }

        private void remove(OutboxRow row) {
            tables.outbox().remove(row);
            changes.add(new Change.Removed(row));
        }
    }

    /** How far a row of a message has come. */
    private enum Stage {
        /** Surely nothing of it was sent; a dead letter counts as waiting. */
        WAITING,
        /** It is being sent, may have been, or was in part. */
        UNDER_WAY,
        /** Some of its parts were sent, the rest is a dead letter. */
        BROKEN_OFF,
        DELETION,
        OTHER
    }

    private static Stage stage(OutboxRow row) {
        return switch (row.kind()) {
            case POST, EDIT -> {
                if (row.step() > 0) {
                    yield row.died().isPresent() ? Stage.BROKEN_OFF : Stage.UNDER_WAY;
                }
                yield row.mark() ? Stage.UNDER_WAY : Stage.WAITING;
            }
            case DELETE -> row.died().isPresent() ? Stage.OTHER : Stage.DELETION;
            case REACTIONS, LINE, TITLE -> Stage.OTHER;
        };
    }

    /** A post that says what a later edit of it says. */
    static OutboxRow reworded(OutboxRow post, OutboxRow edit) {
        return read(edit) instanceof Draft.Edit draft ? reworded(post, draft, edit.files()) : post;
    }

    /** @param files those that an edit of what is there needs; a post needs all of them */
    private static OutboxRow reworded(OutboxRow row, Draft.Edit edit, List<String> files) {
        return switch (read(row)) {
            case Draft.Post(var _, var _, var _, Mark mark, PostOptions options) ->
                row.withBody(
                        RelayFormat.write(new Draft.Post(edit.message(), edit.parent(), edit.quoting(), mark, options)),
                        MediaStore.files(edit.message()));
            case Draft.Edit _ -> row.withBody(RelayFormat.write(edit), files);
            case Draft.Delete _, Draft.Reactions _, Draft.Line _, Draft.Title _ -> row;
        };
    }

    /** The same row with another draft, which needs no files. */
    private static OutboxRow saying(OutboxRow row, Draft draft) {
        return row.withBody(RelayFormat.write(draft), List.of());
    }

    /** What a waiting row holds; one that cannot be read is dealt with when it is its turn. */
    private static Draft read(OutboxRow row) {
        try {
            return RelayFormat.read(row.body());
        } catch (FormatException e) {
            return new Draft.Delete();
        }
    }
}
