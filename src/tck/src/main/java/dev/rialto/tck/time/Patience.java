package dev.rialto.tck.time;

import java.time.Duration;

/**
 * How long a test waits, in real time, for what must happen. A test that passes never waits that long, however slow and busy
 * the machine; one that fails may take its time.
 */
public final class Patience {
    /** In seconds. */
    public static final long SECONDS = 120;

    public static final Duration LIMIT = Duration.ofSeconds(SECONDS);

    /** How long a whole test may take, in seconds, which waits for many things. */
    public static final long OF_A_TEST = 600;

    private Patience() {}
}
