package dev.rialto.api.event;

/**
 * A name that the plug would give twice to the same event and never to two of the same kind in one channel: Telegram's
 * {@code update_id}, a stanza's archive id. Not the time of an edit: two edits can share a second.
 */
public record EventKey(String value) {
    public EventKey {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an EventKey must not be blank");
        }
    }
}
