package dev.rialto.api.hook;

/** The host's own name for one message and all its copies: a ULID. */
public record ReferenceKey(String value) {
    @Override
    public String toString() {
        return value;
    }
}
