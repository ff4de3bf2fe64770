package dev.rialto.core.host;

import dev.rialto.api.hook.AuditLog;
import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.Hook;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.HookFactory;
import dev.rialto.api.hook.Interceptor;
import dev.rialto.api.hook.OutboxControl;
import dev.rialto.api.hook.Poster;
import dev.rialto.api.hook.References;
import dev.rialto.api.hook.Router;
import dev.rialto.api.hook.Watcher;
import dev.rialto.api.message.Media;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.StateStore;
import dev.rialto.api.plug.Templates;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.HookSection;
import dev.rialto.core.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** All hooks that are not switched off, in the order in which they see an event. */
public final class Hooks {
    private final Map<String, List<Hook>> byName = new LinkedHashMap<>();
    private final List<Hook> inOrder = new ArrayList<>();

    /**
     * Makes the hooks.
     *
     * @param poster there once the inbox is
     * @param files makes a file of a name and a text
     * @param statusLines what {@code status} says
     */
    public Hooks(
            BridgeConfig config,
            Store store,
            HostClock clock,
            Directory directory,
            References references,
            Templates templates,
            Supplier<Poster> poster,
            BiFunction<String, String, Media> files,
            OutboxControl outbox,
            AuditLog audit,
            Supplier<List<String>> statusLines) {
        for (HookSection section : config.hooks().values()) {
            if (section.enabled()) {
                Context context = new Context(
                        section.name(),
                        clock,
                        directory,
                        references,
                        new StoredState(store, "hook:" + section.name()),
                        templates,
                        poster,
                        files,
                        outbox,
                        audit,
                        statusLines,
                        this);
                byName.put(section.name(), create(section.factory(), section, context));
            }
        }
        config.hooks().values().stream()
                .filter(HookSection::enabled)
                .sorted(Comparator.comparingInt(section -> section.priority().orElse(Integer.MAX_VALUE)))
                .forEach(section -> inOrder.addAll(byName.getOrDefault(section.name(), List.of())));
    }

    private static <S extends Record> List<Hook> create(
            HookFactory<S> factory, HookSection section, HookContext context) {
        return List.copyOf(factory.create(factory.settings().cast(section.settings()), context));
    }

    public List<Hook> all() {
        return List.copyOf(inOrder);
    }

    public List<Interceptor> interceptors() {
        return of(Interceptor.class);
    }

    public List<Router> routers() {
        return of(Router.class);
    }

    public List<Watcher> watchers() {
        return of(Watcher.class);
    }

    private <H> List<H> of(Class<H> role) {
        return inOrder.stream().filter(role::isInstance).map(role::cast).toList();
    }

    private Map<String, List<ChatCommand>> commands() {
        Map<String, List<ChatCommand>> commands = new LinkedHashMap<>();
        byName.forEach((name, hooks) -> commands.put(
                name, hooks.stream().flatMap(hook -> hook.commands().stream()).toList()));
        return commands;
    }

    private record Context(
            String name,
            HostClock clock,
            Directory directory,
            References references,
            StateStore state,
            Templates templates,
            Supplier<Poster> lazyPoster,
            BiFunction<String, String, Media> files,
            OutboxControl outbox,
            AuditLog audit,
            Supplier<List<String>> lines,
            Hooks hooks)
            implements HookContext {

        @Override
        public Poster poster() {
            return lazyPoster.get();
        }

        @Override
        public Media textFile(String file, String text) {
            return files.apply(file, text);
        }

        @Override
        public Map<String, List<ChatCommand>> commands() {
            return hooks.commands();
        }

        @Override
        public List<String> statusLines() {
            return lines.get();
        }
    }
}
