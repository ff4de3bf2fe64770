package dev.rialto.hook.command;

import dev.rialto.api.hook.Account;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.message.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is not relayed for now, in which conversation. Kept over a restart; answers from memory but for the first question. Safe
 * for many threads.
 */
final class Mutes {
    static final String ALL = "all";

    private static final char BETWEEN = '\n';
    private static final String KEY = "mute" + BETWEEN;

    private final HookContext context;
    private @Nullable Map<String, Instant> known;

    Mutes(HookContext context) {
        this.context = context;
    }

    /**
     * Mutes somebody, or changes for how long.
     *
     * @param who {@code plug:id}, or all
     */
    void mute(Channel channel, String who, Optional<Duration> span) {
        Instant end = span.map(time -> context.clock().now().plus(time)).orElse(Instant.MAX);
        String key = key(channel, who);
        context.state().put(key, end.toString());
        known().put(key, end);
    }

    /** Ends it; whether somebody was muted. */
    boolean unmute(Channel channel, String who) {
        String key = key(channel, who);
        context.state().remove(key);
        Instant end = known().remove(key);
        return end != null && isNow(end);
    }

    boolean mutesAll(Channel channel) {
        return mutes(channel, ALL);
    }

    /** Whether somebody is muted by themselves. */
    boolean mutes(Channel channel, User user) {
        return user.id().isPresent() && mutes(channel, Account.of(channel, user).toString());
    }

    private boolean mutes(Channel channel, String who) {
        Map<String, Instant> all = known();
        if (all.isEmpty()) {
            return false;
        }
        Instant end = all.get(key(channel, who));
        return end != null && isNow(end);
    }

    private boolean isNow(Instant end) {
        return context.clock().now().isBefore(end);
    }

    private String key(Channel channel, String who) {
        String where = context.directory()
                .conversation(channel)
                .map(joined -> "conversation" + BETWEEN + joined.hook() + BETWEEN + joined.label())
                .orElseGet(() -> "channel" + BETWEEN + channel.number());
        return KEY + where + BETWEEN + who;
    }

    /** Read when it is needed: a hook that is only made asks for nothing. What is over goes. */
    private synchronized Map<String, Instant> known() {
        if (known == null) {
            Map<String, Instant> read = new ConcurrentHashMap<>();
            context.state().all().forEach((key, end) -> {
                if (key.startsWith(KEY)) {
                    read.put(key, Instant.parse(end));
                }
            });
            read.forEach((key, end) -> {
                if (!isNow(end)) {
                    read.remove(key);
                    context.state().remove(key);
                }
            });
            known = read;
        }
        return known;
    }
}
