package dev.rialto.api.message;

/**
 * The id of one physical message, unique within its channel; for example {@code 4711}.
 *
 * <p>Only the plug that made an id parses it; for everybody else it is opaque.
 */
public record MessageId(String value) {
    public MessageId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a MessageId must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
