package dev.rialto.core.http;

import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.HostClock.Timer;
import dev.rialto.api.plug.Secret;
import dev.rialto.core.host.HostControl;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daemon's own door, for its command line: on loopback, at a free port, with a token that is made anew at each start.
 * Both are in {@code data-dir/control}, which the owner of the data directory alone can read. Opened after the directory is
 * locked and closed before it is let go, so that the file is always that of the one running host.
 */
public final class ControlDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlDoor.class);
    private static final int TOKEN_BYTES = 32;

    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final HttpDoor door;
    private final Path dataDir;
    private final ControlFile file;
    private final HostClock clock;
    private Optional<Timer> again = Optional.empty();
    private boolean closed;

    private ControlDoor(HttpDoor door, Path dataDir, ControlFile file, HostClock clock) {
        this.door = door;
        this.dataDir = dataDir;
        this.file = file;
        this.clock = clock;
    }

    /**
     * Begins to listen, and says where. Where that cannot be written down, as on a full disk, it is tried again now and then:
     * a bridge does its work also while nobody can ask it how it does.
     *
     * @throws IOException when it cannot listen
     */
    public static ControlDoor open(Path dataDir, HostControl host, HostClock clock) throws IOException {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        var token = Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        var door = HttpDoor.open(InetAddress.getLoopbackAddress(), 0, token, host);
        var opened = new ControlDoor(door, dataDir, new ControlFile(door.port(), token), clock);
        try {
            opened.write();
        } catch (RuntimeException failure) {
            opened.close();
            throw failure;
        }
        return opened;
    }

    private synchronized void write() {
        if (closed) {
            return;
        }
        try {
            file.write(dataDir);
            again.ifPresent(tried -> LOG.info("{} is written now", ControlFile.in(dataDir)));
        } catch (IOException failure) {
            if (again.isEmpty()) {
                LOG.error(
                        "{} cannot be written, so that commands such as `rialto status` do not find this host; it is tried"
                                + " again until it can be: {}",
                        ControlFile.in(dataDir),
                        failure.getMessage());
            }
            again = Optional.of(clock.schedule(AGAIN, this::write));
        }
    }

    /** Ends all connections and takes the file away. Never throws; twice is fine. */
    @Override
    public synchronized void close() {
        closed = true;
        again.ifPresent(Timer::close);
        try {
            Files.deleteIfExists(ControlFile.in(dataDir));
        } catch (IOException stays) {
            // Whoever reads it finds nobody listening, which is what it would have said by not being there.
            LOG.warn("{} could not be removed: {}", ControlFile.in(dataDir), stays.getMessage());
        }
        door.close();
    }
}
