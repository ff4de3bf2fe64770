package dev.rialto.hook.command;

import dev.rialto.api.hook.Account;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.message.User;
import dev.rialto.api.plug.HostClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

    /** @param accounts all of the person whose the account is, where it is somebody's */
    private record Speaker(Channel channel, Account account, Set<Account> accounts) {}

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
    String ask(Channel channel, Call call) {
        return ask(speaker(channel, call.by()), call);
    }

    private synchronized String ask(Speaker speaker, Call call) {
        long now = clock.nanoTime();
        pending.removeIf(old -> isForgotten(old) || isOf(old, speaker));
        String code = codes.next();
        pending.add(new Pending(code, speaker.channel(), call, now));
        return "say " + prefixes.shown() + COMMAND + " " + code + " within " + Durations.text(PATIENCE);
    }

    /** Whether somebody was asked in a channel; whoever was not has no such command. */
    boolean isAsked(Channel channel, User by) {
        return isAsked(speaker(channel, by));
    }

    private synchronized boolean isAsked(Speaker speaker) {
        return asked(speaker).findAny().isPresent();
    }

    /** Takes a code; it counts once. */
    Answer confirm(Channel channel, User by, String code) {
        return confirm(speaker(channel, by), code);
    }

    private synchronized Answer confirm(Speaker speaker, String code) {
        Optional<Pending> asked = asked(speaker)
                .filter(each -> each.code().equalsIgnoreCase(code))
                .findFirst();
        if (asked.isEmpty()) {
            return new Answer.Wrong("That is not the code.");
        }
        pending.remove(asked.get());
        return clock.nanoTime() - asked.get().since() > PATIENCE.toNanos()
                ? new Answer.Wrong("That took too long; give the command again.")
                : new Answer.Run(asked.get().call(), asked.get().channel());
    }

    /** What waits for this person, in this conversation. */
    private Stream<Pending> asked(Speaker speaker) {
        return pending.stream().filter(each -> !isForgotten(each) && isOf(each, speaker));
    }

    private boolean isForgotten(Pending asked) {
        return clock.nanoTime() - asked.since() > REMEMBERED.toNanos();
    }

    private boolean isOf(Pending asked, Speaker speaker) {
        Account asker = Account.of(asked.channel(), asked.call().by());
        boolean here = asked.channel().isSameAs(speaker.channel())
                || !Collections.disjoint(
                        directory.conversations(asked.channel()), directory.conversations(speaker.channel()));
        return here && (asker.equals(speaker.account()) || speaker.accounts().contains(asker));
    }

    /** Another hook may be asked who somebody is, so never while others wait for this. */
    private Speaker speaker(Channel channel, User by) {
        Account account = Account.of(channel, by);
        Set<Account> accounts = new HashSet<>();
        directory
                .person(account.plug(), account.id())
                .ifPresent(person -> person.accounts()
                        .forEach((plug, ids) -> ids.forEach(id -> accounts.add(new Account(plug, id)))));
        return new Speaker(channel, account, accounts);
    }
}
