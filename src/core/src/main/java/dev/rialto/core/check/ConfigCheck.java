package dev.rialto.core.check;

import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.Hook;
import dev.rialto.api.hook.HookFactory;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.PlugContext.ConfiguredChannel;
import dev.rialto.api.plug.PlugFactory;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.ChannelSection;
import dev.rialto.core.config.ConfigException;
import dev.rialto.core.config.ConfigLoader;
import dev.rialto.core.config.ConfigProblem;
import dev.rialto.core.config.HookSection;
import dev.rialto.core.config.Place;
import dev.rialto.core.config.PlugSection;
import dev.rialto.core.directory.BuiltInIdentities;
import dev.rialto.core.directory.ChannelTitles;
import dev.rialto.core.directory.HookDirectory;
import dev.rialto.core.directory.HostDirectory;
import dev.rialto.core.directory.KeptLinks;
import dev.rialto.core.directory.MemoryChannelNumbers;
import dev.rialto.core.factory.Factories;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Checks a config without connecting: reads it, and makes each plug and hook of it once, with nothing behind them. */
public final class ConfigCheck {
    private final BridgeConfig config;
    private final List<ConfigProblem> unseen;
    private final HostClock clock;
    private final List<ConfigProblem> problems = new ArrayList<>();
    private final Map<String, NetworkId> networks = new LinkedHashMap<>();

    private ConfigCheck(ConfigLoader.Look look, HostClock clock) {
        this.config = look.config();
        this.unseen = look.unseen();
        this.clock = clock;
    }

    /**
     * Checks a file. Reads files that it names, and the database of former runs; writes nothing.
     *
     * @param factories those that are part of Rialto
     * @param clock what plugs and hooks are given; time plays no part
     * @throws ConfigException with everything that is wrong
     */
    public static CheckReport check(Path file, Factories factories, Map<String, String> environment, HostClock clock)
            throws ConfigException {
        var check = new ConfigCheck(ConfigLoader.look(file, factories, environment), clock);
        Moved moved = Moved.read(check.config.host().dataDir());
        check.all(moved);
        List<String> warnings = new ArrayList<>();
        check.unseen.forEach(secret -> warnings.add(secret.toString()));
        warnings.addAll(new Warnings(check.config, check.networks, moved).lines());
        return new CheckReport(new Summary(check.config).lines(), warnings);
    }

    /**
     * Checks a config that was read already, in the same way.
     *
     * @throws ConfigException with everything that is wrong
     */
    public static void check(BridgeConfig config, HostClock clock) throws ConfigException {
        new ConfigCheck(new ConfigLoader.Look(config, List.of()), clock)
                .all(Moved.read(config.host().dataDir()));
    }

    private void all(Moved moved) throws ConfigException {
        plugs();
        // Who is where is not known when two plugs are at one place.
        if (networks.size() == new HashSet<>(networks.values()).size()) {
            problems.addAll(new Members(config, networks, moved).problems());
            hooks();
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }

    private void plugs() {
        Map<NetworkId, PlugSection> accounts = new HashMap<>();
        for (PlugSection section : config.plugs().values()) {
            // Where a plug cannot be made the hooks are checked all the same.
            NetworkId network = made(section.place(), () -> network(section.factory(), section))
                    .orElseGet(() -> new NetworkId("unknown:" + section.name()));
            networks.put(section.name(), network);
            PlugSection first = accounts.putIfAbsent(network, section);
            if (first != null) {
                Place other = first.place();
                problem(
                        section.place(),
                        "is the same account as " + other.path() + ", at " + other.origin()
                                + ": one plug can have all its channels");
            }
        }
    }

    private <S extends Record, C extends Record> NetworkId network(PlugFactory<S, C> factory, PlugSection section) {
        List<ConfiguredChannel<C>> channels = new ArrayList<>();
        for (ChannelSection channel : config.channels().values()) {
            if (channel.plug().equals(section.name())) {
                channels.add(new ConfiguredChannel<>(
                        channel.name(), channel.id(), factory.channel().cast(channel.settings())));
            }
        }
        var context = new NoPlugContext<>(section.name(), config.host().name(), clock, channels);
        return factory.create(factory.settings().cast(section.settings()), context)
                .network();
    }

    private void hooks() {
        var directory = new HostDirectory(
                config,
                new BuiltInIdentities(config, new KeptLinks(new NoPlugContext.NoState())),
                networks,
                new MemoryChannelNumbers(),
                new NoPlugs(),
                new ChannelTitles());
        Map<String, List<Hook>> hooks = new LinkedHashMap<>();
        Map<String, List<ChatCommand>> commands = new LinkedHashMap<>();
        Set<String> wrong = new HashSet<>();
        for (HookSection section : HookDirectory.inOrderOfMaking(config.hooks().values())) {
            // Nobody knows whether one that cannot be made would say who is who.
            if (section.enabled()
                    && section.identities().filter(wrong::contains).isEmpty()) {
                made(section.place(), () -> {
                            Directory seen = HookDirectory.seenBy(section, directory, hooks);
                            return hooks(
                                    section.factory(),
                                    section,
                                    new NoHookContext(section.name(), clock, seen, commands));
                        })
                        .ifPresentOrElse(
                                made -> {
                                    hooks.put(section.name(), made);
                                    commands.put(
                                            section.name(),
                                            made.stream()
                                                    .flatMap(hook -> hook.commands().stream())
                                                    .toList());
                                },
                                () -> wrong.add(section.name()));
            }
        }
    }

    private static <S extends Record> List<Hook> hooks(
            HookFactory<S> factory, HookSection section, NoHookContext context) {
        return factory.create(factory.settings().cast(section.settings()), context);
    }

    /** What a factory makes; empty, with the problem told, when it refuses or fails. */
    private <T> Optional<T> made(Place place, Supplier<T> factory) {
        try {
            return Optional.of(factory.get());
        } catch (SettingsException e) {
            ConfigProblem refused = place.problem(e);
            // Of a secret that could not be looked at, it has seen what stands in for it.
            if (unseen.stream().noneMatch(secret -> secret.path().startsWith(refused.path() + "."))) {
                problems.add(refused);
            }
        } catch (IllegalArgumentException e) {
            problem(place, String.valueOf(e.getMessage()));
        } catch (RuntimeException | LinkageError e) {
            // The message of an exception that nobody meant for people may hold anything.
            problem(
                    place,
                    "cannot be made; this is a fault of its code: "
                            + e.getClass().getName());
        }
        return Optional.empty();
    }

    private void problem(Place place, String what) {
        problems.add(new ConfigProblem(place.origin(), place.path(), what, Optional.empty()));
    }
}
