package dev.rialto.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Brings a database to the shape that this program knows: the files {@code schema-N.sql}, each run once, in order. */
final class Schema {

    /** The newest {@code schema-N.sql}. */
    static final int VERSION = 1;

    private final Connection connection;

    Schema(Connection connection) {
        this.connection = connection;
    }

    /**
     * Runs the files that this database has not seen.
     *
     * @throws StoreException when it comes from a newer program
     */
    void upgrade(Path file) throws SQLException {
        int version = version();
        if (version > VERSION) {
            throw new StoreException("the database " + file + " was written by a newer Rialto (schema " + version
                    + ", this program knows " + VERSION + "): install that version, or use another data-dir");
        }
        for (int next = version + 1; next <= VERSION; next++) {
            run(next);
        }
    }

    private int version() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }

    private void run(int version) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "BEGIN IMMEDIATE;\n" + script(version) + "PRAGMA user_version = " + version + ";\nCOMMIT;");
        }
    }

    private static String script(int version) {
        String name = "schema-" + version + ".sql";
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new StoreException(name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
