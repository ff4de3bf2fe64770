package dev.rialto.core.inbox;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.Posted;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.SyncRef;
import dev.rialto.core.format.Draft.ParentRef;
import dev.rialto.core.format.FormatException;
import dev.rialto.core.inbox.Enqueue.Result;
import dev.rialto.core.inbox.Gather.Gathered;
import dev.rialto.core.inbox.Route.Routes;
import dev.rialto.core.mailbox.Lane;
import dev.rialto.core.mailbox.Window;
import dev.rialto.core.refs.SyncCache.Known;
import dev.rialto.core.store.Commit;
import dev.rialto.core.store.InboxTable.Verdict;
import dev.rialto.core.store.Store;
import dev.rialto.core.store.Tables;
import dev.rialto.core.store.Work;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One channel's way in: takes its events one after another through the stages. Plain new messages do not wait for each
 * other's commits; whatever is about another message waits until all before it is committed.
 *
 * <p>An event that makes a stage fail is set aside with the reason, and the next one's turn comes.
 */
final class InboundLane {
    private static final Logger log = LoggerFactory.getLogger(InboundLane.class);
    private static final int MOST_UNDER_WAY = 256;

    private final long channel;
    private final Inbox inbox;
    private final InboxTools tools;
    private final Window<Arrived> window;
    private final Lane lane;
    /** What was handed to the store and is not committed yet; only the lane's own runs touch it. */
    private final Deque<CompletableFuture<Result>> underWay = new ArrayDeque<>();

    private final Queue<Runnable> afterwards = new ConcurrentLinkedQueue<>();

    InboundLane(long channel, Inbox inbox, InboxTools tools) {
        this.channel = channel;
        this.inbox = inbox;
        this.tools = tools;
        this.window = new Window<>(tools.budget());
        this.lane = new Lane("in " + channel, this::work);
    }

    long channel() {
        return channel;
    }

    /** Has something done once all that waits now is dealt with and committed. */
    void afterwards(Runnable then) {
        afterwards.add(then);
        lane.wake();
    }

    Window<Arrived> window() {
        return window;
    }

    Lane lane() {
        return lane;
    }

    private void work() throws InterruptedException {
        while (inbox.running()) {
            if (window.head().isEmpty() && window.more()) {
                refill();
            }
            List<Arrived> rows = window.rows();
            if (rows.isEmpty()) {
                break;
            }
            if (!step(rows)) {
                tools.clock().schedule(Duration.ofMillis(100), lane::wake);
                break;
            }
        }
        settleUnderWay(0);
        if (window.isEmpty()) {
            for (Runnable next = afterwards.poll(); next != null; next = afterwards.poll()) {
                next.run();
            }
        }
        inbox.rested(this);
    }

    private void refill() throws InterruptedException {
        // What was handed over is committed then, so that all that still waits is what nobody has taken.
        settleUnderWay(0);
        long now = tools.clock().nanoTime();
        Store.await(tools.store()
                .write(
                        tables -> tables.inbox().waiting(channel, Long.MIN_VALUE, Window.SIZE),
                        rows -> window.refill(
                                rows.stream()
                                        .map(row -> new Arrived(row, Optional.empty(), now))
                                        .toList(),
                                rows.size() < Window.SIZE))
                .written());
    }

    /** Deals with the first event; tells whether there was a whole one. */
    private boolean step(List<Arrived> rows) throws InterruptedException {
        List<Arrived> taking = List.of(rows.getFirst());
        Routed routed;
        HookStages hooked = tools.hooked().get();
        try {
            Optional<Gathered> gathered =
                    tools.gather().first(rows, tools.clock().nanoTime());
            if (gathered.isEmpty()) {
                return false;
            }
            taking = gathered.get().rows();
            routed = route(gathered.get(), hooked);
        } catch (FormatException | RuntimeException | LinkageError | StackOverflowError e) {
            window.removeAll(taking);
            underWay.add(bury(taking, e));
            return true;
        }
        hand(taking, routed, hooked);
        return true;
    }

    /** What an event becomes. */
    private record Routed(Work<Result> work, List<Incoming> seen) {
        static Routed unseen(Work<Result> work) {
            return new Routed(work, List.of());
        }
    }

    private Routed route(Gathered gathered, HookStages hooked) throws FormatException, InterruptedException {
        Arrived arrived = gathered.rows().getFirst();
        Event event = gathered.event();
        if (event.own()) {
            settleUnderWay(0);
            return Routed.unseen(tools.echo().work(arrived, event));
        }
        return switch (event) {
            case Posted posted -> posted(gathered, hooked, posted);
            case Edited edited -> edited(arrived, hooked, edited);
            case Deleted deleted -> deleted(arrived, hooked, deleted);
            case Reacted reacted -> reacted(arrived, hooked, reacted);
            default -> plain(arrived, hooked, event);
        };
    }

    private Routed posted(Gathered gathered, HookStages hooked, Posted posted) throws InterruptedException {
        Arrived arrived = gathered.rows().getFirst();
        Incoming bare = incoming(hooked, posted, Optional.empty());
        Incoming incoming = new Incoming(
                bare.channel(), posted, Optional.empty(), 0, hooked.watchers().claimed(bare));
        Optional<Incoming> kept = hooked.intercept().apply(incoming);
        if (kept.isEmpty()) {
            return Routed.unseen(tools.enqueue().dropped(gathered.rows(), posted));
        }
        Posted now = (Posted) kept.get().event();
        Routes routes = hooked.route().from(kept.get());
        Optional<ParentRef> parent = Optional.empty();
        if (now.message().replyTo().isPresent() && !routes.relays().isEmpty()) {
            settleUnderWay(0);
            parent = tools.parents().parent(arrived, now.message().replyTo());
        }
        return new Routed(
                tools.enqueue()
                        .posted(
                                gathered.rows(),
                                now,
                                gathered.parts(),
                                routes.relays(),
                                parent,
                                kept.get().urgent()),
                routes.seen());
    }

    private Routed edited(Arrived arrived, HookStages hooked, Edited edited)
            throws FormatException, InterruptedException {
        settleUnderWay(0);
        Optional<Known> known = tools.parents()
                .claimed(arrived, edited.target(), edited.message().author());
        Edited whole = known.isPresent() ? tools.albums().whole(arrived.row(), edited, known.get()) : edited;
        Optional<Incoming> kept = hooked.intercept().apply(incoming(hooked, whole, known));
        if (kept.isEmpty()) {
            return Routed.unseen(tools.enqueue().ended(List.of(arrived), Verdict.DROPPED));
        }
        Edited now = (Edited) kept.get().event();
        Routes routes = hooked.route().from(kept.get());
        Optional<ParentRef> parent =
                tools.parents().parent(arrived, now.message().replyTo());
        Work<Result> work = known.isPresent()
                ? tools.enqueue().edited(arrived, edited, now, known.get(), routes.relays(), parent)
                : tools.enqueue().editedUnknown(arrived, now, routes.relays(), parent);
        return new Routed(work, routes.seen());
    }

    private Routed deleted(Arrived arrived, HookStages hooked, Deleted deleted) throws InterruptedException {
        settleUnderWay(0);
        Optional<Known> known = tools.parents().claimed(arrived, deleted.target(), deleted.by());
        if (known.isEmpty()) {
            return Routed.unseen(tools.enqueue().ended(List.of(arrived), Verdict.ENDED));
        }
        Optional<Incoming> kept = hooked.intercept().apply(incoming(hooked, deleted, known));
        if (kept.isEmpty()) {
            return Routed.unseen(tools.enqueue().ended(List.of(arrived), Verdict.DROPPED));
        }
        Routes routes = hooked.route().from(kept.get());
        return new Routed(tools.enqueue().deleted(arrived, deleted, known.get(), routes.relays()), routes.seen());
    }

    private Routed reacted(Arrived arrived, HookStages hooked, Reacted reacted) throws InterruptedException {
        settleUnderWay(0);
        Optional<Known> known = tools.parents().find(arrived, reacted.target(), Optional.empty());
        Optional<Incoming> kept = hooked.intercept().apply(incoming(hooked, reacted, known));
        if (kept.isEmpty()) {
            return Routed.unseen(tools.enqueue().ended(List.of(arrived), Verdict.DROPPED));
        }
        Reacted now = (Reacted) kept.get().event();
        Routes routes = hooked.route().from(kept.get());
        Work<Result> work = known.isPresent()
                ? tools.reactions().reacted(arrived, now, known.get(), routes.relays())
                : tools.enqueue().told(arrived, routes.relays());
        return new Routed(work, routes.seen());
    }

    private Routed plain(Arrived arrived, HookStages hooked, Event event) {
        Optional<Incoming> kept = hooked.intercept().apply(incoming(hooked, event, Optional.empty()));
        if (kept.isEmpty()) {
            return Routed.unseen(tools.enqueue().ended(List.of(arrived), Verdict.DROPPED));
        }
        Routes routes = hooked.route().from(kept.get());
        return new Routed(tools.enqueue().told(arrived, routes.relays()), routes.seen());
    }

    private Incoming incoming(HookStages hooked, Event event, Optional<Known> known) {
        Optional<SyncRef> reference = known.map(tools.references()::ref);
        return new Incoming(hooked.channel(channel), event, reference, 0);
    }

    /** Gives a change to the store; the lane goes on meanwhile. */
    private void hand(List<Arrived> rows, Routed routed, HookStages hooked) throws InterruptedException {
        window.removeAll(rows);
        Commit<Result> commit = tools.store()
                .write(tables -> mine(tables) ? routed.work().run(tables) : Result.nothing(), result -> {
                    result.reference().ifPresent(tools.references()::changed);
                    tools.outbox().apply(result.changes());
                });
        underWay.add(commit.written().exceptionallyCompose(failure -> bury(rows, failure)));
        // A power cut neither may bring it a second time: a command runs once.
        commit.onceDurable(result -> {
            if (result.fresh()) {
                routed.seen().forEach(hooked.watchers()::show);
            }
        });
        settleUnderWay(MOST_UNDER_WAY);
    }

    /** Whether the rows of this lane are its own still: where two channels have become one, another lane deals with them. */
    private boolean mine(Tables tables) {
        return tables.channels().now(channel) == channel;
    }

    /** Sets rows aside that cannot be dealt with. */
    private CompletableFuture<Result> bury(List<Arrived> rows, Throwable failure) {
        log.error(
                "{}: an event is set aside",
                tools.hooked().get().channel(channel).name(),
                failure);
        return tools.store()
                .write(tables -> {
                    for (Arrived row : mine(tables) ? rows : List.<Arrived>of()) {
                        tables.inbox().bury(row.row().id(), reason(failure));
                    }
                    return Result.nothing();
                })
                .written();
    }

    private static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof FormatException ? "cannot be read: " + cause.getMessage() : cause.toString();
    }

    /** Waits until no more than {@code most} changes are not written yet. */
    private void settleUnderWay(int most) throws InterruptedException {
        while (underWay.size() > most) {
            Store.await(underWay.removeFirst());
        }
    }
}
