package dev.rialto.api.operation;

/** How grave a message is, for alerts. */
public enum Severity {
    DEBUG,
    INFO,
    WARNING,
    ERROR,
    CRITICAL
}
