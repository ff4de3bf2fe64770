package dev.rialto.core.host;

import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.plug.HostClock;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.inbox.Inbox;
import dev.rialto.core.outbox.Outbox;
import dev.rialto.core.refs.SyncCache;
import dev.rialto.core.refs.Ulids;
import dev.rialto.core.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets what has grown old: keys of events, references, dead letters. A little at a time, so that nobody waits for it. */
public final class Housekeeping {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final int AT_ONCE = 500;

    private final BridgeConfig config;
    private final Store store;
    private final HostClock clock;
    private final Inbox inbox;
    private final Outbox outbox;
    private final SyncCache references;
    private volatile boolean running = true;

    public Housekeeping(
            BridgeConfig config, Store store, HostClock clock, Inbox inbox, Outbox outbox, SyncCache references) {
        this.config = config;
        this.store = store;
        this.clock = clock;
        this.inbox = inbox;
        this.outbox = outbox;
        this.references = references;
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
        long now = clock.now().toEpochMilli();
        inbox.forget(now - config.inbox().remember().toMillis(), config.inbox().maxCount());
        outbox.sweep();
        forgetReferences(Ulids.prefix(now - config.references().keepFor().toMillis()));
        Optional<ReferenceKey> beyond = store.read(reader -> reader.ask(
                tables -> tables.references().beyond(config.references().maxCount())));
        if (beyond.isPresent()) {
            forgetReferences(beyond.get().value());
        }
    }

    private void forgetReferences(String below) throws InterruptedException {
        List<ReferenceKey> expired;
        do {
            expired = store.read(
                    reader -> reader.ask(tables -> tables.references().expired(below, AT_ONCE)));
            forget(expired);
        } while (expired.size() == AT_ONCE);
    }

    private void forget(List<ReferenceKey> keys) throws InterruptedException {
        try {
            store.write(
                            tables -> {
                                for (ReferenceKey key : keys) {
                                    tables.references().forget(key);
                                }
                                return keys;
                            },
                            forgotten -> forgotten.forEach(references::changed))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the store refused what it never should", e);
        }
    }
}
