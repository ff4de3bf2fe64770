package dev.rialto.core.pipeline;

import dev.rialto.core.fixture.WatchedStore;
import dev.rialto.core.store.Commit;
import dev.rialto.core.store.Health;
import dev.rialto.core.store.Store;
import dev.rialto.core.store.StoreException;
import dev.rialto.core.store.Work;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A store whose process can die at a commit: right before it, so that it never happens, or right after it, so that it stands
 * and nobody learns of it any more.
 */
final class MortalStore implements Store {
    private final WatchedStore store;
    private final Mortality mortality;
    private final AtomicInteger writes = new AtomicInteger();
    private volatile int fatal = Integer.MAX_VALUE;
    private volatile boolean commitsFirst;

    private volatile boolean full;
    private volatile CompletableFuture<Boolean> disk = CompletableFuture.completedFuture(true);
    private final AtomicInteger waitForDisk = new AtomicInteger();

    MortalStore(WatchedStore store, Mortality mortality) {
        this.store = store;
        this.mortality = mortality;
    }

    /** The process dies before the next write but {@code others} is committed. */
    void dieBefore(int others) {
        commitsFirst = false;
        fatal = writes.get() + others + 1;
    }

    /** The process dies when the next write but {@code others} is committed. */
    void dieAfter(int others) {
        commitsFirst = true;
        fatal = writes.get() + others + 1;
    }

    /** No commit succeeds, as on a full disk, for as long as it is so. */
    void full(boolean value) {
        full = value;
    }

    /** Whether nothing goes on in its process: see {@link WatchedStore#hostRests}. */
    boolean hostRests() {
        return store.hostRests();
    }

    /** From now on nothing that is written comes to the disk, until {@link #syncs}. */
    void stopsSyncing() {
        disk = new CompletableFuture<>();
    }

    /** All that was written comes to the disk. */
    void syncs() {
        disk.complete(true);
    }

    /** How many wait for the disk right now before they go on. */
    int waitForDisk() {
        return waitForDisk.get();
    }

    /** How many writes there were. */
    int writes() {
        return writes.get();
    }

    @Override
    public <T> Commit<T> write(Work<T> work, Consumer<T> committed) {
        synchronized (writes) {
            if (mortality.dead() || writes.get() + 1 > fatal) {
                return never();
            }
            boolean last = writes.incrementAndGet() == fatal;
            if (last && !commitsFirst) {
                mortality.die();
                return never();
            }
            Commit<T> done = store.write(onDisk(work), result -> {
                if (last) {
                    mortality.die();
                }
                if (!mortality.dead()) {
                    committed.accept(result);
                }
            });
            // Who was told before the death may go on; it comes to the next thing that a dead process does not do.
            return last
                    ? never()
                    : new Commit<>(done.written(), done.durable().thenCombine(disk, (result, _) -> result));
        }
    }

    private static <T> Commit<T> never() {
        return new Commit<>(new CompletableFuture<>(), new CompletableFuture<>());
    }

    @Override
    public void awaitDurable() throws InterruptedException {
        mortality.haltIfDead();
        store.awaitDurable();
        waitForDisk.incrementAndGet();
        try {
            Store.await(disk);
        } finally {
            waitForDisk.decrementAndGet();
        }
    }

    private <T> Work<T> onDisk(Work<T> work) {
        return tables -> {
            T result = work.run(tables);
            if (full) {
                throw new StoreException(
                        "the database refused", new SQLiteException("disk is full", SQLiteErrorCode.SQLITE_FULL));
            }
            return result;
        };
    }

    @Override
    public <T> T read(Work<T> question) {
        if (mortality.dead()) {
            throw new IllegalStateException("the process is dead");
        }
        return store.read(question);
    }

    @Override
    public Health health() {
        return store.health();
    }

    @Override
    public boolean working() {
        return store.working();
    }

    @Override
    public void awaitSpace() throws InterruptedException {
        mortality.haltIfDead();
        store.awaitSpace();
    }

    @Override
    public void close() {
        store.close();
    }
}
