package dev.rialto.api.message;

/**
 * The id of one channel, as its network writes it; for example {@code -1001234567890} or {@code family@conference.example.org}.
 *
 * <p>Only the plug that made an id parses it; for everybody else it is opaque.
 */
public record ChannelId(String value) {
    public ChannelId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a ChannelId must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
