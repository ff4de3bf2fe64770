package dev.rialto.relay;

import dev.rialto.api.plug.HostClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who does something too often at the moment: so many times within any span of a length, each for themselves. Safe for many
 * threads.
 *
 * @param <W> who it is counted for
 */
public final class RateLimit<W> {
    /** Of how many it is known what they did; who did nothing for longest is forgotten first. */
    private static final int MOST = 10_000;

    private final int times;
    private final Duration per;
    private final Reminder reminder;
    private final HostClock clock;
    private final Map<W, Lately> all = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<W, Lately> eldest) {
            return size() > MOST;
        }
    };

    /** What becomes of one more. */
    public enum Answer {
        WITHIN,
        /** Too much, and the first of a row: somebody is to be told. */
        FIRST_OVER,
        OVER
    }

    /** When a new row begins, for who did too much. */
    public enum Reminder {
        /** Once something of theirs was within the limit. */
        AFTER_ONE_WITHIN,
        /** Only once nothing of theirs counts any more. */
        AFTER_SILENCE
    }

    /** When somebody did what was within the limit, on the monotonic clock, and whether it was told that there was more. */
    private static final class Lately {
        private final Deque<Long> times = new ArrayDeque<>();
        private boolean told;
    }

    /**
     * A limit that nobody has reached.
     *
     * @param times so many are within it
     * @param per in this time
     */
    public RateLimit(int times, Duration per, Reminder reminder, HostClock clock) {
        this.times = times;
        this.per = per;
        this.reminder = reminder;
        this.clock = clock;
    }

    /** Counts one more of somebody's; what is too much does not count. */
    public synchronized Answer take(W who) {
        Lately lately = all.computeIfAbsent(who, unseen -> new Lately());
        long now = clock.nanoTime();
        while (!lately.times.isEmpty() && now - lately.times.getFirst() >= per.toNanos()) {
            lately.times.removeFirst();
        }
        if (lately.times.size() < times) {
            if (lately.times.isEmpty() || reminder == Reminder.AFTER_ONE_WITHIN) {
                lately.told = false;
            }
            lately.times.addLast(now);
            return Answer.WITHIN;
        }
        Answer answer = lately.told ? Answer.OVER : Answer.FIRST_OVER;
        lately.told = true;
        return answer;
    }
}
