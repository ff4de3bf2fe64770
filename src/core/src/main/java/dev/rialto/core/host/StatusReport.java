package dev.rialto.core.host;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.operation.Failure;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.PlugStatus;
import dev.rialto.core.config.ChannelSection;
import dev.rialto.core.config.PlugSection;
import dev.rialto.core.directory.HostDirectory;
import dev.rialto.core.host.HostStatus.ChannelHealth;
import dev.rialto.core.host.HostStatus.MemoryUse;
import dev.rialto.core.host.HostStatus.PlugHealth;
import dev.rialto.core.host.HostStatus.PlugState;
import dev.rialto.core.host.HostStatus.StoreHealth;
import dev.rialto.core.outbox.Outbox;
import dev.rialto.core.refs.ChannelBook;
import dev.rialto.core.store.Health;
import dev.rialto.core.store.OutboxTable.Queue;
import dev.rialto.core.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers how the host stands. */
public final class StatusReport {
    private final CurrentSetup current;
    private final HostClock clock;
    private final Instant startedAt;
    private final Store store;
    private final Plugs plugs;
    private final ChannelBook channels;
    private final Outbox outbox;

    public StatusReport(
            CurrentSetup current, HostClock clock, Store store, Plugs plugs, ChannelBook channels, Outbox outbox) {
        this.current = current;
        this.clock = clock;
        this.startedAt = clock.now();
        this.store = store;
        this.plugs = plugs;
        this.channels = channels;
        this.outbox = outbox;
    }

    HostStatus now() {
        Setup setup = current.get();
        Health health = store.health();
        return new HostStatus(
                setup.config().host().name(),
                version(),
                startedAt,
                Duration.between(startedAt, clock.now()),
                setup.config().plugs().values().stream().map(this::plug).toList(),
                channels(setup),
                store.report(tables -> tables.inbox().backlog()),
                store.report(tables -> tables.inbox().setAside()),
                store.report(tables -> tables.outbox().deadLetters()),
                setup.stages().watchers().missed(),
                new StoreHealth(health.trouble(), health.freeBytes(), health.accepting()),
                memory(),
                setup.directory().notes());
    }

    /** What people call a channel. */
    String name(long number) {
        ChannelRef ref = channels.located(number).ref();
        return current.get().directory().channel(ref).name();
    }

    private PlugHealth plug(PlugSection section) {
        PlugStatus status = plugs.status(section.name());
        Optional<PlugSupervisor> supervisor = plugs.supervisor(section.name());
        return new PlugHealth(
                section.name(),
                section.factory().type(),
                section.factory().displayName(),
                state(status),
                supervisor.map(PlugSupervisor::since).orElse(startedAt),
                cause(status)
                        .map(Failure::text)
                        .or(() -> supervisor
                                .filter(plug -> status instanceof PlugStatus.Online)
                                .flatMap(PlugSupervisor::connection)
                                .flatMap(Connection::trouble)));
    }

    private static PlugState state(PlugStatus status) {
        return switch (status) {
            case PlugStatus.Connecting _ -> PlugState.CONNECTING;
            case PlugStatus.Online _ -> PlugState.ONLINE;
            case PlugStatus.Offline _ -> PlugState.OFFLINE;
            case PlugStatus.Failed _ -> PlugState.FAILED;
            case PlugStatus.Disabled _ -> PlugState.DISABLED;
        };
    }

    private static Optional<Failure> cause(PlugStatus status) {
        return switch (status) {
            case PlugStatus.Offline(Failure cause) -> Optional.of(cause);
            case PlugStatus.Failed(Failure cause) -> Optional.of(cause);
            case PlugStatus.Connecting _, PlugStatus.Online _, PlugStatus.Disabled _ -> Optional.empty();
        };
    }

    private List<ChannelHealth> channels(Setup setup) {
        Map<String, ChannelHealth> channels = new TreeMap<>();
        for (Queue queue : store.report(tables -> tables.outbox().queues())) {
            channels.put(name(queue.channel()), health(name(queue.channel()), queue));
        }
        notes(setup)
                .forEach((name, note) -> channels.compute(name, (_, known) -> {
                    // Of an entry that has become one channel with another, the queue is under one of the two names.
                    ChannelHealth health = known == null ? health(name, idle(setup.directory(), name)) : known;
                    return new ChannelHealth(
                            name, health.waiting(), health.oldest(), health.held(), health.parked(), Optional.of(note));
                }));
        return List.copyOf(channels.values());
    }

    /** What is to be said of entries of the config, by their names. */
    private static Map<String, String> notes(Setup setup) {
        Map<String, String> notes = new LinkedHashMap<>(setup.directory().moved());
        for (ChannelSection section : setup.config().channels().values()) {
            if (!section.sentTo()) {
                notes.merge(section.name(), "not active", (note, more) -> note + "; " + more);
            }
        }
        return notes;
    }

    private static Queue idle(HostDirectory directory, String name) {
        return new Queue(directory.channel("", name).number(), 0, 0, 0);
    }

    private ChannelHealth health(String name, Queue queue) {
        return new ChannelHealth(
                name,
                queue.rows(),
                queue.rows() == 0 ? Optional.empty() : Optional.of(outbox.age(queue.oldest())),
                queue.held(),
                outbox.parked(queue.channel()),
                Optional.empty());
    }

    private static MemoryUse memory() {
        Runtime runtime = Runtime.getRuntime();
        return new MemoryUse(runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory(), resident());
    }

    /** As Linux tells it; other systems do not have this file. */
    private static Optional<Long> resident() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Optional.of(Long.parseLong(line.replaceAll("\\D", "")) * 1024);
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static String version() {
        String version = StatusReport.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
