package dev.rialto.core.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A few strings that plugs, hooks and the host keep. */
public final class StateTable {
    private final Sql sql;

    StateTable(Sql sql) {
        this.sql = sql;
    }

    public Optional<String> get(String owner, String key) {
        return sql.first(row -> row.getString(1), "SELECT value FROM state WHERE owner = ? AND key = ?", owner, key);
    }

    public void put(String owner, String key, String value) {
        sql.update(
                "INSERT INTO state (owner, key, value) VALUES (?, ?, ?)"
                        + " ON CONFLICT (owner, key) DO UPDATE SET value = excluded.value",
                owner,
                key,
                value);
    }

    public void remove(String owner, String key) {
        sql.update("DELETE FROM state WHERE owner = ? AND key = ?", owner, key);
    }

    public Map<String, String> all(String owner) {
        Map<String, String> all = new HashMap<>();
        sql.list(
                row -> all.put(row.getString(1), row.getString(2)),
                "SELECT key, value FROM state WHERE owner = ?",
                owner);
        return all;
    }
}
