package dev.rialto.core.store;

import dev.rialto.api.plug.HostClock;
import dev.rialto.core.mailbox.Backoff;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The one writer. It takes all work that waits, does it in one transaction and commits; so the price of a commit is shared by
 * all who came while the last one ran. A platform thread of its own, because native calls pin a carrier.
 *
 * <p>Work that is at fault is found by doing the group again with a savepoint for each: savepoints cost nothing in the flow.
 */
final class GroupWriter {
    private static final Logger log = LoggerFactory.getLogger(GroupWriter.class);
    private static final int MOST_IN_A_GROUP = 1_000;
    /** Between two tries, of a sync too. */
    static final Backoff PAUSES = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    /** A commit that takes longer will not end, nor will a sync. */
    static final Duration STUCK = Duration.ofMinutes(1);

    private final Sql sql;
    private final Tables tables;
    private final HostClock clock;
    /** What brings commits to the disk; empty where that is left to the system. */
    private final Optional<LogSync> sync;

    private final BlockingQueue<Job<?>> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofPlatform().name("store").unstarted(this::run);
    private volatile @Nullable String trouble;
    private volatile boolean closing;
    /** When the commit that is being tried was begun, on the monotonic clock; empty between commits. */
    private volatile Optional<Long> begun = Optional.empty();

    GroupWriter(Sql sql, HostClock clock, Optional<LogSync> sync) {
        this.sql = sql;
        this.tables = new Tables(sql);
        this.clock = clock;
        this.sync = sync;
    }

    void start() {
        thread.start();
    }

    <T> Commit<T> submit(Work<T> work, Consumer<T> committed) {
        Job<T> job = new Job<>(work, committed);
        waiting.add(job);
        return job.commit;
    }

    /** Why commits fail at the moment. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Whether it makes its rounds, also those that fail. */
    boolean working() {
        Optional<Long> since = begun;
        return thread.isAlive() && (since.isEmpty() || clock.nanoTime() - since.get() < STUCK.toNanos());
    }

    /**
     * Writes what waits, and ends; what comes later is not done. Where nothing can be committed it ends all the same: nobody
     * was told that any of it is stored.
     */
    void close() {
        closing = true;
        sync.ifPresent(LogSync::letGo);
        waiting.add(new Stop());
        if (trouble != null) {
            thread.interrupt();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Job<?>> group = new ArrayList<>();
        boolean open = true;
        try {
            while (open) {
                group.clear();
                group.add(waiting.take());
                waiting.drainTo(group, MOST_IN_A_GROUP - 1);
                open = group.stream().noneMatch(Stop.class::isInstance);
                if (sync.isPresent()) {
                    sync.get().awaitHealth();
                }
                commit(group);
                tell(group);
            }
        } catch (InterruptedException | StoreException e) {
            log.error("The database writer has ended: {}", e.toString());
        }
    }

    /** A group is written. */
    private void tell(List<Job<?>> group) {
        // Before anybody is told of it: who is, may ask to wait until it is on the disk.
        sync.ifPresent(LogSync::written);
        group.forEach(Job::written);
        if (sync.isEmpty()) {
            group.forEach(Job::durable);
        } else {
            List<Job<?>> jobs = List.copyOf(group);
            sync.get().afterwards(() -> jobs.forEach(Job::durable));
        }
    }

    /** Does and commits a group, again and again until it is committed. */
    private void commit(List<Job<?>> group) throws InterruptedException {
        boolean careful = false;
        for (int tries = 1; ; ) {
            try {
                begun = Optional.of(clock.nanoTime());
                attempt(group, careful);
                begun = Optional.empty();
                if (trouble != null) {
                    log.info("The database takes changes again.");
                    trouble = null;
                }
                return;
            } catch (FaultyWork e) {
                takeBack();
                careful = true;
            } catch (SQLException | StoreException e) {
                takeBack();
                begun = Optional.empty();
                if (trouble == null) {
                    log.error("The database takes no changes; everything waits for it: {}", e.getMessage());
                }
                trouble = String.valueOf(e.getMessage());
                if (closing) {
                    throw new InterruptedException("it takes no changes");
                }
                Duration pause = PAUSES.exact(tries);
                log.debug("Tried again in {}: {}", pause, trouble);
                clock.sleep(pause);
                tries++;
            }
        }
    }

    private void attempt(List<Job<?>> group, boolean careful) throws SQLException, FaultyWork {
        sql.update("BEGIN IMMEDIATE");
        for (Job<?> job : group) {
            if (careful) {
                sql.update("SAVEPOINT job");
            }
            try {
                job.run(tables);
            } catch (RuntimeException | Error e) {
                if (e instanceof StoreException failed && isTrouble(failed)) {
                    throw failed;
                }
                if (!careful) {
                    throw new FaultyWork(e);
                }
                sql.forgetStatements();
                sql.update("ROLLBACK TO job");
                tables.rolledBack();
                job.failed(e);
            }
            if (careful) {
                sql.update("RELEASE job");
            }
        }
        sql.update("COMMIT");
    }

    private void takeBack() {
        tables.rolledBack();
        try {
            sql.rollback();
        } catch (SQLException e) {
            // On some errors SQLite has rolled back by itself; then there is nothing left to take back.
            log.debug("Nothing to take back: {}", e.getMessage());
        }
    }

    /** Whether an error tells of the disk or the file rather than of the work. */
    private static boolean isTrouble(StoreException error) {
        if (!(error.getCause() instanceof SQLiteException failure)) {
            return false;
        }
        SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(failure.getResultCode().code & 0xff);
        return switch (code) {
            case SQLITE_FULL,
                    SQLITE_IOERR,
                    SQLITE_CANTOPEN,
                    SQLITE_READONLY,
                    SQLITE_PERM,
                    SQLITE_BUSY,
                    SQLITE_LOCKED,
                    SQLITE_PROTOCOL,
                    SQLITE_CORRUPT,
                    SQLITE_NOTADB,
                    SQLITE_NOMEM -> true;
            default -> false;
        };
    }

    /** Some work of a group is at fault; which, is not known yet. */
    private static final class FaultyWork extends Exception {
        private static final long serialVersionUID = 1L;

        FaultyWork(Throwable cause) {
            super(cause);
        }
    }

    private static class Job<T> {
        private final Work<T> work;
        private final Consumer<T> committed;
        private final Commit<T> commit = Commit.open();
        private @Nullable T result;
        private @Nullable Throwable failure;

        Job(Work<T> work, Consumer<T> committed) {
            this.work = work;
            this.committed = committed;
        }

        void run(Tables tables) {
            failure = null;
            result = work.run(tables);
        }

        void failed(Throwable reason) {
            failure = reason;
        }

        @SuppressWarnings("NullAway") // a result is there whenever there is no failure; null is Void's only value
        void written() {
            if (failure != null) {
                commit.written().completeExceptionally(failure);
                commit.durable().completeExceptionally(failure);
                return;
            }
            try {
                committed.accept(result);
            } catch (RuntimeException | Error e) {
                log.error("What follows a commit went wrong", e);
            }
            commit.written().complete(result);
        }

        @SuppressWarnings("NullAway") // as above
        void durable() {
            commit.durable().complete(result);
        }
    }

    /** The last job of all. */
    private static final class Stop extends Job<Boolean> {
        Stop() {
            super(tables -> true, done -> {});
        }
    }
}
