package dev.rialto.core.host;

import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.ChannelSection;
import dev.rialto.core.config.HookSection;
import dev.rialto.core.config.PlugSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;

/** Says what a reload has done. */
final class ReloadText {
    private static final int MOST_NAMES = 10;

    private final Setup before;
    private final Setup after;
    private final BridgeConfig read;
    private final List<String> done = new ArrayList<>();

    private ReloadText(Setup before, Setup after, BridgeConfig read) {
        this.before = before;
        this.after = after;
        this.read = read;
    }

    /**
     * The lines, at least one: what has changed, and each section that takes effect later.
     *
     * @param read the config as it was read, with what takes effect at the next start only
     */
    static List<String> lines(Setup before, Setup after, BridgeConfig read) {
        return new ReloadText(before, after, read).lines();
    }

    private List<String> lines() {
        BridgeConfig old = before.config();
        BridgeConfig now = after.config();
        each("plug", old.plugs(), now.plugs(), ReloadText::sameWork, "changed");
        plugs("switched on", (one, other) -> !one.enabled() && other.enabled());
        plugs("switched off", (one, other) -> one.enabled() && !other.enabled());
        plugs("restarted", (one, other) -> one.enabled() && other.enabled() && !samePlug(one.name()));
        each("channel", old.channels(), now.channels(), ChannelSection::sameAs, "changed");
        each("hook", old.hooks(), now.hooks(), HookSection::sameAs, "changed");
        each("label", old.labels(), now.labels(), List::equals, "changed");
        each("group", old.groups(), now.groups(), Record::equals, "changed");
        each("user", old.users(), now.users(), Record::equals, "changed");
        section("inbox", old.inbox(), now.inbox(), done);
        section("outbox", old.outbox(), now.outbox(), done);
        section("references", old.references(), now.references(), done);
        section("media", old.media(), now.media(), done);
        List<String> later = new ArrayList<>();
        section("host", now.host(), read.host(), later);
        section("store", now.store(), read.store(), later);
        section("http", now.http(), read.http(), later);
        List<String> lines = new ArrayList<>();
        if (!done.isEmpty()) {
            lines.add("Reloaded: " + String.join("; ", done) + ".");
        }
        later.forEach(name -> lines.add(name + "; it takes effect at the next start."));
        return lines.isEmpty() ? List.of("Nothing has changed.") : lines;
    }

    /** What a plug itself sees is told by its restart. */
    private static boolean sameWork(PlugSection one, PlugSection other) {
        return one.common().equals(other.common());
    }

    @SuppressWarnings("ReferenceEquality") // What has changed is another object.
    private boolean samePlug(String name) {
        return before.plugs().get(name) == after.plugs().get(name);
    }

    private void plugs(String what, BiPredicate<PlugSection, PlugSection> isSo) {
        Map<String, PlugSection> old = before.config().plugs();
        add(
                "plug",
                after.config().plugs().values().stream()
                        .filter(now -> old.containsKey(now.name())
                                && isSo.test(Objects.requireNonNull(old.get(now.name())), now))
                        .map(PlugSection::name)
                        .toList(),
                what);
    }

    private <V> void each(
            String kind, Map<String, V> old, Map<String, V> now, BiPredicate<V, V> same, String whereChanged) {
        add(kind, now.keySet().stream().filter(name -> !old.containsKey(name)).toList(), "added");
        add(kind, old.keySet().stream().filter(name -> !now.containsKey(name)).toList(), "removed");
        add(
                kind,
                now.entrySet().stream()
                        .filter(entry -> old.containsKey(entry.getKey())
                                && !same.test(Objects.requireNonNull(old.get(entry.getKey())), entry.getValue()))
                        .map(Map.Entry::getKey)
                        .toList(),
                whereChanged);
    }

    private void add(String kind, List<String> names, String what) {
        if (!names.isEmpty()) {
            String shown = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
            String more = names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
            done.add(kind + (names.size() == 1 ? " " : "s ") + shown + more + " " + what);
        }
    }

    private static void section(String name, Object old, Object now, List<String> to) {
        if (!old.equals(now)) {
            to.add(name + " changed");
        }
    }
}
