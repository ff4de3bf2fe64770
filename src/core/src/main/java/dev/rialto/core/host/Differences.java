package dev.rialto.core.host;

import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.ChannelSection;
import dev.rialto.core.config.Conversations;
import dev.rialto.core.config.HookSection;
import dev.rialto.core.config.PlugSection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;

/** What a config says otherwise than the one before it, as far as plugs and hooks go by it. */
final class Differences {
    private final BridgeConfig before;
    private final BridgeConfig after;

    Differences(BridgeConfig before, BridgeConfig after) {
        this.before = before;
        this.after = after;
    }

    /** Whether another plug is to be made of a section than there is: itself or one of its channels is new or different. */
    boolean plug(PlugSection section) {
        PlugSection known = before.plugs().get(section.name());
        return known == null
                || !section.sameAs(known)
                || !sameInOrder(
                        channels(before, section.name()),
                        channels(after, section.name()),
                        ChannelSection::sameForItsPlug);
    }

    /** Whether other hooks are to be made of a section than there are. */
    boolean hook(HookSection section) {
        HookSection known = before.hooks().get(section.name());
        return known == null || !section.sameAs(known);
    }

    /** Whether the hook that it asks who is who is another one than there was. */
    boolean provider(HookSection section) {
        return section.identities().map(after.hooks()::get).filter(this::hook).isPresent();
    }

    /** Whether any name is new or gone, or means something else: all that the directory is asked for. */
    boolean names() {
        return !sameInOrder(
                        before.plugs(),
                        after.plugs(),
                        (one, other) -> one.factory().equals(other.factory()))
                || !sameInOrder(before.channels(), after.channels(), ChannelSection::sameAs)
                || !sameInOrder(before.labels(), after.labels(), List::equals)
                || !sameInOrder(before.groups(), after.groups(), Record::equals)
                || !sameInOrder(before.users(), after.users(), Record::equals)
                || !sameInOrder(
                        before.hooks(),
                        after.hooks(),
                        (one, other) -> one.factory().equals(other.factory()) && one.enabled() == other.enabled())
                || !Conversations.of(before.hooks().values())
                        .equals(Conversations.of(after.hooks().values()));
    }

    PlugSection section(String plug) {
        return Objects.requireNonNull(after.plugs().get(plug));
    }

    private static List<ChannelSection> channels(BridgeConfig config, String plug) {
        return config.channels().values().stream()
                .filter(channel -> channel.plug().equals(plug))
                .toList();
    }

    private static <V> boolean sameInOrder(Map<String, V> before, Map<String, V> after, BiPredicate<V, V> same) {
        return List.copyOf(before.keySet()).equals(List.copyOf(after.keySet()))
                && sameInOrder(List.copyOf(before.values()), List.copyOf(after.values()), same);
    }

    private static <V> boolean sameInOrder(List<V> before, List<V> after, BiPredicate<V, V> same) {
        Iterator<V> others = after.iterator();
        return before.size() == after.size() && before.stream().allMatch(one -> same.test(one, others.next()));
    }
}
