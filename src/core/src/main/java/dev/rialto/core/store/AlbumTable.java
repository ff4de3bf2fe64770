package dev.rialto.core.store;

import dev.rialto.api.hook.ReferenceKey;
import java.util.List;

/** What each part of an album says: the event that told it last, as its row was written. */
public final class AlbumTable {
    private final Sql sql;

    AlbumTable(Sql sql) {
        this.sql = sql;
    }

    public void add(ReferenceKey reference, int part, byte[] body) {
        sql.update("INSERT INTO album (reference, part, body) VALUES (?, ?, ?)", reference.value(), part, body);
    }

    /** All parts, in their order; none for a message that is no album. */
    public List<byte[]> parts(ReferenceKey reference) {
        return sql.list(
                row -> row.getBytes(1), "SELECT body FROM album WHERE reference = ? ORDER BY part", reference.value());
    }

    /** One part says something else now; of a message that is no album nothing is noted. */
    public void change(ReferenceKey reference, int part, byte[] body) {
        sql.update("UPDATE album SET body = ? WHERE reference = ? AND part = ?", body, reference.value(), part);
    }
}
