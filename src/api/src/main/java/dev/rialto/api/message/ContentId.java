package dev.rialto.api.message;

/**
 * The id of the content of a file, such that its plug can open it after a restart and days later; never a URL that expires.
 *
 * <p>Only the plug that made an id parses it; for everybody else it is opaque.
 */
public record ContentId(String value) {
    public ContentId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a ContentId must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
