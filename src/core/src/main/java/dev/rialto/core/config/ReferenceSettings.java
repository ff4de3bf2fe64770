package dev.rialto.core.config;

import java.time.Duration;

/**
 * The section {@code references}: for how long it is known which messages are copies of which.
 *
 * @param maxCount how many are known at most; the oldest go first
 * @param cacheSize how many of them are kept in memory
 */
public record ReferenceSettings(Duration keepFor, long maxCount, int cacheSize) {
    public ReferenceSettings {
        if (!keepFor.isPositive()) {
            throw new IllegalArgumentException("keep-for must be more than 0s");
        }
        if (maxCount < 1 || cacheSize < 1) {
            throw new IllegalArgumentException("max-count and cache-size must be at least 1");
        }
    }
}
