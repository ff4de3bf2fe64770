package dev.rialto.api.operation;

/**
 * Our own name for one attempted step, a ULID made before the first try and kept over retries and restarts. Where a network
 * can carry it (XMPP origin id, Discord nonce, Message-ID), a repeat is recognised by it.
 */
public record Token(String value) {
    @Override
    public String toString() {
        return value;
    }
}
