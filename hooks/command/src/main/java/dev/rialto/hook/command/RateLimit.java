package dev.rialto.hook.command;

import dev.rialto.api.plug.HostClock;
import dev.rialto.hook.command.CommandSettings.Rate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How much each person has asked lately. Safe for many threads. */
final class RateLimit {
    /** From so many people on those are forgotten who have asked nothing lately. */
    private static final int MANY = 1_000;

    private final Rate rate;
    private final HostClock clock;
    private final Map<String, Lately> people = new HashMap<>();

    /** What becomes of one more command. */
    enum Answer {
        RUN,
        /** It is the first one too many: the person is told. */
        NOTICE,
        SILENCE
    }

    RateLimit(Rate rate, HostClock clock) {
        this.rate = rate;
        this.clock = clock;
    }

    /** Counts a command of somebody. */
    synchronized Answer take(String person) {
        long now = clock.nanoTime();
        if (people.size() > MANY) {
            people.values().removeIf(other -> forget(other, now));
        }
        Lately lately = people.computeIfAbsent(person, unseen -> new Lately());
        if (forget(lately, now)) {
            lately.told = false;
        }
        if (lately.times.size() < rate.commands()) {
            lately.times.addLast(now);
            return Answer.RUN;
        }
        if (lately.told) {
            return Answer.SILENCE;
        }
        lately.told = true;
        return Answer.NOTICE;
    }

    /** Forgets what is long ago; whether nothing is left. */
    private boolean forget(Lately lately, long now) {
        while (!lately.times.isEmpty()
                && now - lately.times.getFirst() >= rate.per().toNanos()) {
            lately.times.removeFirst();
        }
        return lately.times.isEmpty();
    }

    private static final class Lately {
        private final Deque<Long> times = new ArrayDeque<>();
        private boolean told;
    }
}
