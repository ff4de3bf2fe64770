package dev.rialto.core.store;

import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.Cursor;
import java.util.Optional;

/** How far each plug has read. */
public final class CursorTable {
    private final Sql sql;

    CursorTable(Sql sql) {
        this.sql = sql;
    }

    public void put(NetworkId network, Cursor cursor) {
        sql.update(
                "INSERT INTO cursor (network, name, value) VALUES (?, ?, ?)"
                        + " ON CONFLICT (network, name) DO UPDATE SET value = excluded.value",
                network.value(),
                cursor.name(),
                cursor.value());
    }

    public Optional<Cursor> get(NetworkId network, String name) {
        return sql.first(
                row -> new Cursor(name, row.getString(1)),
                "SELECT value FROM cursor WHERE network = ? AND name = ?",
                network.value(),
                name);
    }
}
