package dev.rialto.api.message;

/**
 * The id of one user, as its network writes it; the id that its owner cannot change: a number on Telegram, a bare JID on XMPP, never a nick.
 *
 * <p>Only the plug that made an id parses it; for everybody else it is opaque.
 */
public record UserId(String value) {
    public UserId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a UserId must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
