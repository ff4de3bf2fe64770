package dev.rialto.cli.demo;

import dev.rialto.api.message.MessageId;
import dev.rialto.api.plug.HostClock;
import dev.rialto.core.boot.Daemon;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.ConfigException;
import dev.rialto.core.config.ConfigLoader;
import dev.rialto.core.factory.Factories;
import dev.rialto.core.host.ControlException;
import dev.rialto.core.host.HostStatus.PlugState;
import dev.rialto.core.host.OutboxEntry;
import dev.rialto.core.host.StatusText;
import dev.rialto.core.http.ControlClient;
import dev.rialto.plug.demo.DemoMessage;
import dev.rialto.plug.demo.DemoNetwork;
import dev.rialto.plug.demo.DemoNetwork.Reach;
import dev.rialto.plug.demo.DemoNetwork.Watch;
import dev.rialto.plug.demo.DemoPerson;
import dev.rialto.plug.demo.DemoRoom;
import dev.rialto.plug.demo.DemoUpdate;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the show is played on: two networks with a room each, and between them the host as {@code rialto run} runs it, with a
 * config file and a database in a folder that is removed at the end.
 */
final class Stage implements AutoCloseable {
    private static final String ROOM = "room";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private static final String CONFIG = """
            host { name = demo, data-dir = ${DATA} }
            plugs {
              left  { type = demo, network = demo-left }
              right { type = demo, network = demo-right }
            }
            channels {
              left-room  { plug = left,  id = room }
              right-room { plug = right, id = room }
            }
            hooks {
              bridge { type = sync, channels { town = [ left-room, right-room ] } }
            }
            """;

    private final HostClock clock;
    private final Path folder;
    private final BridgeConfig config;
    private final List<Watch> watches = new ArrayList<>();
    private final Map<Side, AtomicLong> seen =
            new EnumMap<>(Map.of(Side.LEFT, new AtomicLong(), Side.RIGHT, new AtomicLong()));
    private Daemon daemon;

    private Stage(HostClock clock, Path folder, BridgeConfig config, Daemon daemon) {
        this.clock = clock;
        this.folder = folder;
        this.config = config;
        this.daemon = daemon;
        watch((side, update) -> counter(side).incrementAndGet());
    }

    /** Builds it up in a new folder, and starts the host. */
    static Stage open(HostClock clock) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("rialto-demo-");
        try {
            var file = Files.writeString(folder.resolve("bridge.conf"), CONFIG);
            var data = folder.resolve("data").toString();
            var config = ConfigLoader.load(file, Factories.installed(), Map.of("DATA", data));
            return new Stage(clock, folder, config, Daemon.start(config, () -> config, Map.of(), clock));
        } catch (ConfigException ours) {
            remove(folder);
            throw new IllegalStateException("the config of the show is wrong", ours);
        } catch (IOException | InterruptedException | RuntimeException failure) {
            remove(folder);
            throw failure;
        }
    }

    /** Where config and database lie. */
    Path folder() {
        return folder;
    }

    /** Tells of all that people see on either side from now on. */
    final void watch(BiConsumer<Side, DemoUpdate> watcher) {
        for (Side side : Side.values()) {
            watches.add(network(side).watch(update -> watcher.accept(side, update)));
        }
    }

    /** How much has happened on one side. */
    long seen(Side side) {
        return counter(side).get();
    }

    private AtomicLong counter(Side side) {
        return Objects.requireNonNull(seen.get(side));
    }

    DemoRoom room(Side side) {
        return network(side).room(ROOM);
    }

    DemoPerson person(Side side) {
        return network(side).person(side.person());
    }

    Optional<DemoMessage> message(Side side, String id) {
        return room(side).message(new MessageId(id));
    }

    /** Takes one network out of the host's reach, or gives it back. */
    void reach(Side side, boolean there) {
        network(side).reach(there ? Reach.THERE : Reach.AWAY);
    }

    boolean isReachable(Side side) {
        return network(side).reach() == Reach.THERE;
    }

    /** Whether the host is connected to the network of that side, as it says itself. */
    boolean online(Side side) {
        return daemon.control().status().plugs().stream()
                .anyMatch(plug -> plug.name().equals(side.word()) && plug.state() == PlugState.ONLINE);
    }

    /** What waits to be sent to one side. */
    List<OutboxEntry> queue(Side side) {
        try {
            return daemon.control().outbox(Optional.of(side.word() + "-room"));
        } catch (ControlException impossible) {
            throw new IllegalStateException("the channels of the show are known", impossible);
        }
    }

    /** Whether everything that was heard has been put into the queues. */
    boolean routed() {
        return daemon.control().status().inboxBacklog() == 0;
    }

    /** What {@code rialto status} prints, asked in the same way. */
    List<String> status() throws ControlException, InterruptedException {
        try (var client = ControlClient.connect(config.host().dataDir())) {
            return StatusText.lines(client.status());
        }
    }

    /** Stops the host in good order and starts another with the same database; how long both took. */
    Duration restart() throws IOException, InterruptedException {
        long begun = clock.nanoTime();
        daemon.close();
        daemon = Daemon.start(config, () -> config, Map.of(), clock);
        return Duration.ofNanos(clock.nanoTime() - begun);
    }

    /** Waits until it is so; whether it was within that time. */
    boolean await(Duration patience, BooleanSupplier condition) throws InterruptedException {
        long begun = clock.nanoTime();
        while (!condition.getAsBoolean()) {
            if (clock.nanoTime() - begun > patience.toNanos()) {
                return false;
            }
            clock.sleep(LOOK_AGAIN);
        }
        return true;
    }

    @Override
    public void close() {
        watches.forEach(Watch::close);
        daemon.close();
        for (Side side : Side.values()) {
            DemoNetwork.forget(name(side));
        }
        remove(folder);
    }

    private static DemoNetwork network(Side side) {
        return DemoNetwork.named(name(side));
    }

    private static String name(Side side) {
        return "demo-" + side.word();
    }

    /** As far as it goes: what is left of a show lies in the folder for temporary things. */
    private static void remove(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                        throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException stays) {
            folder.toFile().deleteOnExit();
        }
    }
}
