package dev.rialto.api.operation;

/** What sort of thing went wrong; a label that decides nothing. */
public enum ErrorKind {
    /** The network could not be reached, or the connection broke. */
    CONNECTION,
    /** The network refused what we asked for. */
    REQUEST,
    /** The network has no such thing. */
    UNSUPPORTED,
    /** The network failed on its side. */
    SERVER,
    /** Our account was not let in. */
    AUTH,
    /** Too much, too often, too large. */
    LIMITS,
    /** No money left. */
    CREDIT,
    /** The config cannot work like this. */
    CONFIG,
    /** A fault of the plug itself. */
    PLUG
}
