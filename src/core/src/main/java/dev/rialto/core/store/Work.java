package dev.rialto.core.store;

/**
 * Something done in the database within one transaction. May be run more than once, after a commit that failed: it changes
 * nothing but the tables, and makes its result anew each time.
 */
@FunctionalInterface
public interface Work<T> {
    T run(Tables tables);
}
