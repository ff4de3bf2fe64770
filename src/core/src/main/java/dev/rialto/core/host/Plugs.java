package dev.rialto.core.host;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.PlugStatus;
import dev.rialto.api.plug.Role;
import dev.rialto.core.directory.PlugView;
import dev.rialto.core.outbox.Sessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All plugs that are not switched off, each with its supervisor. */
public final class Plugs implements Sessions, PlugView {
    private static final Logger log = LoggerFactory.getLogger(Plugs.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    /** Far more than a call takes that is under way; each of them has its own deadline. */
    private static final Duration LAST_CALLS = Duration.ofMinutes(10);

    private final HostClock clock;
    private final Duration openTimeout;
    private final Predicate<NetworkId> idle;
    private volatile Supervisors now = new Supervisors(Map.of());
    /** Supervisors that are no longer wanted and not through yet. Guarded by this. */
    private final Set<PlugSupervisor> ending = new LinkedHashSet<>();

    private @Nullable Intake intake;
    private volatile boolean stopped;

    /** @param idle whether no call to a network is under way, and none can begin while it is away */
    public Plugs(HostClock clock, Duration openTimeout, Predicate<NetworkId> idle) {
        this.clock = clock;
        this.openTimeout = openTimeout;
        this.idle = idle;
    }

    /** Those of one config; two plugs are never one account. */
    private record Supervisors(Map<String, PlugSupervisor> byName, Map<NetworkId, PlugSupervisor> byNetwork) {
        Supervisors(Map<String, PlugSupervisor> byName) {
            this(byName, new LinkedHashMap<>());
            byName.values().forEach(supervisor -> byNetwork.put(supervisor.network(), supervisor));
        }
    }

    /** Begins to connect these. */
    synchronized void start(Intake told, Map<String, Plug> plugs) {
        intake = told;
        take(plugs);
    }

    /**
     * From now on these plugs are to be connected, and no others. One that was there, as the same object, stays connected. One
     * that is no longer wanted is given nothing more to do and closed when it is through with what it does; what takes its place
     * on the same network is opened after that. Returns at once.
     */
    synchronized void take(Map<String, Plug> plugs) {
        Intake told = intake;
        if (stopped || told == null) {
            return;
        }
        Supervisors before = now;
        Map<String, PlugSupervisor> after = new LinkedHashMap<>();
        List<PlugSupervisor> fresh = new ArrayList<>();
        plugs.forEach((name, plug) -> {
            PlugSupervisor known = before.byName().get(name);
            boolean stays = known != null && known.isOf(plug);
            PlugSupervisor supervisor = stays ? known : new PlugSupervisor(name, plug, clock, openTimeout);
            after.put(name, supervisor);
            if (!stays) {
                fresh.add(supervisor);
            }
        });
        now = new Supervisors(after);
        before.byName().values().stream()
                .filter(known -> !after.containsValue(known))
                .forEach(this::end);
        for (PlugSupervisor supervisor : fresh) {
            List<PlugSupervisor> first = ending.stream()
                    .filter(old -> old.network().equals(supervisor.network()))
                    .toList();
            supervisor.start(told, first);
        }
    }

    private void end(PlugSupervisor supervisor) {
        supervisor.retire();
        ending.add(supervisor);
        Thread.ofVirtual().name("end " + supervisor.network()).start(() -> {
            try {
                awaitLastCalls(supervisor.network());
                supervisor.stop();
            } catch (InterruptedException e) {
                log.debug("Nobody waits for {} to end any more", supervisor.network());
            } finally {
                ended(supervisor);
            }
        });
    }

    /** However this ends, the connection is closed after it: another one may wait for its place. */
    private void awaitLastCalls(NetworkId network) throws InterruptedException {
        long begun = clock.nanoTime();
        try {
            while (!stopped && !idle.test(network) && clock.nanoTime() - begun < LAST_CALLS.toNanos()) {
                clock.sleep(LOOK_AGAIN);
            }
        } catch (RuntimeException e) {
            log.error("Nobody can say whether {} is through with its calls; it is closed all the same", network, e);
        }
    }

    private synchronized void ended(PlugSupervisor supervisor) {
        ending.remove(supervisor);
    }

    /** Closes all connections, at the same time. Returns when that is done. */
    void stop() throws InterruptedException {
        Set<PlugSupervisor> all = new LinkedHashSet<>();
        synchronized (this) {
            stopped = true;
            all.addAll(now.byName().values());
            all.addAll(ending);
        }
        Thread[] stopping = all.stream()
                .map(supervisor -> Thread.ofVirtual().start(() -> {
                    try {
                        supervisor.stop();
                    } catch (InterruptedException e) {
                        log.debug("Nobody waits for the plugs to stop any more");
                    }
                }))
                .toArray(Thread[]::new);
        for (Thread thread : stopping) {
            thread.join();
        }
    }

    Optional<PlugSupervisor> supervisor(String plug) {
        return Optional.ofNullable(now.byName().get(plug));
    }

    @Override
    public Optional<Live> live(NetworkId network) {
        return Optional.ofNullable(now.byNetwork().get(network)).flatMap(PlugSupervisor::connection);
    }

    @Override
    public boolean online(NetworkId network) {
        return live(network).isPresent();
    }

    @Override
    public void restart(Live live, String why) {
        if (live instanceof Connection connection) {
            connection.lost(new PlugException(ErrorKind.PLUG, why));
        }
    }

    @Override
    public PlugStatus status(String plug) {
        return supervisor(plug).map(PlugSupervisor::status).orElseGet(PlugStatus.Disabled::new);
    }

    @Override
    public Optional<Capabilities> capabilities(String plug, ChannelRef channel) {
        return supervisor(plug)
                .flatMap(PlugSupervisor::connection)
                .map(connection -> connection.session().capabilities(channel));
    }

    @Override
    public <R extends Role> Optional<R> role(String plug, Class<R> role) {
        return supervisor(plug)
                .flatMap(PlugSupervisor::connection)
                .flatMap(connection -> connection.session().role(role));
    }
}
