package dev.rialto.core.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * SQLite's write-ahead log. SQLite itself runs with {@code synchronous = normal}, in which a commit appends to the log and a
 * checkpoint syncs it; a sync after the append makes it what {@code full} is (https://www.sqlite.org/wal.html).
 *
 * <p>SQLite keeps the one file open for as long as it has a connection, and takes no locks on it that a second opening of it
 * could lose.
 */
final class LogFile implements LogSync.Disk {
    private final FileChannel channel;
    private final Path database;

    /**
     * The log of a database that is open.
     *
     * @throws IOException when there is none
     */
    LogFile(Path database) throws IOException {
        this.database = database;
        this.channel =
                FileChannel.open(database.resolveSibling(database.getFileName() + "-wal"), StandardOpenOption.WRITE);
    }

    @Override
    public void sync() throws IOException {
        channel.force(false);
    }

    /** Carries all of the log into the database file, which is synced then. */
    @Override
    public void repair() throws IOException {
        try (Connection connection = SqliteStore.connect(database, false);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(FULL)")) {
            if (!result.next() || result.getInt("busy") != 0 || result.getInt("log") != result.getInt("checkpointed")) {
                throw new IOException("the log could not be carried into the database");
            }
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
