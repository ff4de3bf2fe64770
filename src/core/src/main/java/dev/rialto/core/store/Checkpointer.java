package dev.rialto.core.store;

import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what is committed from the log of the database (the WAL) into its file, beside the writer: by itself SQLite does so
 * within a commit, and all that waits for that commit would wait for this too.
 *
 * <p>While the writer never rests the log is never empty, and so never begun anew; the writer's own, rarer checkpoints bound
 * it. A checkpoint that fails is no harm: the log keeps what it has.
 */
final class Checkpointer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Checkpointer.class);

    /** How many commits go into one checkpoint: few enough to be quick, enough that a page is not carried for each of them. */
    private static final int COMMITS = 200;

    private final Sql sql;
    private final Semaphore due = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("checkpoint").unstarted(this::run);
    private int commits;
    private volatile boolean closing;

    /**
     * One that does nothing yet.
     *
     * @param sql a connection of its own, to write
     */
    Checkpointer(Sql sql) {
        this.sql = sql;
    }

    void start() {
        thread.start();
    }

    /** Something was committed. Called by the writer alone; never waits. */
    void committed() {
        commits++;
        if (commits >= COMMITS) {
            commits = 0;
            due.release();
        }
    }

    private void run() {
        try {
            due.acquire();
            while (!closing) {
                due.drainPermits();
                checkpoint();
                due.acquire();
            }
        } catch (InterruptedException e) {
            log.error("The checkpoints have ended; the writer makes its own");
        }
    }

    private void checkpoint() {
        try {
            sql.number("PRAGMA wal_checkpoint(PASSIVE)");
        } catch (StoreException e) {
            log.debug("No checkpoint: {}", e.getMessage());
        }
    }

    /** Ends after the checkpoint that is being made. */
    @Override
    public void close() {
        closing = true;
        due.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sql.close();
    }
}
