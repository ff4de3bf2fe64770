package dev.rialto.relay;

import java.time.Duration;

/**
 * {@code flood}: how much one author may say in one conversation.
 *
 * @param messages how many, edits counted
 * @param per in what time
 */
public record FloodLimit(int messages, Duration per) {

    public FloodLimit {
        if (messages < 1) {
            throw new IllegalArgumentException("messages must be at least 1, not " + messages);
        }
        if (!per.isPositive()) {
            throw new IllegalArgumentException("per must be more than 0s");
        }
    }
}
