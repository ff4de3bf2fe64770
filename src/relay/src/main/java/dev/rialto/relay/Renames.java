package dev.rialto.relay;

/** What becomes of a new title of a channel. */
public enum Renames {
    /** A line says so. */
    ANNOUNCE,
    /** The other channels get the same title; where that cannot be, a line says so. */
    APPLY,
    /** Nothing. */
    OFF
}
