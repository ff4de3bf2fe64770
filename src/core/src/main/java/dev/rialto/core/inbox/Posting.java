package dev.rialto.core.inbox;

import dev.rialto.api.event.Occurrence;
import dev.rialto.api.event.Origin;
import dev.rialto.api.event.Posted;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.Poster;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.Relay;
import dev.rialto.api.hook.SyncRef;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.Reply;
import dev.rialto.core.format.Draft.ParentRef;
import dev.rialto.core.inbox.Enqueue.Result;
import dev.rialto.core.outbox.Queueing.Batch;
import dev.rialto.core.refs.Hashes;
import dev.rialto.core.refs.SyncCache.Known;
import dev.rialto.core.render.Excerpt;
import dev.rialto.core.store.AnswerTable.Answer;
import dev.rialto.core.store.Commit;
import dev.rialto.core.store.MessageRow;
import dev.rialto.core.store.OutboxRow;
import dev.rialto.core.store.ReferenceRow;
import dev.rialto.core.store.Store;
import dev.rialto.core.store.Tables;
import dev.rialto.core.store.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What hooks and programs say for themselves. It goes the way of all messages from Route on, under a reference of its own. */
public final class Posting implements Poster {
    private final InboxTools tools;

    Posting(InboxTools tools) {
        this.tools = tools;
    }

    @Override
    public ReferenceKey post(List<Channel> targets, Message message, PostOptions options) throws InterruptedException {
        ReferenceKey key = tools.ulids().key();
        Instant now = tools.clock().now();
        List<Incoming> beginnings = new ArrayList<>();
        for (Channel target : new LinkedHashSet<>(targets)) {
            if (!target.sentTo()) {
                continue;
            }
            Posted copy = Posted.builder(
                            new Occurrence(target.ref(), now, Optional.empty(), false, Origin.LIVE),
                            MessageName.given(key.value()),
                            message)
                    .build();
            beginnings.add(new Incoming(target, copy, Optional.empty(), 1, options.urgent()));
        }
        boolean virtual = targets.stream().anyMatch(Channel::virtual);
        List<Relay> relays = new ArrayList<>();
        for (Incoming beginning : beginnings) {
            if (!beginning.channel().virtual()) {
                Relay.Copy copy = new Relay.Copy(message, Relay.Quoting.DEFAULT);
                relays.add(new Relay(beginning.channel(), copy, options.hold(), Optional.empty()));
            }
        }
        if (!options.local() || virtual) {
            relays.addAll(tools.hooked().get().route().from(beginnings).relays());
        }
        Optional<ParentRef> parent = parent(targets, message.replyTo());
        commit(tools.enqueue().spoken(key, message, now.toEpochMilli(), relays, parent, options));
        return key;
    }

    @Override
    public boolean edit(ReferenceKey key, Message message) throws InterruptedException {
        int hash = Hashes.of(message);
        return commit(tables -> {
                    if (!live(tables, key)) {
                        return Result.nothing();
                    }
                    tables.references().setText(key, hash, Excerpt.of(message, Enqueue.EXCERPT));
                    Batch batch = tools.outbox().queueing().begin(tables);
                    for (long channel : channels(tables, key)) {
                        if (!isSentTo(channel)) {
                            continue;
                        }
                        Optional<Answer> answer = tables.answers().find(key, channel);
                        Optional<ParentRef> parent = answer.flatMap(
                                        given -> tables.references().find(given.parent()))
                                .map(Parents::of);
                        Relay.Quoting quoting = answer.map(Answer::quoting).orElse(Relay.Quoting.DEFAULT);
                        batch.edit(channel, key, message, parent, quoting);
                    }
                    return new Result(batch.changes(), Optional.of(key), true);
                })
                .fresh();
    }

    @Override
    public boolean delete(ReferenceKey key) throws InterruptedException {
        return commit(tables -> {
                    if (!live(tables, key)) {
                        return Result.nothing();
                    }
                    tables.references().setState(key, SyncRef.State.DELETED);
                    Batch batch = tools.outbox().queueing().begin(tables);
                    for (long channel : channels(tables, key)) {
                        if (isSentTo(channel)) {
                            batch.delete(channel, key);
                        }
                    }
                    return new Result(batch.changes(), Optional.of(key), true);
                })
                .fresh();
    }

    private boolean isSentTo(long channel) {
        return tools.hooked().get().channel(channel).sentTo();
    }

    private static boolean live(Tables tables, ReferenceKey key) {
        Optional<ReferenceRow> reference = tables.references().find(key);
        return reference.isPresent() && reference.get().state() == SyncRef.State.LIVE;
    }

    /** Where a message is, or is about to be. */
    private static Set<Long> channels(Tables tables, ReferenceKey key) {
        Set<Long> channels = new LinkedHashSet<>();
        for (MessageRow name : tables.messages().of(key)) {
            channels.add(name.channel());
        }
        for (OutboxRow row : tables.outbox().of(key)) {
            channels.add(row.channel());
        }
        return channels;
    }

    /** A reply names a message of the first target, or the reference of one. */
    private Optional<ParentRef> parent(List<Channel> targets, Optional<Reply> reply) {
        if (reply.isEmpty() || targets.isEmpty()) {
            return Optional.empty();
        }
        Optional<Known> known = tools.references()
                .known(new ReferenceKey(reply.get().parent().value()))
                .or(() -> tools.references()
                        .find(targets.getFirst(), reply.get().parent())
                        .flatMap(found -> tools.references().known(found.key())));
        return known.map(Known::reference).map(Parents::of);
    }

    private Result commit(Work<Result> work) throws InterruptedException {
        Commit<Result> commit = tools.store().write(work, result -> {
            result.reference().ifPresent(tools.references()::changed);
            tools.outbox().apply(result.changes());
        });
        return Store.await(commit.durable());
    }
}
