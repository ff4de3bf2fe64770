package dev.rialto.core.boot;

import dev.rialto.api.plug.HostClock;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.ConfigReader;
import dev.rialto.core.config.HttpSettings;
import dev.rialto.core.config.HttpSettings.Listen;
import dev.rialto.core.host.Host;
import dev.rialto.core.host.HostControl;
import dev.rialto.core.http.ControlDoor;
import dev.rialto.core.http.HttpDoor;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The host with its doors, and its word to the service manager: what {@code rialto run} runs. */
public final class Daemon implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

    private final Host host;
    private final SystemdNotify notify;

    /** Closed from the last to the first. */
    private final Deque<AutoCloseable> doors = new ArrayDeque<>();

    private Daemon(Host host, SystemdNotify notify) {
        this.host = host;
        this.notify = notify;
    }

    /**
     * Starts. Returns when events are accepted and programs are answered; the plugs connect meanwhile.
     *
     * @param reader reads the config again, for a reload
     * @param environment of the process, for the service manager
     * @throws IOException when a door cannot be opened
     * @throws dev.rialto.core.store.StoreException when the data directory or the database cannot be used
     * @throws dev.rialto.api.plug.SettingsException when a plug or a hook refuses its section
     */
    public static Daemon start(
            BridgeConfig config, ConfigReader reader, Map<String, String> environment, HostClock clock)
            throws IOException, InterruptedException {
        var host = HostFactory.create(config, reader, clock);
        var daemon = new Daemon(host, SystemdNotify.of(environment, clock));
        try {
            // The doors last: what comes in by them goes behind what the last process left.
            host.start();
            daemon.openDoors(config, clock);
        } catch (IOException | InterruptedException | RuntimeException failure) {
            daemon.close();
            throw failure;
        }
        daemon.notify.ready();
        daemon.notify.watch(host::healthy);
        return daemon;
    }

    /** What people and programs may ask. */
    public HostControl control() {
        return host.control();
    }

    /** Ends in good order, within {@code host.stop-timeout}. Never throws; twice is fine. */
    @Override
    public void close() {
        notify.stopping();
        while (!doors.isEmpty()) {
            close(doors.pop());
        }
        host.close();
        notify.close();
    }

    private void openDoors(BridgeConfig config, HostClock clock) throws IOException {
        doors.push(ControlDoor.open(config.host().dataDir(), host.control(), clock));
        if (config.http().isPresent()) {
            doors.push(open(config.http().get()));
        }
    }

    private HttpDoor open(HttpSettings settings) throws IOException {
        Listen listen = settings.listen();
        try {
            var address = InetAddress.getByName(listen.host());
            var door = HttpDoor.open(address, listen.port(), settings.token(), host.control());
            LOG.info("Programs are answered at http://{}:{}/api/v1/", listen.host(), door.port());
            if (!address.isLoopbackAddress()) {
                LOG.warn(
                        "http.listen is not on loopback, and plain HTTP shows its token to who reads along: put a server"
                                + " with TLS in front");
            }
            return door;
        } catch (IOException failure) {
            throw new IOException(
                    "http.listen: cannot listen at " + listen.host() + ":" + listen.port() + ": "
                            + failure.getMessage(),
                    failure);
        }
    }

    private static void close(AutoCloseable door) {
        try {
            door.close();
        } catch (Exception failure) {
            LOG.warn("A door could not be closed", failure);
        }
    }
}
