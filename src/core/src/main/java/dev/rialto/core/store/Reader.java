package dev.rialto.core.store;

import java.sql.SQLException;

/** The tables, to read what is committed. */
public final class Reader {
    private final Tables tables;

    Reader(Tables tables) {
        this.tables = tables;
    }

    /** Asks; the question changes nothing, the connection would refuse it. */
    public <T> T ask(Work<T> question) {
        try {
            return question.run(tables);
        } catch (SQLException e) {
            throw new StoreException("the database cannot be read: " + e.getMessage(), e);
        }
    }
}
