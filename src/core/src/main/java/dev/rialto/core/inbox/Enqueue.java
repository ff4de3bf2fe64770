package dev.rialto.core.inbox;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Posted;
import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.Relay;
import dev.rialto.api.hook.SyncRef;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.User;
import dev.rialto.core.format.Draft;
import dev.rialto.core.format.Draft.Mark;
import dev.rialto.core.format.Draft.ParentRef;
import dev.rialto.core.outbox.Change;
import dev.rialto.core.outbox.Queueing;
import dev.rialto.core.outbox.Queueing.Batch;
import dev.rialto.core.outbox.Queueing.Waiting;
import dev.rialto.core.refs.Hashes;
import dev.rialto.core.refs.SyncCache.Known;
import dev.rialto.core.refs.Ulids;
import dev.rialto.core.render.Excerpt;
import dev.rialto.core.store.AnswerTable.Answer;
import dev.rialto.core.store.InboxRow;
import dev.rialto.core.store.InboxTable.Verdict;
import dev.rialto.core.store.MessageRow;
import dev.rialto.core.store.ReferenceRow;
import dev.rialto.core.store.Tables;
import dev.rialto.core.store.Work;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The stage that makes routes into rows: the end of the inbox row, the reference and the outbox rows, in one transaction. What
 * became of a message meanwhile is looked at inside that transaction.
 */
final class Enqueue {
    /** How much of a text is kept for quotes, in characters; enough for the longest that a hook may ask for. */
    static final int EXCERPT = 500;

    private static final PostOptions URGENT = PostOptions.builder().urgent(true).build();

    private final Queueing queueing;
    private final Ulids ulids;

    Enqueue(Queueing queueing, Ulids ulids) {
        this.queueing = queueing;
        this.ulids = ulids;
    }

    /**
     * What a transaction did.
     *
     * @param reference the message that it was about
     * @param fresh whether the event brought something new; else nobody needs to see it
     */
    record Result(List<Change> changes, Optional<ReferenceKey> reference, boolean fresh) {
        static Result nothing() {
            return new Result(List.of(), Optional.empty(), false);
        }
    }

    /** A new message. */
    Work<Result> posted(
            List<Arrived> rows,
            Posted posted,
            List<Posted> parts,
            List<Relay> relays,
            Optional<ParentRef> parent,
            boolean urgent) {
        PostOptions options = urgent ? URGENT : PostOptions.DEFAULT;
        InboxRow row = rows.getFirst().row();
        ReferenceRow reference = reference(row, posted.message(), SyncRef.State.LIVE);
        return tables -> {
            if (relays.stream().noneMatch(Enqueue::isRemembered)) {
                settle(tables, rows, Verdict.ROUTED);
                return new Result(lines(tables, relays), Optional.empty(), true);
            }
            Message first =
                    parts.isEmpty() ? posted.message() : parts.getFirst().message();
            if (!Originals.name(tables, row, reference, posted.names(), first, 0)) {
                settle(tables, rows, Verdict.ENDED);
                return Result.nothing();
            }
            for (int part = 1; part < parts.size(); part++) {
                Posted next = parts.get(part);
                Originals.name(tables, row, reference, next.names(), next.message(), part);
            }
            tables.references().add(reference);
            Albums.keep(tables, reference.key(), parts);
            Batch batch = queueing.begin(tables);
            for (Relay relay : relays) {
                copy(batch, relay, reference.key(), parent, Mark.NONE, options);
            }
            withhold(tables, reference.key(), relays);
            settle(tables, rows, Verdict.ROUTED);
            return new Result(batch.changes(), Optional.of(reference.key()), true);
        };
    }

    /** Whether a message stays known for the sake of a relay. */
    private static boolean isRemembered(Relay relay) {
        return relay.what() instanceof Relay.Copy || relay.what() instanceof Relay.Withheld;
    }

    /** Notes from which channels a message is kept; not from one that another hook has a copy for. */
    private static void withhold(Tables tables, ReferenceKey key, List<Relay> relays) {
        Set<Long> reached = relays.stream()
                .filter(relay -> relay.what() instanceof Relay.Copy)
                .map(relay -> relay.target().number())
                .collect(Collectors.toSet());
        for (Relay relay : relays) {
            if (relay.what() instanceof Relay.Withheld
                    && !reached.contains(relay.target().number())) {
                tables.references().withhold(key, relay.target().number());
            }
        }
    }

    /** A message that a hook dropped: remembered, so that its edits are dropped too and nobody quotes it. */
    Work<Result> dropped(List<Arrived> rows, Posted posted) {
        InboxRow row = rows.getFirst().row();
        ReferenceRow reference = reference(row, posted.message(), SyncRef.State.DROPPED);
        return tables -> {
            if (Originals.name(tables, row, reference, posted.names(), posted.message(), 0)) {
                tables.references().add(reference);
            }
            settle(tables, rows, Verdict.DROPPED);
            return Result.nothing();
        };
    }

    /**
     * An edit of a message that is known.
     *
     * @param told as the network told it
     * @param edited as it goes on: of the whole of an album, and as hooks left it
     */
    Work<Result> edited(
            Arrived arrived, Edited told, Edited edited, Known known, List<Relay> relays, Optional<ParentRef> parent) {
        InboxRow row = arrived.row();
        ReferenceKey key = known.reference().key();
        int hash = Hashes.of(edited.message());
        String excerpt = excerpt(edited.message());
        return tables -> {
            Optional<ReferenceRow> now = tables.references().find(key);
            boolean open = now.isPresent() && now.get().state() == SyncRef.State.LIVE;
            Originals.rename(tables, row, edited, known);
            Albums.change(tables, row, told, known);
            if (!open || now.get().hash() == hash) {
                settle(tables, List.of(arrived), Verdict.ENDED);
                return new Result(List.of(), Optional.of(key), false);
            }
            tables.references()
                    .setText(
                            key,
                            hash,
                            reachesAll(tables, known, relays)
                                    ? excerpt
                                    : now.get().excerpt());
            Batch batch = queueing.begin(tables);
            for (Relay relay : relays) {
                switch (relay.what()) {
                    case Relay.Revision(Message message, Relay.Quoting quoting, boolean _) ->
                        batch.edit(relay.target().number(), key, bare(message), parent, quoting);
                    case Relay.Line line -> line(batch, relay, line);
                    case Relay.Copy _, Relay.Withheld _, Relay.Removal _, Relay.Reactions _, Relay.Title _ -> {}
                }
            }
            settle(tables, List.of(arrived), Verdict.ROUTED);
            return new Result(batch.changes(), Optional.of(key), true);
        };
    }

    /**
     * Whether an edit goes to each channel that has a copy or is to get one. What one of them is not to read, a quote of the
     * message must not show there.
     */
    private static boolean reachesAll(Tables tables, Known known, List<Relay> relays) {
        Set<Long> told = relays.stream()
                .filter(relay -> relay.what() instanceof Relay.Revision)
                .map(relay -> tables.channels().now(relay.target().number()))
                .collect(Collectors.toSet());
        return known.names().stream()
                        .filter(name -> !name.original() && !name.alias() && !name.gone())
                        .allMatch(copy -> told.contains(copy.channel()))
                && tables.outbox().of(known.reference().key()).stream().allMatch(row -> told.contains(row.channel()));
    }

    /** An edit of a message of which nothing is known: a new message with a mark, where a hook asks for that. */
    Work<Result> editedUnknown(Arrived arrived, Edited edited, List<Relay> relays, Optional<ParentRef> parent) {
        List<Relay> wanted = relays.stream()
                .filter(relay -> relay.what() instanceof Relay.Revision revision && revision.unknown())
                .toList();
        ReferenceRow reference = reference(arrived.row(), edited.message(), SyncRef.State.LIVE);
        return tables -> {
            if (wanted.isEmpty()) {
                settle(tables, List.of(arrived), Verdict.ENDED);
                return Result.nothing();
            }
            Originals.name(tables, arrived.row(), reference, Originals.names(edited), edited.message(), 0);
            tables.references().add(reference);
            Batch batch = queueing.begin(tables);
            for (Relay relay : wanted) {
                copy(batch, relay, reference.key(), parent, Mark.EDITED, PostOptions.DEFAULT);
            }
            settle(tables, List.of(arrived), Verdict.ROUTED);
            return new Result(batch.changes(), Optional.of(reference.key()), true);
        };
    }

    /** The deletion of the original or of a copy. */
    Work<Result> deleted(Arrived arrived, Deleted deleted, Known known, List<Relay> relays) {
        InboxRow row = arrived.row();
        ReferenceKey key = known.reference().key();
        Optional<MessageRow> trigger = Originals.trigger(known, row, deleted.target());
        boolean whole = !relays.isEmpty() || trigger.isEmpty() || trigger.get().original();
        return tables -> {
            if (trigger.isPresent()) {
                tables.messages().markGone(trigger.get());
            }
            Optional<ReferenceRow> now = tables.references().find(key);
            if (now.isEmpty() || now.get().state() == SyncRef.State.DELETED) {
                settle(tables, List.of(arrived), Verdict.ENDED);
                return new Result(List.of(), Optional.of(key), false);
            }
            if (whole) {
                tables.references().setState(key, SyncRef.State.DELETED);
            }
            Batch batch = queueing.begin(tables);
            for (Relay relay : relays) {
                if (relay.what() instanceof Relay.Removal) {
                    batch.delete(relay.target().number(), key);
                }
            }
            if (whole && trigger.isPresent() && !trigger.get().original()) {
                // Who takes away one part of a copy, or one wording of it, takes away all of it.
                batch.delete(row.channel(), key);
            }
            settle(tables, List.of(arrived), Verdict.ROUTED);
            return new Result(batch.changes(), Optional.of(key), true);
        };
    }

    /** Anything that is no message: lines and titles. */
    Work<Result> told(Arrived arrived, List<Relay> relays) {
        return tables -> {
            List<Change> changes = lines(tables, relays);
            settle(tables, List.of(arrived), relays.isEmpty() ? Verdict.ENDED : Verdict.ROUTED);
            return new Result(changes, Optional.empty(), true);
        };
    }

    /** Something that nobody needs to hear of. */
    Work<Result> ended(List<Arrived> rows, Verdict verdict) {
        return tables -> {
            settle(tables, rows, verdict);
            return Result.nothing();
        };
    }

    /** What a hook or program says. */
    Work<Result> spoken(
            ReferenceKey key,
            Message message,
            long at,
            List<Relay> relays,
            Optional<ParentRef> parent,
            PostOptions options) {
        ReferenceRow reference = new ReferenceRow(
                key,
                Optional.empty(),
                message.author().flatMap(User::id),
                message.author().map(User::name).orElse(""),
                at,
                SyncRef.State.LIVE,
                Hashes.of(message),
                excerpt(message));
        return tables -> {
            tables.references().add(reference);
            Batch batch = queueing.begin(tables);
            for (Relay relay : relays) {
                copy(batch, relay, key, parent, Mark.NONE, options);
                if (relay.what() instanceof Relay.Copy(Message _, Relay.Quoting quoting)) {
                    answer(tables, key, relay.target().number(), parent, quoting);
                }
            }
            withhold(tables, key, relays);
            return new Result(batch.changes(), Optional.of(key), true);
        };
    }

    /** Remembers what a copy answers, for edits of it. */
    private static void answer(
            Tables tables, ReferenceKey key, long target, Optional<ParentRef> parent, Relay.Quoting quoting) {
        Optional<ReferenceKey> answered = parent.flatMap(ParentRef::key);
        if (answered.isPresent()) {
            long channel = tables.channels().now(target);
            tables.answers().add(key, channel, new Answer(answered.get(), quoting));
        }
    }

    private static void copy(
            Batch batch, Relay relay, ReferenceKey key, Optional<ParentRef> parent, Mark mark, PostOptions options) {
        Waiting waiting = new Waiting(relay.hold(), options.urgent(), false);
        long target = relay.target().number();
        switch (relay.what()) {
            case Relay.Copy(Message message, Relay.Quoting quoting) ->
                batch.post(target, key, new Draft.Post(bare(message), parent, quoting, mark, options), waiting);
            case Relay.Revision(Message message, Relay.Quoting quoting, boolean _) ->
                batch.post(target, key, new Draft.Post(bare(message), parent, quoting, mark, options), waiting);
            case Relay.Line line -> line(batch, relay, line);
            case Relay.Title title -> batch.title(target, title(title));
            case Relay.Withheld _, Relay.Removal _, Relay.Reactions _ -> {}
        }
    }

    /** The lines and titles among some relays. */
    private List<Change> lines(Tables tables, List<Relay> relays) {
        Batch batch = queueing.begin(tables);
        for (Relay relay : relays) {
            switch (relay.what()) {
                case Relay.Line line -> line(batch, relay, line);
                case Relay.Title title -> batch.title(relay.target().number(), title(title));
                case Relay.Copy _, Relay.Withheld _, Relay.Revision _, Relay.Removal _, Relay.Reactions _ -> {}
            }
        }
        return batch.changes();
    }

    private static void line(Batch batch, Relay relay, Relay.Line line) {
        batch.line(
                relay.target().number(),
                new Draft.Line(line.subjects(), line.predicate()),
                new Waiting(relay.hold(), false, false),
                relay.fold());
    }

    private static Draft.Title title(Relay.Title title) {
        return new Draft.Title(
                title.title(),
                new Draft.Line(title.otherwise().subjects(), title.otherwise().predicate()));
    }

    static void settle(Tables tables, List<Arrived> rows, Verdict verdict) {
        for (Arrived arrived : rows) {
            tables.inbox().settle(arrived.row().id(), verdict);
        }
    }

    private ReferenceRow reference(InboxRow row, Message message, SyncRef.State state) {
        return new ReferenceRow(
                ulids.key(),
                Optional.of(row.channel()),
                message.author().flatMap(User::id),
                message.author().map(User::name).orElse(""),
                row.accepted(),
                state,
                Hashes.of(message),
                excerpt(message));
    }

    private static String excerpt(Message message) {
        return Excerpt.of(message, EXCERPT);
    }

    /**
     * What goes into a draft. The reply is the host's business: the draft names the parent by its reference. A thread is one of
     * the channel that the message came from and means nothing elsewhere.
     */
    private static Message bare(Message message) {
        return message.replyTo().isEmpty() && message.thread().isEmpty()
                ? message
                : message.toBuilder().noReply().noThread().build();
    }
}
