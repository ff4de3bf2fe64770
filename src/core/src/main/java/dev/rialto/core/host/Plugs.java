package dev.rialto.core.host;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.PlugStatus;
import dev.rialto.api.plug.Role;
import dev.rialto.core.directory.PlugView;
import dev.rialto.core.outbox.Sessions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All plugs that are not switched off, each with its supervisor. */
public final class Plugs implements Sessions, PlugView {
    private static final Logger log = LoggerFactory.getLogger(Plugs.class);

    private final Map<String, PlugSupervisor> byName;
    private final Map<NetworkId, PlugSupervisor> byNetwork = new LinkedHashMap<>();

    /** By the names of the config; two plugs are never one account. */
    public Plugs(Map<String, PlugSupervisor> supervisors) {
        this.byName = new LinkedHashMap<>(supervisors);
        supervisors.values().forEach(supervisor -> byNetwork.put(supervisor.network(), supervisor));
    }

    void start(Intake intake) {
        byName.values().forEach(supervisor -> supervisor.start(intake));
    }

    /** Closes all connections, at the same time. Returns when that is done. */
    void stop() throws InterruptedException {
        Thread[] stopping = byName.values().stream()
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
        return Optional.ofNullable(byName.get(plug));
    }

    @Override
    public Optional<Live> live(NetworkId network) {
        return Optional.ofNullable(byNetwork.get(network)).flatMap(PlugSupervisor::connection);
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
