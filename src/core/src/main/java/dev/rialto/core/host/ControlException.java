package dev.rialto.core.host;

/** What was asked of the host cannot be. The message is one sentence for the one who asked, without secrets,
 * but where {@link Reason} says otherwise. */
public final class ControlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public ControlException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Whose turn it is. */
    public enum Reason {
        /** Nothing goes by that name or id; the message says which name comes nearest. */
        NOT_FOUND,
        /** There is such a thing, and this cannot be done to it, or not in this way. */
        REFUSED,
        /** The config is broken; the message has a line for each thing that is wrong. */
        INVALID,
        /** The host cannot now: the disk is full, the database fails, it is stopping. Worth another try later. */
        UNAVAILABLE
    }
}
