package dev.rialto.hook.command;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.HostClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Commands that wait until who gave them has said so again, in the same channel. Safe for many threads. */
final class Confirmations {
    static final String COMMAND = "confirm";
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int LENGTH = 4;

    /** For how long somebody who comes too late is told so. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final HostClock clock;
    private final Prefixes prefixes;
    private final RandomCodes codes = new RandomCodes(LENGTH);
    private final Map<Key, Pending> pending = new HashMap<>();

    private record Key(Channel channel, UserId by) {}

    private record Pending(String code, Call call, long since) {}

    /** What a code brought about. */
    sealed interface Answer {
        record Run(Call call) implements Answer {}

        record Wrong(String why) implements Answer {}
    }

    Confirmations(HostClock clock, Prefixes prefixes) {
        this.clock = clock;
        this.prefixes = prefixes;
    }

    /**
     * Keeps a command, in place of one that its asker left unconfirmed there.
     *
     * @return what they are to do: {@code say !confirm abcd within 1 min}
     */
    synchronized String ask(Channel channel, Call call) {
        long now = clock.nanoTime();
        pending.values().removeIf(old -> now - old.since() > REMEMBERED.toNanos());
        String code = codes.next();
        pending.put(key(channel, call.by()), new Pending(code, call, now));
        return "say " + prefixes.shown() + COMMAND + " " + code + " within " + Durations.text(PATIENCE);
    }

    /** Whether somebody was asked in a channel; whoever was not has no such command. */
    synchronized boolean isAsked(Channel channel, User by) {
        return pending.containsKey(key(channel, by));
    }

    /** Takes a code; it counts once. */
    synchronized Answer confirm(Channel channel, User by, String code) {
        Key key = key(channel, by);
        Optional<Pending> asked = Optional.ofNullable(pending.get(key));
        if (asked.isEmpty() || !asked.get().code().equalsIgnoreCase(code)) {
            return new Answer.Wrong("That is not the code.");
        }
        pending.remove(key);
        return clock.nanoTime() - asked.get().since() > PATIENCE.toNanos()
                ? new Answer.Wrong("That took too long; give the command again.")
                : new Answer.Run(asked.get().call());
    }

    private static Key key(Channel channel, User by) {
        return new Key(channel, by.id().orElseThrow());
    }
}
