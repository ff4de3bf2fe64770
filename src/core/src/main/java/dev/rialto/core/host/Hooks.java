package dev.rialto.core.host;

import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.Hook;
import dev.rialto.api.hook.Interceptor;
import dev.rialto.api.hook.Router;
import dev.rialto.api.hook.Watcher;
import dev.rialto.core.config.HookSection;
import dev.rialto.core.directory.HookDirectory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** All hooks of a config that are not switched off, in the order in which they see an event. Immutable. */
public final class Hooks {
    private final Map<String, List<Hook>> byName = new LinkedHashMap<>();
    /** In the order of the config. */
    private final List<String> names;

    private final List<Hook> inOrder = new ArrayList<>();

    /**
     * @param made what is made of a section, beside the hooks that there are already by their names; called for those that are
     *     not switched off
     */
    Hooks(Collection<HookSection> sections, BiFunction<HookSection, Map<String, List<Hook>>, List<Hook>> made) {
        names = sections.stream().map(HookSection::name).toList();
        HookDirectory.inOrderOfMaking(sections).stream()
                .filter(HookSection::enabled)
                .forEach(section -> byName.put(section.name(), List.copyOf(made.apply(section, byName))));
        sections.stream()
                .filter(HookSection::enabled)
                .sorted(Comparator.comparingInt(section -> section.priority().orElse(Integer.MAX_VALUE)))
                .forEach(section -> inOrder.addAll(of(section.name())));
    }

    /** Those of one section. */
    List<Hook> of(String name) {
        return byName.getOrDefault(name, List.of());
    }

    List<Hook> all() {
        return List.copyOf(inOrder);
    }

    List<Interceptor> interceptors() {
        return of(Interceptor.class);
    }

    List<Router> routers() {
        return of(Router.class);
    }

    List<Watcher> watchers() {
        return of(Watcher.class);
    }

    private <H> List<H> of(Class<H> role) {
        return inOrder.stream().filter(role::isInstance).map(role::cast).toList();
    }

    Map<String, List<ChatCommand>> commands() {
        Map<String, List<ChatCommand>> commands = new LinkedHashMap<>();
        names.stream()
                .filter(byName::containsKey)
                .forEach(name -> commands.put(
                        name,
                        byName.getOrDefault(name, List.of()).stream()
                                .flatMap(hook -> hook.commands().stream())
                                .toList()));
        return commands;
    }
}
