package dev.rialto.hook.command;

import dev.rialto.api.hook.Account;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.message.User;
import dev.rialto.api.plug.HostClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Commands that wait until the person who gave them has said so again, in the same conversation. Safe for many threads. */
final class Confirmations {
    static final String COMMAND = "confirm";
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int LENGTH = 4;

    /** For how long somebody who comes too late is told so. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final HostClock clock;
    private final Directory directory;
    private final Prefixes prefixes;
    private final RandomCodes codes = new RandomCodes(LENGTH);
    private final List<Pending> pending = new ArrayList<>();

    private record Pending(String code, Channel channel, Call call, long since) {}

    /** What a code brought about. */
    sealed interface Answer {
        /**
         * It is to be run now.
         *
         * @param channel where it was given
         */
        record Run(Call call, Channel channel) implements Answer {}

        record Wrong(String why) implements Answer {}
    }

    Confirmations(HostClock clock, Directory directory, Prefixes prefixes) {
        this.clock = clock;
        this.directory = directory;
        this.prefixes = prefixes;
    }

    /**
     * Keeps a command, in place of one that its asker left unconfirmed there.
     *
     * @return what they are to do: {@code say !confirm abcd within 1 min}
     */
    synchronized String ask(Channel channel, Call call) {
        long now = clock.nanoTime();
        pending.removeIf(old -> now - old.since() > REMEMBERED.toNanos() || isOf(old, channel, call.by()));
        String code = codes.next();
        pending.add(new Pending(code, channel, call, now));
        return "say " + prefixes.shown() + COMMAND + " " + code + " within " + Durations.text(PATIENCE);
    }

    /** Whether somebody was asked in a channel; whoever was not has no such command. */
    synchronized boolean isAsked(Channel channel, User by) {
        return pending.stream().anyMatch(asked -> isOf(asked, channel, by));
    }

    /** Takes a code; it counts once. */
    synchronized Answer confirm(Channel channel, User by, String code) {
        Optional<Pending> asked = pending.stream()
                .filter(each -> each.code().equalsIgnoreCase(code) && isOf(each, channel, by))
                .findFirst();
        if (asked.isEmpty()) {
            return new Answer.Wrong("That is not the code.");
        }
        pending.remove(asked.get());
        return clock.nanoTime() - asked.get().since() > PATIENCE.toNanos()
                ? new Answer.Wrong("That took too long; give the command again.")
                : new Answer.Run(asked.get().call(), asked.get().channel());
    }

    /** Whether it was asked of this person, in this conversation. */
    private boolean isOf(Pending asked, Channel channel, User by) {
        boolean here = asked.channel().isSameAs(channel)
                || !Collections.disjoint(directory.conversations(asked.channel()), directory.conversations(channel));
        Account asker = Account.of(asked.channel(), asked.call().by());
        Account account = Account.of(channel, by);
        return here
                && (asker.equals(account)
                        || directory
                                .person(asker.plug(), asker.id())
                                .map(person -> person.accounts().getOrDefault(account.plug(), List.of()))
                                .filter(ids -> ids.contains(account.id()))
                                .isPresent());
    }
}
