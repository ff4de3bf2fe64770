package dev.rialto.core.host;

import dev.rialto.api.event.Event;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.ChannelStatus;
import dev.rialto.api.plug.Cursor;
import dev.rialto.api.plug.HostClock;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.inbox.Inbox;
import dev.rialto.core.outbox.Outbox;
import dev.rialto.core.refs.ChannelBook;
import dev.rialto.core.store.DirectoryLock;
import dev.rialto.core.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running bridge: takes up what an earlier process left, connects the plugs and keeps them connected, and ends in good
 * order. {@code dev.rialto.core.boot.HostFactory} makes it.
 */
public final class Host implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Host.class);
    private static final String OWNER = "host";
    private static final String CLEAN = "clean";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    /** What is left of the stop's time for closing connections and the database: so much, or half of a shorter time. */
    private static final Duration FOR_CLOSING = Duration.ofSeconds(12);

    private final BridgeConfig config;
    private final HostClock clock;
    private final DirectoryLock lock;
    private final Store store;
    private final ChannelBook channels;
    private final CurrentSetup current;
    private final Plugs plugs;
    private final Outbox outbox;
    private final Inbox inbox;
    private final Housekeeping housekeeping;
    private final Menus menus;
    private final HostControl control;
    private final AtomicBoolean stopped = new AtomicBoolean();

    public Host(
            BridgeConfig config,
            HostClock clock,
            DirectoryLock lock,
            Store store,
            ChannelBook channels,
            CurrentSetup current,
            Plugs plugs,
            Outbox outbox,
            Inbox inbox,
            Housekeeping housekeeping,
            Menus menus,
            HostControl control) {
        this.config = config;
        this.clock = clock;
        this.lock = lock;
        this.store = store;
        this.channels = channels;
        this.current = current;
        this.plugs = plugs;
        this.outbox = outbox;
        this.inbox = inbox;
        this.housekeeping = housekeeping;
        this.menus = menus;
        this.control = control;
    }

    /** What people and programs may ask. */
    public HostControl control() {
        return control;
    }

    /** Takes up what was left and begins to connect. Returns at once: a plug that cannot connect stops nobody. */
    public void start() throws InterruptedException {
        StoredState state = new StoredState(store, OWNER);
        boolean unclean = state.get(CLEAN).filter("no"::equals).isPresent();
        put(CLEAN, "no");
        if (unclean) {
            log.info("The last process did not end by itself; what it left is taken up.");
        }
        outbox.recover();
        inbox.recover(unclean);
        plugs.start(new HostIntake(), current.get().connected());
        housekeeping.start();
    }

    /**
     * Whether the process does its work: what a watchdog wants to know. A full disk is no reason to be killed, since the next
     * process would find it as full. Quick; any thread.
     */
    public boolean healthy() {
        return store.working();
    }

    /**
     * Ends within {@code host.stop-timeout}: for half of it all that can be sent is sent, then what is being sent may end. The
     * rest stays in the store. Only the first call does anything.
     */
    @Override
    public void close() {
        if (!stopped.compareAndSet(false, true)) {
            return;
        }
        try {
            long begun = clock.nanoTime();
            Duration whole = config.host().stopTimeout();
            housekeeping.stop();
            inbox.stop();
            await(() -> inbox.idle() && outbox.idle(), begun, whole.dividedBy(2));
            outbox.stop();
            // What is being sent may end: cut off, a message that arrives all the same would be sent again.
            await(outbox::idle, begun, beforeClosing(whole));
            plugs.stop();
            put(CLEAN, "yes");
        } catch (InterruptedException e) {
            log.warn("The stop was cut short; nothing is lost by that.");
            Thread.currentThread().interrupt();
        } finally {
            store.close();
            lock.close();
        }
    }

    /** Not waited for: what is written later is committed later, and a disk that is full keeps nobody from starting or ending. */
    private void put(String key, String value) {
        store.write(tables -> {
                    tables.state().put(OWNER, key, value);
                    return true;
                })
                .written()
                .exceptionally(failure -> {
                    log.error("How the process stands was not written down", failure);
                    return false;
                });
    }

    /** When the plugs have to be closed, so that all is over in time. */
    private static Duration beforeClosing(Duration whole) {
        Duration most = whole.minus(FOR_CLOSING);
        Duration least = whole.multipliedBy(3).dividedBy(4);
        return most.compareTo(least) > 0 ? most : least;
    }

    /** Waits until something holds, at most until {@code most} after {@code begun}. */
    private void await(BooleanSupplier holds, long begun, Duration most) throws InterruptedException {
        while (!holds.getAsBoolean() && clock.nanoTime() - begun < most.toNanos()) {
            clock.sleep(LOOK_AGAIN);
        }
    }

    private final class HostIntake implements Intake {

        @Override
        public void accept(NetworkId network, List<? extends Event> events, Optional<Cursor> position)
                throws InterruptedException {
            current.get().directory().heard(events);
            inbox.accept(network, events, position);
        }

        @Override
        public Optional<Cursor> position(NetworkId network, String cursor) {
            return store.read(tables -> tables.cursors().get(network, cursor));
        }

        @Override
        public void status(ChannelRef channel, ChannelStatus status) {
            log.info("{}: {} ({})", channel, status.state(), status.detail());
            outbox.status(channels.number(channel), status);
        }

        @Override
        public void afterwards(ChannelRef channel, Runnable then) {
            inbox.afterwards(channels.number(channel), then);
        }

        @Override
        public void ready(NetworkId network) {
            outbox.wake(network);
            menus.show(network);
        }
    }
}
