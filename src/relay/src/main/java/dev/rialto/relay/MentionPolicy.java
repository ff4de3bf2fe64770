package dev.rialto.relay;

/** Who may be called by a copy of a message. */
public enum MentionPolicy {
    /** People of the target, never all of them at once. */
    USERS,
    NONE,
    /** Whoever the message calls, as it was written. */
    ALL
}
