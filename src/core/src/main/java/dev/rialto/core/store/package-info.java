/**
 * The database: one writer that commits many changes at once, and a class for each table. The door is {@link Store}; only
 * this package knows SQL.
 */
@NullMarked
package dev.rialto.core.store;

import org.jspecify.annotations.NullMarked;
