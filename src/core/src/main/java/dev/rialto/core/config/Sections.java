package dev.rialto.core.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValueType;
import dev.rialto.api.hook.HookFactory;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.PlugFactory;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.core.factory.Factories;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Binds the sections that have names and types: plugs, channels, hooks. */
final class Sections {
    private final RecordBinder binder;
    private final Problems problems;
    private final Factories factories;
    private final ConfigObject reference;

    final Map<String, PlugSection> plugs = new LinkedHashMap<>();
    final Map<String, ChannelSection> channels = new LinkedHashMap<>();
    final Map<String, HookSection> hooks = new LinkedHashMap<>();

    /** By the name of a plug; also of one whose settings are wrong, so that its channels can be read. */
    final Map<String, PlugFactory<?, ?>> plugTypes = new LinkedHashMap<>();

    Sections(RecordBinder binder, Problems problems, Factories factories, ConfigObject reference) {
        this.binder = binder;
        this.problems = problems;
        this.factories = factories;
        this.reference = reference;
    }

    /** The keys of every plug. */
    record EachPlug(Optional<String> type, boolean enabled, Optional<PlugDefaults.AuthorStyle> authorStyle) {}

    /** The keys of every channel. */
    record EachChannel(Optional<String> plug, boolean commandAuthorized, boolean active, ActiveScope activeScope) {
        boolean heard() {
            return active || activeScope == ActiveScope.SEND;
        }
    }

    /** What rests in a channel that is not active. */
    enum ActiveScope {
        BOTH,
        SEND
    }

    /** The keys of every hook. */
    record EachHook(Optional<String> type, boolean enabled, OptionalInt priority, Optional<String> identities) {}

    void plug(String name, Node node) {
        Optional<EachPlug> common = common(EachPlug.class, "each-plug", node);
        Optional<PlugFactory<?, ?>> factory =
                common.flatMap(each -> type(node, each.type(), "plug", factories.plugs()));
        factory.ifPresent(found -> {
            plugTypes.put(name, found);
            Node whole = node.withDefaults(ReferenceConf.of(found.getClass()).defaults());
            binder.bind(found.settings(), whole, keys(EachPlug.class))
                    .ifPresent(settings -> plugs.put(
                            name,
                            new PlugSection(
                                    name,
                                    found,
                                    common.orElseThrow().enabled(),
                                    settings,
                                    new PlugDefaults(common.orElseThrow().authorStyle()),
                                    place(node))));
        });
    }

    /** @param known names of all plugs, for the suggestion */
    void channel(String name, Node node, Collection<String> known) {
        Optional<EachChannel> common = common(EachChannel.class, "each-channel", node);
        Optional<String> plug = common.flatMap(EachChannel::plug);
        if (common.isPresent() && plug.isEmpty()) {
            problems.add(node.child("plug"), RecordBinder.MISSING + "; expected the name of a plug");
        } else if (plug.isPresent() && !known.contains(plug.get())) {
            problems.unknown(node.child("plug"), "there is no plug " + plug.get(), plug.get(), known);
        } else if (plug.isPresent() && plugTypes.containsKey(plug.get())) {
            PlugFactory<?, ?> factory = plugTypes.get(plug.get());
            binder.bind(factory.channel(), node, keys(EachChannel.class))
                    .ifPresent(settings -> address(factory, settings, node)
                            .ifPresent(id -> channels.put(
                                    name,
                                    new ChannelSection(
                                            name,
                                            plug.get(),
                                            id,
                                            settings,
                                            common.orElseThrow().commandAuthorized(),
                                            common.orElseThrow().heard(),
                                            common.orElseThrow().active(),
                                            place(node)))));
        }
    }

    /**
     * An account of a user.
     *
     * @param plug the name of what is hopefully a plug
     */
    Optional<UserId> account(String plug, String written, Node node) {
        if (written.isBlank()) {
            problems.add(node, "an id cannot be blank");
            return Optional.empty();
        }
        try {
            PlugFactory<?, ?> factory = plugTypes.get(plug);
            return Optional.of(factory == null ? new UserId(written) : factory.userId(written));
        } catch (SettingsException e) {
            problems.add(node, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    void hook(String name, Node node) {
        Optional<EachHook> common = common(EachHook.class, "each-hook", node);
        Optional<HookFactory<?>> factory = common.flatMap(each -> type(node, each.type(), "hook", factories.hooks()));
        factory.ifPresent(found -> {
            Node whole = node.withDefaults(ReferenceConf.of(found.getClass()).defaults());
            binder.bind(found.settings(), whole, keys(EachHook.class))
                    .ifPresent(settings -> hooks.put(
                            name,
                            new HookSection(
                                    name,
                                    found,
                                    common.orElseThrow().enabled(),
                                    settings,
                                    common.orElseThrow().priority(),
                                    common.orElseThrow().identities(),
                                    place(node))));
        });
    }

    private <R extends Record> Optional<R> common(Class<R> type, String defaults, Node node) {
        if (!node.is(ConfigValueType.OBJECT)) {
            problems.add(node, "expected a section in braces");
            return Optional.empty();
        }
        Node whole = reference.get(defaults) instanceof ConfigObject each ? node.withDefaults(each) : node;
        return binder.bind(type, whole, node.keys());
    }

    private <F> Optional<F> type(Node node, Optional<String> type, String kind, Map<String, F> known) {
        String there = known.isEmpty() ? "none is installed" : "there are " + String.join(", ", known.keySet());
        if (type.isEmpty()) {
            problems.add(node.child("type"), RecordBinder.MISSING + "; of types of " + kind + "s " + there);
            return Optional.empty();
        }
        Optional<F> factory = Optional.ofNullable(known.get(type.get()));
        if (factory.isEmpty()) {
            problems.unknown(
                    node.child("type"),
                    "there is no type of " + kind + " called " + type.get() + ", " + there,
                    type.get(),
                    known.keySet());
        }
        return factory;
    }

    private <S extends Record, C extends Record> Optional<ChannelId> address(
            PlugFactory<S, C> factory, Record settings, Node node) {
        try {
            return Optional.of(factory.address(factory.channel().cast(settings)));
        } catch (SettingsException e) {
            problems.add(place(node).problem(e));
        } catch (IllegalArgumentException e) {
            problems.add(node, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private static Place place(Node node) {
        return new Place(node.path(), node.origin(), node.lines());
    }

    private static Set<String> keys(Class<? extends Record> type) {
        return new LinkedHashSet<>(Keys.of(type));
    }
}
