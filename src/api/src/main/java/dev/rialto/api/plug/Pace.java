package dev.rialto.api.plug;

import java.time.Duration;

/** How often something may be done: {@code operations} in any time of {@code per}. */
public record Pace(int operations, Duration per) {
    public Pace {
        if (operations < 1 || !per.isPositive()) {
            throw new IllegalArgumentException("a pace is at least one operation in some time");
        }
    }
}
