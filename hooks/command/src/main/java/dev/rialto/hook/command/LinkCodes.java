package dev.rialto.hook.command;

import dev.rialto.api.hook.Account;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Invocation;
import dev.rialto.api.message.User;
import dev.rialto.api.plug.HostClock;
import dev.rialto.hook.command.CommandSettings.Rate;
import dev.rialto.relay.RateLimit;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Codes by which somebody with two accounts shows that both are theirs: one account asks for a code, the other uses it. A code is
 * short-lived, and the first who uses it is the only one. Kept in memory: after a restart one asks again. Safe for many threads.
 */
final class LinkCodes {
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final int LENGTH = 8;

    /** So many codes there are at most; nobody has more than one. */
    static final int MOST = 1_000;

    /** How many codes one account can try. */
    private static final Rate TRIES = new Rate(5, LIFE);

    private final HostClock clock;
    private final RandomCodes random = new RandomCodes(LENGTH);
    private final RateLimit<String> tries;
    private final Map<String, Given> codes = new HashMap<>();

    /** An account, and where it spoke. */
    record Side(Account account, User user, Channel channel) {
        static Side of(Invocation invocation) {
            return new Side(Account.of(invocation.channel(), invocation.by()), invocation.by(), invocation.channel());
        }
    }

    /**
     * A code.
     *
     * @param by who uses it
     * @param confirmed whether who uses it has said so again
     */
    record Given(Side asker, Optional<Side> by, boolean confirmed, long since) {}

    LinkCodes(HostClock clock) {
        this.clock = clock;
        this.tries = TRIES.limit(clock);
    }

    /** A new code for an account, in place of the one that it has; empty while there are too many. */
    synchronized Optional<String> give(Side asker) {
        long now = clock.nanoTime();
        codes.values().removeIf(old -> isOver(old, now) || old.asker().account().equals(asker.account()));
        if (codes.size() >= MOST) {
            return Optional.empty();
        }
        String code = random.next();
        codes.put(code, new Given(asker, Optional.empty(), false, now));
        return Optional.of(code);
    }

    /** Whether an account may try one more code. */
    boolean mayTry(Side side) {
        return tries.take(side.account().toString()) == RateLimit.Answer.WITHIN;
    }

    /** A code that nobody uses yet. */
    synchronized Optional<Given> unused(String written) {
        return find(written).filter(code -> code.by().isEmpty());
    }

    /** Takes a code for who uses it, for ever and from all others; whether it was there and unused. */
    synchronized boolean use(String written, Side by) {
        Optional<Given> unused = unused(written);
        unused.ifPresent(
                code -> codes.put(key(written), new Given(code.asker(), Optional.of(by), false, code.since())));
        return unused.isPresent();
    }

    /** A code that is in use. */
    synchronized Optional<Given> used(String written) {
        return find(written).filter(code -> code.by().isPresent());
    }

    /** Who uses it has said so again. */
    synchronized void confirmed(String written) {
        find(written)
                .ifPresent(code -> codes.put(key(written), new Given(code.asker(), code.by(), true, code.since())));
    }

    synchronized void forget(String written) {
        codes.remove(key(written));
    }

    private Optional<Given> find(String written) {
        return Optional.ofNullable(codes.get(key(written))).filter(code -> !isOver(code, clock.nanoTime()));
    }

    private static boolean isOver(Given code, long now) {
        return now - code.since() > LIFE.toNanos();
    }

    private static String key(String written) {
        return written.toLowerCase(Locale.ROOT);
    }
}
