package dev.rialto.core.inbox;

import dev.rialto.api.event.Event;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.Cursor;
import dev.rialto.api.plug.HostClock;
import dev.rialto.core.inbox.Accept.Accepted;
import dev.rialto.core.mailbox.Window;
import dev.rialto.core.outbox.Outbox;
import dev.rialto.core.refs.ChannelBook;
import dev.rialto.core.refs.SyncCache;
import dev.rialto.core.refs.Ulids;
import dev.rialto.core.store.Commit;
import dev.rialto.core.store.InboxRow;
import dev.rialto.core.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that comes in. A channel has a lane while it has events; ten thousand idle channels cost nothing. */
public final class Inbox {
    private static final Logger log = LoggerFactory.getLogger(Inbox.class);
    private static final int ROWS_IN_MEMORY = 20_000;
    /** How often the process may end while the same event is at the head before the event is blamed. */
    private static final int STARTS = 3;

    private final Store store;
    private final Outbox outbox;
    private final Accept accept;
    private final InboxTools tools;
    private final Map<Long, InboundLane> lanes = new ConcurrentHashMap<>();
    private volatile boolean running;

    /**
     * An inbox that takes nothing yet; see {@link #recover}.
     *
     * @param hooked what the hooks have a say in, by the config that counts now
     */
    public Inbox(
            Store store,
            HostClock clock,
            ChannelBook channels,
            SyncCache references,
            Ulids ulids,
            Outbox outbox,
            Supplier<HookStages> hooked) {
        this.store = store;
        this.outbox = outbox;
        this.accept = new Accept(store, clock, channels, ulids);
        Parents parents = new Parents(references, outbox);
        this.tools = new InboxTools(
                store,
                clock,
                references,
                ulids,
                outbox,
                new Window.Budget(ROWS_IN_MEMORY),
                hooked,
                new Gather(),
                new Albums(store),
                parents,
                new Echo(channels, outbox, parents),
                new Enqueue(outbox.queueing(), ulids),
                new EnqueueReactions(outbox.queueing()));
        channels.onMerge(this::merged);
    }

    /**
     * Takes up what the last process left. Called once, before anything is accepted.
     *
     * @param unclean whether that process did not end by itself; an event that was at the head three times when that happened
     *     is set aside
     */
    public void recover(boolean unclean) {
        running = true;
        List<Long> waiting = store.read(tables -> tables.inbox().channelsWaiting());
        for (long channel : waiting) {
            if (unclean) {
                countHead(channel);
            }
            InboundLane lane = lanes.computeIfAbsent(channel, this::lane);
            lane.window().leaveRest();
            lane.lane().wake();
        }
    }

    private void countHead(long channel) {
        List<InboxRow> head = store.read(tables -> tables.inbox().waiting(channel, Long.MIN_VALUE, 1));
        for (InboxRow row : head) {
            // Not waited for: the lane reads its rows behind it.
            store.<Boolean>write(
                            tables -> {
                                boolean bad = tables.inbox().countStart(channel, row.place()) >= STARTS;
                                if (bad) {
                                    tables.inbox()
                                            .bury(
                                                    row.id(),
                                                    "the process ended " + STARTS + " times while it was its turn");
                                }
                                return bad;
                            },
                            bad -> {
                                if (bad) {
                                    log.error(
                                            "An event in channel {} that ended the process {} times is set aside",
                                            channel,
                                            STARTS);
                                }
                            })
                    .written()
                    .exceptionally(failure -> {
                        log.error("The starts of an event were not counted", failure);
                        return false;
                    });
        }
    }

    /**
     * Stores a batch of events in one commit; on return they are there for good. Waits for the database alone, also where the
     * disk is full.
     */
    public void accept(NetworkId network, List<? extends Event> events, Optional<Cursor> position)
            throws InterruptedException {
        store.awaitSpace();
        Commit<Accepted> commit = accept.store(network, events, position, accepted -> {
            accepted.moves().forEach(outbox::moved);
            for (Arrived arrived : accepted.rows()) {
                long channel = arrived.row().channel();
                InboundLane lane = lanes.compute(channel, (number, known) -> {
                    InboundLane at = known == null ? lane(number) : known;
                    at.window().append(arrived);
                    return at;
                });
                lane.lane().wake();
                outbox.heard(channel);
            }
        });
        Store.await(commit.durable());
    }

    /** The events of one channel are at the end of another's queue now. */
    private void merged(long given, long stays) {
        Optional.ofNullable(lanes.get(given)).ifPresent(lane -> {
            lane.window().remove(row -> true);
            lane.lane().wake();
        });
        lanes.compute(stays, (number, known) -> {
                    InboundLane lane = known == null ? lane(number) : known;
                    lane.window().leaveRest();
                    return lane;
                })
                .lane()
                .wake();
    }

    /** Has something done once all events of a channel that are accepted by now are dealt with. Never waits. */
    public void afterwards(long channel, Runnable then) {
        InboundLane lane = lanes.get(channel);
        if (lane == null) {
            then.run();
        } else {
            lane.afterwards(then);
        }
    }

    /** Whether no event is being dealt with. */
    public boolean idle() {
        return lanes.values().stream().allMatch(lane -> lane.lane().idle());
    }

    /** How many channels have events that wait. */
    public int busy() {
        return lanes.size();
    }

    /** No lane begins another event; the rest stays in the table. */
    public void stop() {
        running = false;
    }

    /**
     * Forgets the keys of events that are done with. Called now and then.
     *
     * @param time those from before; wall clock, milliseconds
     * @param keep how many may stay; the oldest go first
     */
    public void forget(long time, long keep) throws InterruptedException {
        long before = Math.max(
                time, store.read(tables -> tables.inbox().timeBeyond(keep)).orElse(time));
        int most = 1_000;
        while (Store.await(store.write(tables -> tables.inbox().forget(before, most))
                        .written())
                == most) {
            // The next thousand; in between others may commit.
        }
    }

    /** What hooks and programs say goes this way too. */
    public Posting posting() {
        return new Posting(tools);
    }

    boolean running() {
        return running;
    }

    /** A lane has nothing to do for now; one without rows is forgotten. */
    void rested(InboundLane lane) {
        lanes.computeIfPresent(
                lane.channel(),
                (channel, known) -> known == lane && lane.window().isEmpty() ? null : known);
    }

    private InboundLane lane(long channel) {
        return new InboundLane(channel, this, tools);
    }
}
