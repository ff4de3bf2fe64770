package dev.rialto.core.pipeline;

import dev.rialto.api.hook.Hook;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.plug.HostClock;
import dev.rialto.core.boot.HostFactory;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.ConfigException;
import dev.rialto.core.config.ConfigLoader;
import dev.rialto.core.factory.Factories;
import dev.rialto.core.fixture.DemoBridge;
import dev.rialto.core.fixture.WatchedStore;
import dev.rialto.core.host.ControlException;
import dev.rialto.core.host.Host;
import dev.rialto.core.host.HostControl;
import dev.rialto.core.host.OutboxEntry;
import dev.rialto.core.store.DirectoryLock;
import dev.rialto.core.store.Work;
import dev.rialto.tck.time.ManualClock;
import dev.rialto.tck.time.VirtualThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A real host over wires, under a clock that stands still. It can be stopped, or die as a killed process does, and be started
 * again. Channels {@code a} and {@code b} are on the wires {@code left} and {@code right}; what is written in one is copied
 * into the other unless a test gives hooks of its own.
 */
final class Rig implements AutoCloseable {
    private final Path directory;
    private final ManualClock clock = new ManualClock();
    private final Map<String, Wire> wires = new ConcurrentHashMap<>();
    private String config = """
            plugs { left { type = wire }, right { type = wire } }
            channels { a { plug = left, id = A }, b { plug = right, id = B } }
            """;
    private String extra = "";
    private Function<HookContext, List<Hook>> hooks =
            context -> List.of(new Fan(context, Map.of("a", List.of("b"), "b", List.of("a"))));
    private Optional<Life> process = Optional.empty();

    /** One life of the host. */
    private record Life(Mortality mortality, DirectoryLock lock, MortalStore store, Host host) {}

    Rig(Path directory) {
        this.directory = directory;
    }

    ManualClock clock() {
        return clock;
    }

    Wire left() {
        return wire("left");
    }

    Wire right() {
        return wire("right");
    }

    Wire wire(String name) {
        return wires.computeIfAbsent(name, Wire::new);
    }

    /** Plugs and channels instead of the usual ones. */
    Rig config(String value) {
        config = value;
        return this;
    }

    /** Further sections. */
    Rig with(String section) {
        extra = section;
        return this;
    }

    Rig hooks(Function<HookContext, List<Hook>> value) {
        hooks = value;
        return this;
    }

    /** Writes the config as it is given by now, and has the host take it. */
    List<String> reload() throws ControlException, InterruptedException {
        return control().reload().lines();
    }

    MortalStore store() {
        return process.orElseThrow().store();
    }

    HostControl control() {
        return process.orElseThrow().host().control();
    }

    /** Starts the host; returns once it has opened all wires that can be reached, and is at rest. */
    Rig start() throws InterruptedException {
        boot();
        await(
                () -> control().status().plugs().toString(),
                () -> rests()
                        && control().status().plugs().stream()
                                .noneMatch(plug -> plug.state().name().equals("CONNECTING")));
        return this;
    }

    /** Starts the host and does not wait. */
    void boot() throws InterruptedException {
        Mortality mortality = new Mortality();
        HostClock mine = mortality.clock(clock);
        Factories factories = RigFactories.of(name -> wire(name).plug(mortality), context -> hooks.apply(context));
        BridgeConfig loaded = load(factories);
        DirectoryLock lock = DirectoryLock.take(directory.resolve("data"));
        MortalStore store =
                new MortalStore(WatchedStore.open(directory.resolve("data"), loaded.store(), mine), mortality);
        Host host = HostFactory.create(loaded, () -> read(factories), mine, lock, store);
        process = Optional.of(new Life(mortality, lock, store, host));
        host.start();
    }

    private Path file() {
        return directory.resolve("data").resolve("rialto.db");
    }

    private BridgeConfig load(Factories factories) {
        try {
            return read(factories);
        } catch (ConfigException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private BridgeConfig read(Factories factories) throws ConfigException {
        Path file = directory.resolve("bridge.conf");
        try {
            Files.writeString(
                    file,
                    "host { data-dir = \"" + directory.resolve("data") + "\" }\nhooks { all { type = given } }\n"
                            + config + extra);
            return ConfigLoader.load(file, factories, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops in good order. What waits stays; the clock is moved as far as the stop waits. */
    Rig stop() {
        Host ending = process.orElseThrow().host();
        Thread stopping = Thread.ofVirtual().start(ending::close);
        pump(Duration.ofMillis(20), () -> !stopping.isAlive());
        process = Optional.empty();
        return this;
    }

    /** Dies this moment, as by {@code kill -9}. */
    Rig kill() {
        process.orElseThrow().mortality().die();
        return bury();
    }

    /** Waits until the process has died at the commit that was named to the store. */
    Rig awaitDeath() throws InterruptedException {
        process.orElseThrow().mortality().awaitDeath();
        return bury();
    }

    boolean dead() {
        return process.orElseThrow().mortality().dead();
    }

    /** Dies on a thread of its own, in the middle of what that does. */
    void die() {
        Mortality mortality = process.orElseThrow().mortality();
        mortality.die();
        try {
            mortality.haltIfDead();
        } catch (InterruptedException e) {
            throw new IllegalStateException("dead", e);
        }
    }

    /** What the operating system does for a dead process: closes its files and gives its locks back. */
    private Rig bury() {
        process.orElseThrow().store().close();
        process.orElseThrow().lock().close();
        process = Optional.empty();
        return this;
    }

    /** Does something to the database of a host that does not run. */
    void sql(String statement) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement run = connection.createStatement()) {
            run.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One number of the database of a host that does not run. */
    long query(String question) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement run = connection.createStatement();
                ResultSet row = run.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until some plug is in a state. */
    void awaitState(String state) {
        await(
                () -> control().status().plugs().toString(),
                () -> control().status().plugs().stream()
                        .anyMatch(plug -> plug.state().name().equals(state)));
    }

    <T> T ask(Work<T> question) {
        return store().read(question);
    }

    long count(Work<Long> question) {
        return ask(question);
    }

    List<OutboxEntry> outbox() {
        try {
            return control().outbox(Optional.empty());
        } catch (ControlException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows that may have been tried, as the store has them. */
    List<Long> marked() {
        return this.<List<Long>>ask(tables -> tables.outbox().marked());
    }

    long waiting() {
        return outbox().stream()
                .filter(entry -> entry.state() != OutboxEntry.State.DEAD)
                .count();
    }

    List<OutboxEntry> dead(String channel) {
        return outbox().stream()
                .filter(entry -> entry.state() == OutboxEntry.State.DEAD
                        && entry.channel().equals(channel))
                .toList();
    }

    boolean quiet() {
        return control().status().inboxBacklog() == 0 && waiting() == 0;
    }

    void awaitQuiet() {
        await(() -> control().status() + " " + outbox(), () -> rests() && quiet());
    }

    /** Moves the clock in steps, each while the host is at rest, until it is at rest and something is so. */
    void pump(Duration step, Supplier<Boolean> so) {
        Instant begun = clock.now();
        await(
                () -> "for " + Duration.between(begun, clock.now()) + " of the clock: " + outbox()
                        + control().status(),
                () -> {
                    if (!rests()) {
                        return false;
                    }
                    if (so.get()) {
                        return true;
                    }
                    clock.advance(step);
                    return false;
                });
    }

    /** Waits until the host is at rest, moves the clock, and waits until all that follows from that has happened. */
    void advance(Duration duration) {
        settle();
        clock.advance(duration);
        settle();
    }

    /** Waits until nothing goes on any more but what waits for the clock or for the test. */
    void settle() {
        await(() -> "never at rest: " + control().status(), this::rests);
    }

    private boolean rests() {
        return process.map(Life::store).map(MortalStore::hostRests).orElseGet(VirtualThreads::rest);
    }

    /** Waits until the host is at rest, and something in it waits for the clock for no longer than {@code most}. */
    void awaitTimer(Duration most) {
        await(
                () -> "the next timer is in " + clock.untilNext(),
                () -> rests()
                        && clock.untilNext()
                                .filter(left -> left.compareTo(most) <= 0)
                                .isPresent());
    }

    /**
     * Moves the clock a little at a time until a room shows this: a plug that is closed looks now and then whether its calls have
     * ended.
     */
    void pumpUntil(Wire wire, String room, String... texts) {
        pump(Duration.ofMillis(20), () -> wire.texts(room).equals(List.of(texts)));
    }

    void awaitTexts(Wire wire, String room, String... texts) {
        await(() -> room + " shows " + wire.texts(room), () -> wire.texts(room).equals(List.of(texts)));
    }

    void await(Supplier<String> what, Supplier<Boolean> so) {
        DemoBridge.awaitUntil(what, so);
    }

    @Override
    public void close() {
        if (process.isPresent()) {
            kill();
        }
    }
}
