package dev.rialto.api.message;

/**
 * The id of one account on one network; stable for as long as the account exists, whatever the plug is called in the config, for example {@code telegram:7000001}.
 *
 * <p>Only the plug that made an id parses it; for everybody else it is opaque.
 */
public record NetworkId(String value) {
    public NetworkId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a NetworkId must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
