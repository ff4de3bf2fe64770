package dev.rialto.core.host;

import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.plug.HostClock;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.inbox.Inbox;
import dev.rialto.core.mailbox.SteadyTime;
import dev.rialto.core.outbox.Outbox;
import dev.rialto.core.refs.SyncCache;
import dev.rialto.core.refs.Ulids;
import dev.rialto.core.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets what has grown old: keys of events, references, dead letters. A little at a time, so that nobody waits for it. */
public final class Housekeeping {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final int AT_ONCE = 500;

    private final CurrentSetup current;
    private final Store store;
    private final HostClock clock;
    private final Inbox inbox;
    private final Outbox outbox;
    private final SyncCache references;
    private final SteadyTime time;
    private volatile boolean running = true;

    public Housekeeping(
            CurrentSetup current, Store store, HostClock clock, Inbox inbox, Outbox outbox, SyncCache references) {
        this.current = current;
        this.store = store;
        this.clock = clock;
        this.inbox = inbox;
        this.outbox = outbox;
        this.references = references;
        this.time = new SteadyTime(clock);
    }

    void start() {
        clock.schedule(EVERY, this::run);
    }

    void stop() {
        running = false;
    }

    private void run() {
        if (!running) {
            return;
        }
        try {
            sweep();
        } catch (InterruptedException e) {
            return;
        } catch (RuntimeException e) {
            log.warn("Housekeeping failed; it is tried again in {}", EVERY, e);
        }
        start();
    }

    /** One round of it. */
    void sweep() throws InterruptedException {
        BridgeConfig config = current.get().config();
        long now = time.millis();
        inbox.forget(now - config.inbox().remember().toMillis(), config.inbox().maxCount());
        outbox.sweep();
        forgetReferences(Ulids.prefix(now - config.references().keepFor().toMillis()));
        Optional<ReferenceKey> beyond = store.read(
                tables -> tables.references().beyond(config.references().maxCount()));
        if (beyond.isPresent()) {
            forgetReferences(beyond.get().value());
        }
    }

    private void forgetReferences(String below) throws InterruptedException {
        while (forgetSome(below) == AT_ONCE) {
            // The next of them; in between others may commit.
        }
    }

    /** Looked for and forgotten in one transaction: a row that begins to wait for one meanwhile would lose it. */
    private int forgetSome(String below) throws InterruptedException {
        return Store.await(store.write(
                                tables -> {
                                    List<ReferenceKey> expired =
                                            tables.references().expired(below, AT_ONCE);
                                    for (ReferenceKey key : expired) {
                                        tables.references().forget(key);
                                    }
                                    return expired;
                                },
                                forgotten -> forgotten.forEach(references::changed))
                        .written())
                .size();
    }
}
