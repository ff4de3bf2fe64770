package dev.rialto.core.host;

import dev.rialto.core.host.HostStatus.ChannelHealth;
import dev.rialto.core.host.HostStatus.PlugHealth;
import dev.rialto.core.host.HostStatus.PlugState;
import dev.rialto.core.host.HostStatus.StoreHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A status as lines for people: in a terminal, and as the answer to a command in a chat. */
public final class StatusText {
    private static final String SEPARATOR = "; ";

    private StatusText() {}

    public static List<String> lines(HostStatus status) {
        var lines = new ArrayList<String>();
        lines.add(status.name() + " " + status.version() + ", up for " + age(status.uptime()));
        Instant now = status.startedAt().plus(status.uptime());
        status.plugs().forEach(plug -> lines.add(plug(plug, now)));
        status.channels().forEach(channel -> lines.add(channel(channel)));
        if (status.inboxBacklog() > 0) {
            lines.add("inbox: " + status.inboxBacklog() + " not routed yet");
        }
        if (status.setAside() > 0) {
            lines.add("inbox: " + status.setAside() + " set aside, since they could not be dealt with (see the log)");
        }
        if (status.deadLetters() > 0) {
            lines.add("dead letters: " + status.deadLetters() + " (see: rialto outbox)");
        }
        if (status.watcherDrops() > 0) {
            lines.add("watchers: " + status.watcherDrops() + " events missed for want of room");
        }
        lines.addAll(status.notes());
        lines.add(store(status.store()));
        var memory = status.memory();
        lines.add("memory: " + size(memory.heapUsed()) + " of " + size(memory.heapMax()) + " heap"
                + memory.resident()
                        .map(bytes -> ", " + size(bytes) + " resident")
                        .orElse(""));
        return List.copyOf(lines);
    }

    /** A time span in the two largest units that say something: {@code 3 d 4 h}, {@code 5 min}, {@code 12 s}. */
    public static String age(Duration span) {
        var whole = span.isNegative() ? Duration.ZERO : span;
        if (whole.toDays() > 0) {
            return whole.toDays() + " d " + whole.toHoursPart() + " h";
        }
        if (whole.toHours() > 0) {
            return whole.toHours() + " h " + whole.toMinutesPart() + " min";
        }
        return whole.toMinutes() > 0 ? whole.toMinutes() + " min" : whole.toSeconds() + " s";
    }

    private static String plug(PlugHealth plug, Instant now) {
        String joint = plug.state() == PlugState.ONLINE ? ", but: " : ": ";
        return plug.name() + " (" + plug.network() + "): "
                + plug.state().name().toLowerCase(Locale.ROOT)
                + " for " + age(Duration.between(plug.since(), now))
                + plug.cause().map(cause -> joint + cause).orElse("");
    }

    private static String channel(ChannelHealth channel) {
        var parts = new ArrayList<String>();
        if (channel.waiting() > 0) {
            parts.add(channel.waiting() + " waiting"
                    + channel.oldest()
                            .map(age -> ", the oldest for " + age(age))
                            .orElse(""));
        }
        if (channel.held() > 0) {
            parts.add(channel.held() + " of them held");
        }
        channel.parked().ifPresent(reason -> parts.add("parked: " + reason));
        channel.note().ifPresent(parts::add);
        return channel.name() + ": " + (parts.isEmpty() ? "nothing waits" : String.join(SEPARATOR, parts));
    }

    private static String store(StoreHealth store) {
        var free = size(store.freeBytes()) + " of disk free";
        if (store.failure().isPresent()) {
            return "store: FAILS: " + store.failure().get() + SEPARATOR + free;
        }
        return store.accepting() ? "store: ok, " + free : "store: FULL, nothing new is accepted: " + free;
    }

    private static String size(long bytes) {
        double mega = bytes / 1e6;
        return mega < 10_000
                ? String.format(Locale.ROOT, "%.0f MB", mega)
                : String.format(Locale.ROOT, "%.1f GB", mega / 1000);
    }
}
