package dev.rialto.core.inbox;

import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.operation.Token;
import dev.rialto.core.format.Draft.ParentRef;
import dev.rialto.core.outbox.Outbox;
import dev.rialto.core.refs.SyncCache;
import dev.rialto.core.refs.SyncCache.Known;
import dev.rialto.core.render.Excerpt;
import dev.rialto.core.store.InboxRow;
import dev.rialto.core.store.ReferenceRow;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Finds the messages that events are about. One that is not known may be on its way: then the send that had begun before the
 * event was accepted is waited for, and never a later one.
 */
final class Parents {
    private final SyncCache references;
    private final Outbox outbox;

    Parents(SyncCache references, Outbox outbox) {
        this.references = references;
        this.outbox = outbox;
    }

    /**
     * The message that an event names.
     *
     * @param author whose word it is: a name that somebody else chose is not found. Empty for an event that anybody may bring
     *     about, a reply or a reaction
     */
    Optional<Known> find(Arrived arrived, MessageId id, Optional<String> author) throws InterruptedException {
        InboxRow row = arrived.row();
        // Asked for first: a send that ends in between is found by the look-up.
        Optional<CompletableFuture<Void>> begun = outbox.begunBefore(row.channel(), arrived.nanos());
        Optional<Known> known = references
                .find(row.channel(), row.epoch(), id, author)
                .or(() -> outbox.waitingUnder(row.channel(), new Token(id.value()))
                        .flatMap(references::known));
        if (known.isPresent() || begun.isEmpty()) {
            return known;
        }
        try {
            begun.get().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("to wait for a send never fails", e);
        }
        return references.find(row.channel(), row.epoch(), id, author);
    }

    /**
     * The same for an event that changes the message: who is not known to be its author is not taken for that, and finds it by
     * the names alone that the network gave.
     */
    Optional<Known> claimed(Arrived arrived, MessageId id, Optional<User> by) throws InterruptedException {
        return find(
                arrived, id, Optional.of(by.flatMap(User::id).map(UserId::value).orElse("")));
    }

    /** What a copy needs to know of the message that it answers. */
    Optional<ParentRef> parent(Arrived arrived, Optional<Reply> reply) throws InterruptedException {
        if (reply.isEmpty()) {
            return Optional.empty();
        }
        Optional<Known> known = find(arrived, reply.get().parent(), Optional.empty());
        if (known.isPresent()) {
            return Optional.of(of(known.get().reference()));
        }
        return Optional.of(new ParentRef(
                Optional.empty(),
                reply.get().author().map(User::name).orElse(""),
                Excerpt.of(Message.builder(reply.get().text()).build(), Enqueue.EXCERPT)));
    }

    /** The same of a message that is known. */
    static ParentRef of(ReferenceRow known) {
        return new ParentRef(Optional.of(known.key()), known.authorName(), known.excerpt());
    }
}
