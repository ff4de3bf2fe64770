package dev.rialto.core.store;

import java.util.Optional;

/**
 * How the store is.
 *
 * @param trouble why commits fail at the moment
 * @param freeBytes disk left beside the database
 * @param accepting whether there is enough of it to take in more
 * @param size of the database file, in bytes
 */
public record Health(Optional<String> trouble, long freeBytes, boolean accepting, long size) {}
