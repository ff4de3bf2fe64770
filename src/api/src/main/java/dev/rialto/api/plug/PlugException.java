package dev.rialto.api.plug;

import dev.rialto.api.operation.ErrorKind;
import java.time.Duration;
import java.util.Optional;

/** A connection could not be made or has ended. The message is one line for people, without secrets. */
public class PlugException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final transient Optional<Duration> retryAfter;

    public PlugException(ErrorKind kind, String message) {
        super(message);
        this.kind = kind;
        this.retryAfter = Optional.empty();
    }

    public PlugException(ErrorKind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = Optional.empty();
    }

    /**
     * An end after which the network asks us to stay away for a while.
     *
     * @param retryAfter for how long
     */
    public PlugException(ErrorKind kind, String message, Duration retryAfter) {
        super(message);
        this.kind = kind;
        this.retryAfter = Optional.of(retryAfter);
    }

    public ErrorKind kind() {
        return kind;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
