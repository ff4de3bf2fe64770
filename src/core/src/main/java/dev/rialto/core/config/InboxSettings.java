package dev.rialto.core.config;

import java.time.Duration;

/**
 * The section {@code inbox}.
 *
 * @param remember how long the key of an event is known after the event has been routed. What a network tells
 *     again after that is taken for new
 * @param maxCount how many keys are known at most; the oldest go first
 */
public record InboxSettings(Duration remember, long maxCount) {
    public InboxSettings {
        if (!remember.isPositive()) {
            throw new IllegalArgumentException("remember must be more than 0s");
        }
        if (maxCount < 1) {
            throw new IllegalArgumentException("max-count must be at least 1");
        }
    }
}
