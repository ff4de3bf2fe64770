package dev.rialto.core.store;

import dev.rialto.api.plug.HostClock;
import dev.rialto.core.config.StoreSettings.Synchronous;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.sqlite.SQLiteConfig;

/**
 * The store in one SQLite file (WAL). All changes go through {@link GroupWriter}; reads have connections of their own, so
 * that they never wait for a commit.
 */
public final class SqliteStore implements Store {
    /** Its name in the data directory. */
    public static final String FILE = "rialto.db";

    /**
     * How long the log grows before it is carried into the file, in pages. At SQLite's own 1,000 every sixtieth message waits
     * for that, and most pages are written there again and again.
     */
    private static final int LOG_PAGES = 8_000;

    /** What stays of the log on the disk. It is written over, which is quicker than to let it grow anew. */
    private static final int LOG_BYTES = 40 << 20;

    private final Path file;
    private final Sql sql;
    private final GroupWriter writer;
    private final Optional<LogSync> sync;
    private final DiskSpace space;
    private final Reader reads;
    private final Reader reports;

    private SqliteStore(
            Path file,
            Sql sql,
            GroupWriter writer,
            Optional<LogSync> sync,
            DiskSpace space,
            Reader reads,
            Reader reports) {
        this.file = file;
        this.sql = sql;
        this.writer = writer;
        this.sync = sync;
        this.space = space;
        this.reads = reads;
        this.reports = reports;
    }

    /** A connection that only reads, for one at a time. */
    private static final class Reader {
        private final Sql sql;
        private final Tables tables;
        private final ReentrantLock turn = new ReentrantLock();

        Reader(Connection connection) {
            this.sql = new Sql(connection);
            this.tables = new Tables(sql);
        }

        <T> T read(Work<T> question) {
            turn.lock();
            try {
                return question.run(tables);
            } finally {
                turn.unlock();
            }
        }

        void close() {
            turn.lock();
            try {
                sql.close();
            } finally {
                turn.unlock();
            }
        }
    }

    /**
     * Opens the database, making or upgrading it.
     *
     * @param minFree how much disk must be left for new events to be taken in, in bytes
     * @throws StoreException when it cannot be used, in one sentence
     */
    public static SqliteStore open(Path file, Synchronous synchronous, long minFree, HostClock clock) {
        return open(file, synchronous, new DiskSpace(file, minFree, clock), clock);
    }

    static SqliteStore open(Path file, Synchronous synchronous, DiskSpace space, HostClock clock) {
        try {
            OwnerOnly.file(file);
            Connection connection = connect(file, false);
            new Schema(connection).upgrade(file);
            Sql sql = new Sql(connection);
            sql.number("PRAGMA wal_autocheckpoint = " + LOG_PAGES);
            Optional<LogSync> sync = switch (synchronous) {
                case FULL -> Optional.of(new LogSync(new LogFile(file), clock));
                case NORMAL -> Optional.empty();
            };
            GroupWriter writer = new GroupWriter(sql, clock, sync);
            sync.ifPresent(LogSync::start);
            writer.start();
            return new SqliteStore(
                    file, sql, writer, sync, space, new Reader(connect(file, true)), new Reader(connect(file, true)));
        } catch (SQLException | IOException e) {
            throw new StoreException(
                    "the database " + file + " cannot be opened: " + e.getMessage() + space.advice(), e);
        }
    }

    /**
     * Reads from the database of a host that may run beside us, and changes nothing.
     *
     * @throws StoreException when it cannot be read, in one sentence
     */
    public static <T> T ask(Path file, Work<T> question) {
        try (Sql sql = new Sql(connect(file, true))) {
            return question.run(new Tables(sql));
        } catch (SQLException e) {
            throw new StoreException("the database " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    static Connection connect(Path file, boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // Where more is asked for, LogSync sees to it.
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(5_000);
        config.setCacheSize(-4_000);
        // Else the driver asks for the last row number after each INSERT, a statement for a statement.
        config.setGetGeneratedKeys(false);
        config.setJournalSizeLimit(LOG_BYTES);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setReadOnly(readOnly);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    @Override
    public <T> Commit<T> write(Work<T> work, Consumer<T> committed) {
        return writer.submit(work, committed);
    }

    @Override
    public void awaitDurable() throws InterruptedException {
        if (sync.isPresent()) {
            sync.get().await();
        }
    }

    @Override
    public <T> T read(Work<T> question) {
        return reads.read(question);
    }

    @Override
    public <T> T report(Work<T> question) {
        return reports.read(question);
    }

    @Override
    public Health health() {
        Optional<String> trouble = writer.trouble().or(() -> sync.flatMap(LogSync::trouble));
        try {
            return new Health(trouble, space.free(), space.enough(), Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean working() {
        return writer.working() && sync.stream().allMatch(LogSync::working);
    }

    @Override
    public void awaitSpace() throws InterruptedException {
        space.await();
    }

    @Override
    public void close() {
        writer.close();
        sync.ifPresent(LogSync::close);
        sql.close();
        reads.close();
        reports.close();
    }
}
