package dev.rialto.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
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
        this.channel = FileChannel.open(
                database.resolveSibling(database.getFileName() + "-wal"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    @Override
    public void sync() throws IOException {
        channel.force(false);
    }

    /**
     * Writes the log once more over itself: then the system knows again that it has something to write. Meanwhile nobody appends
     * to it. To carry it into the database file instead would not do: until that was through, what is on the disk of the log would
     * be older than what is in the file, and would count.
     */
    @Override
    public void repair() throws IOException {
        try (Connection connection = SqliteStore.connect(database, false);
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            writeAgain();
            channel.force(true);
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void writeAgain() throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(1 << 20);
        for (long at = 0; at < channel.size(); at += piece.limit()) {
            piece.clear();
            if (channel.read(piece, at) <= 0) {
                return;
            }
            piece.flip();
            for (long to = at; piece.hasRemaining(); ) {
                to += channel.write(piece, to);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
