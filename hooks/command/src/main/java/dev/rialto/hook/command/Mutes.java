package dev.rialto.hook.command;

import dev.rialto.api.hook.Account;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.message.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who is not relayed for now, in which conversation. All of it is in the state of the hook, so what a hook is told while a reload
 * replaces it, its successor knows too. Safe for many threads.
 */
final class Mutes {
    static final String ALL = "all";

    private static final char BETWEEN = '\n';
    private static final String KEY = "mute" + BETWEEN;

    private final HookContext context;

    Mutes(HookContext context) {
        this.context = context;
    }

    /**
     * Mutes somebody, or changes for how long.
     *
     * @param who {@code plug:id}, or all
     */
    void mute(Channel channel, String who, Optional<Duration> span) {
        forgetWhatIsOver();
        Instant end = span.map(time -> context.clock().now().plus(time)).orElse(Instant.MAX);
        context.state().put(key(channel, who), end.toString());
    }

    /** Ends it; whether somebody was muted. */
    boolean unmute(Channel channel, String who) {
        boolean was = mutes(channel, who);
        context.state().remove(key(channel, who));
        return was;
    }

    boolean mutesAll(Channel channel) {
        return mutes(channel, ALL);
    }

    /** Whether somebody is muted by themselves. */
    boolean mutes(Channel channel, User user) {
        return user.id().isPresent() && mutes(channel, Account.of(channel, user).toString());
    }

    private boolean mutes(Channel channel, String who) {
        return context.state().get(key(channel, who)).filter(this::isNow).isPresent();
    }

    private boolean isNow(String end) {
        return context.clock().now().isBefore(Instant.parse(end));
    }

    private String key(Channel channel, String who) {
        String where = context.directory()
                .conversation(channel)
                .map(joined -> "conversation" + BETWEEN + joined.hook() + BETWEEN + joined.label())
                .orElseGet(() -> "channel" + BETWEEN + channel.number());
        return KEY + where + BETWEEN + who;
    }

    private void forgetWhatIsOver() {
        context.state().all().forEach((key, end) -> {
            if (key.startsWith(KEY) && !isNow(end)) {
                context.state().remove(key);
            }
        });
    }
}
