package dev.rialto.core.refs;

import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.operation.Token;
import dev.rialto.api.plug.HostClock;
import java.security.SecureRandom;

/**
 * Makes ULIDs: 26 letters and digits that no two programs make alike, and that sort by the time they were made.
 *
 * <p>See the ULID specification (github.com/ulid/spec): 48 bits of time, 80 of chance, in Crockford's base 32.
 */
public final class Ulids {
    private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private final HostClock clock;
    private final SecureRandom chance = new SecureRandom();
    private long lastTime;
    private long high;
    private long low;

    public Ulids(HostClock clock) {
        this.clock = clock;
    }

    public Token token() {
        return new Token(next());
    }

    public ReferenceKey key() {
        return new ReferenceKey(next());
    }

    /** The next one; within a millisecond the chance part is counted up, so that they sort as they were made. */
    public synchronized String next() {
        long now = clock.now().toEpochMilli();
        if (now > lastTime) {
            lastTime = now;
            high = chance.nextLong() & 0xFF_FFFF_FFFFL;
            low = chance.nextLong() & 0xFF_FFFF_FFFFL;
        } else {
            low = (low + 1) & 0xFF_FFFF_FFFFL;
            high = low == 0 ? (high + 1) & 0xFF_FFFF_FFFFL : high;
        }
        char[] text = new char[26];
        write(text, 0, 10, lastTime);
        write(text, 10, 8, high);
        write(text, 18, 8, low);
        return new String(text);
    }

    /** What all ULIDs of a moment begin with: those from before it are smaller. */
    public static String prefix(long milliseconds) {
        char[] text = new char[10];
        write(text, 0, 10, milliseconds);
        return new String(text);
    }

    private static void write(char[] text, int from, int count, long value) {
        long rest = value;
        for (int i = from + count - 1; i >= from; i--) {
            text[i] = DIGITS[(int) (rest & 31)];
            rest >>>= 5;
        }
    }
}
