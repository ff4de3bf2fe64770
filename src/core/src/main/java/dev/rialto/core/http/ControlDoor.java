package dev.rialto.core.http;

import dev.rialto.api.plug.Secret;
import dev.rialto.core.host.HostControl;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
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

    private final HttpDoor door;
    private final Path dataDir;

    private ControlDoor(HttpDoor door, Path dataDir) {
        this.door = door;
        this.dataDir = dataDir;
    }

    /**
     * Begins to listen, and says where.
     *
     * @throws IOException when it cannot listen, or the file cannot be written
     */
    public static ControlDoor open(Path dataDir, HostControl host) throws IOException {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        var token = Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        var door = HttpDoor.open(InetAddress.getLoopbackAddress(), 0, token, host);
        try {
            new ControlFile(door.port(), token).write(dataDir);
        } catch (IOException | RuntimeException failure) {
            door.close();
            throw failure;
        }
        return new ControlDoor(door, dataDir);
    }

    /** Ends all connections and takes the file away. Never throws; twice is fine. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(ControlFile.in(dataDir));
        } catch (IOException stays) {
            // Whoever reads it finds nobody listening, which is what it would have said by not being there.
            LOG.warn("{} could not be removed: {}", ControlFile.in(dataDir), stays.getMessage());
        }
        door.close();
    }
}
