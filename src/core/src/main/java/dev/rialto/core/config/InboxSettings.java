package dev.rialto.core.config;

import java.time.Duration;

/**
 * The section {@code inbox}.
 *
 * @param remember how long the key of an event is known after the event has been routed; no catch-up reads further back
 * @param maxCount how many keys are known at most; the oldest go first
 */
public record InboxSettings(Duration remember, long maxCount) {
    public InboxSettings {
        if (maxCount < 1) {
            throw new IllegalArgumentException("max-count must be at least 1");
        }
    }
}
