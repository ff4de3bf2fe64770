package dev.rialto.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection and its prepared statements, each prepared once. For the statements of every message: here a library that
 * reads the SQL anew at each call would cost more than the statement.
 *
 * <p>Not safe for several threads at once. What the database refuses is thrown as {@link StoreException}.
 */
final class Sql implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Sql(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** Runs a change and tells how many rows it touched. */
    int update(String sql, @Nullable Object... values) {
        try {
            return bound(sql, values).executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Adds a row and tells its number. */
    long insert(String sql, @Nullable Object... values) {
        update(sql, values);
        return number("SELECT last_insert_rowid()");
    }

    <T> List<T> list(Row<T> reader, String sql, @Nullable Object... values) {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    <T> Optional<T> first(Row<T> reader, String sql, @Nullable Object... values) {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    long number(String sql, @Nullable Object... values) {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Takes the transaction back, if there is one: on some errors SQLite has done so by itself. */
    void rollback() throws SQLException {
        forgetStatements();
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("ROLLBACK");
        }
    }

    /** After an error: the driver leaves a statement that failed in a state in which it never runs again. */
    void forgetStatements() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }

    @Override
    public void close() {
        try {
            forgetStatements();
            connection.close();
        } catch (SQLException e) {
            throw new StoreException("the database did not close: " + e.getMessage(), e);
        }
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    private PreparedStatement bound(String sql, @Nullable Object[] values) throws SQLException {
        PreparedStatement statement = statement(sql);
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setInt(index, number);
            case Boolean flag -> statement.setInt(index, flag ? 1 : 0);
            case String text -> statement.setString(index, text);
            case byte[] bytes -> statement.setBytes(index, bytes);
            default -> throw new IllegalArgumentException("no column takes a " + value.getClass());
        }
    }

    /** Nobody outside of the store handles an error of SQL; {@link GroupWriter} looks at what is behind it. */
    private static StoreException failed(SQLException error) {
        return new StoreException("the database refused: " + error.getMessage(), error);
    }

    /** Reads one row of an answer. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
