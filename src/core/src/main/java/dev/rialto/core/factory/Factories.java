package dev.rialto.core.factory;

import dev.rialto.api.hook.HookFactory;
import dev.rialto.api.plug.ApiLevel;
import dev.rialto.api.plug.PlugFactory;
import dev.rialto.core.factory.PlugPath.Folder;
import dev.rialto.core.factory.PlugPath.PlugPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** All types of plugs and hooks there are. Immutable; one is made for the life of the process. */
public final class Factories {
    private final SortedMap<String, PlugFactory<?, ?>> plugs;
    private final SortedMap<String, HookFactory<?>> hooks;

    /** Folders that were loaded before: whoever reads a config again sees the same classes. */
    private final Map<Path, Folder> loaded;

    private Factories(
            SortedMap<String, PlugFactory<?, ?>> plugs,
            SortedMap<String, HookFactory<?>> hooks,
            Map<Path, Folder> loaded) {
        this.plugs = Collections.unmodifiableSortedMap(plugs);
        this.hooks = Collections.unmodifiableSortedMap(hooks);
        this.loaded = loaded;
    }

    /**
     * Those that are part of this program: all that {@link ServiceLoader} finds on the class path.
     *
     * @throws IllegalStateException when two are of one type, or one is newer than the api
     */
    public static Factories installed() {
        List<PlugFactory<?, ?>> plugs = new ArrayList<>();
        ServiceLoader.load(PlugFactory.class).forEach(plugs::add);
        List<HookFactory<?>> hooks = new ArrayList<>();
        ServiceLoader.load(HookFactory.class).forEach(hooks::add);
        return of(plugs, hooks);
    }

    /**
     * These and no others.
     *
     * @throws IllegalStateException when two are of one type, or one is newer than the api
     */
    public static Factories of(Collection<PlugFactory<?, ?>> plugs, Collection<HookFactory<?>> hooks) {
        SortedMap<String, PlugFactory<?, ?>> plugTypes = new TreeMap<>();
        SortedMap<String, HookFactory<?>> hookTypes = new TreeMap<>();
        Consumer<String> refuse = problem -> {
            throw new IllegalStateException(problem);
        };
        plugs.forEach(plug -> add(plugTypes, "plug", plug.type(), plug.apiLevel(), plug, refuse));
        hooks.forEach(hook -> add(hookTypes, "hook", hook.type(), hook.apiLevel(), hook, refuse));
        return new Factories(plugTypes, hookTypes, new HashMap<>());
    }

    /**
     * These and what the folders of a plug path hold.
     *
     * @param problems is told what is wrong with which entry, from 0; that entry is left out
     */
    public Factories with(List<Path> plugPath, BiConsumer<Integer, String> problems) {
        SortedMap<String, PlugFactory<?, ?>> plugTypes = new TreeMap<>(plugs);
        SortedMap<String, HookFactory<?>> hookTypes = new TreeMap<>(hooks);
        for (int i = 0; i < plugPath.size(); i++) {
            int index = i;
            Consumer<String> refuse = problem -> problems.accept(index, problem);
            try {
                for (Path path : PlugPath.folders(plugPath.get(i))) {
                    Folder folder = folder(path.toAbsolutePath().normalize());
                    folder.plugs().forEach(plug -> add(plugTypes, "plug", plug.type(), plug.apiLevel(), plug, refuse));
                    folder.hooks().forEach(hook -> add(hookTypes, "hook", hook.type(), hook.apiLevel(), hook, refuse));
                }
            } catch (PlugPathException e) {
                refuse.accept(String.valueOf(e.getMessage()));
            }
        }
        return new Factories(plugTypes, hookTypes, loaded);
    }

    /** By type. */
    public SortedMap<String, PlugFactory<?, ?>> plugs() {
        return plugs;
    }

    /** By type. */
    public SortedMap<String, HookFactory<?>> hooks() {
        return hooks;
    }

    private Folder folder(Path path) throws PlugPathException {
        synchronized (loaded) {
            Folder known = loaded.get(path);
            if (known == null) {
                known = PlugPath.load(path);
                loaded.put(path, known);
            }
            return known;
        }
    }

    private static <F> void add(
            Map<String, F> types, String kind, String type, int level, F factory, Consumer<String> refuse) {
        if (level > ApiLevel.CURRENT) {
            refuse.accept("the " + kind + " " + type + " (" + where(factory) + ") was built for api level " + level
                    + " and this Rialto has " + ApiLevel.CURRENT + ": a newer Rialto is needed");
            return;
        }
        F first = types.putIfAbsent(type, factory);
        if (first != null) {
            refuse.accept("two " + kind + "s are of the type " + type + ": " + where(first) + " and " + where(factory));
        }
    }

    /** The class and the jar or folder it is from. */
    private static String where(Object factory) {
        Class<?> type = factory.getClass();
        var source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? type.getName()
                : type.getName() + " in " + Path.of(source.getLocation().getPath());
    }
}
