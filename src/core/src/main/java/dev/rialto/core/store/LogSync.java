package dev.rialto.core.store;

import dev.rialto.api.plug.HostClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings to the disk what the writer has written, beside it: who can go on with what is written does not wait for the disk, and
 * all that was written while one sync ran share the next. A platform thread of its own, because the call pins a carrier.
 */
final class LogSync implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LogSync.class);

    /** The file that the writer appends to. */
    interface Disk extends AutoCloseable {

        /** Returns when all that was written before the call is on the disk. */
        void sync() throws IOException;

        /** The same after a {@link #sync} that failed: what it had to write may count as written now, and is not. */
        void repair() throws IOException;

        @Override
        void close() throws IOException;
    }

    private final Disk disk;
    private final HostClock clock;
    private final Thread thread = Thread.ofPlatform().name("store-sync").unstarted(this::run);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** What to tell once all that was written before it is on the disk. */
    private List<Runnable> waiting = new ArrayList<>();
    /** How many commits were written, and how many of them are on the disk. */
    private long written;

    private long synced;
    private boolean lettingGo;
    private volatile boolean closing;
    private volatile @Nullable String trouble;
    /** When the sync that runs was begun, on the monotonic clock; empty between two. */
    private volatile Optional<Long> begun = Optional.empty();

    LogSync(Disk disk, HostClock clock) {
        this.disk = disk;
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    /** A commit was written. */
    void written() {
        lock.lock();
        try {
            written++;
        } finally {
            lock.unlock();
        }
    }

    /** Has {@code then} done once all that was written by now is on the disk; on this one's thread, so it must be quick. */
    void afterwards(Runnable then) {
        lock.lock();
        try {
            waiting.add(then);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all that was written by now is on the disk. */
    void await() throws InterruptedException {
        lock.lock();
        try {
            long target = written;
            while (synced < target) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits while nothing comes to the disk; not any more once {@link #letGo} was called. */
    void awaitHealth() throws InterruptedException {
        if (trouble == null) {
            return;
        }
        lock.lock();
        try {
            while (trouble != null && !lettingGo) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** From now on nobody waits in {@link #awaitHealth}. */
    void letGo() {
        lock.lock();
        try {
            lettingGo = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Why nothing comes to the disk at the moment. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Whether it makes its rounds, also those that fail. */
    boolean working() {
        Optional<Long> since = begun;
        return thread.isAlive() && (since.isEmpty() || clock.nanoTime() - since.get() < GroupWriter.STUCK.toNanos());
    }

    /** Brings the last of it to the disk, where that is possible, and ends. Called when nothing is written any more. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (trouble != null) {
            thread.interrupt();
        }
        try {
            thread.join();
            disk.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.warn("The log of the database did not close: {}", e.getMessage());
        }
    }

    private void run() {
        try {
            while (true) {
                List<Runnable> told;
                long until;
                lock.lock();
                try {
                    while (waiting.isEmpty() && !closing) {
                        changed.await();
                    }
                    if (waiting.isEmpty()) {
                        return;
                    }
                    told = waiting;
                    waiting = new ArrayList<>();
                    until = written;
                } finally {
                    lock.unlock();
                }
                sync();
                tell(told, until);
            }
        } catch (InterruptedException e) {
            log.error("Not all that was written may be on the disk: {}", String.valueOf(trouble));
        }
    }

    private void tell(List<Runnable> told, long until) {
        lock.lock();
        try {
            synced = until;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        told.forEach(Runnable::run);
    }

    /** Syncs, again and again until it succeeds. */
    private void sync() throws InterruptedException {
        for (int tries = 1; ; tries++) {
            begun = Optional.of(clock.nanoTime());
            try {
                if (trouble == null) {
                    disk.sync();
                } else {
                    disk.repair();
                    trouble = null;
                    log.info("What is written comes to the disk again.");
                }
                return;
            } catch (IOException e) {
                if (trouble == null) {
                    log.error("What is written does not come to the disk; everything waits for it: {}", e.getMessage());
                }
                trouble = String.valueOf(e.getMessage());
            } finally {
                begun = Optional.empty();
            }
            if (closing) {
                throw new InterruptedException("it takes nothing");
            }
            clock.sleep(GroupWriter.PAUSES.exact(tries));
        }
    }
}
