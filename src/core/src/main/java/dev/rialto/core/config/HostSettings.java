package dev.rialto.core.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The section {@code host}.
 *
 * @param name what other programs and networks are told we are called
 * @param dataDir where everything is kept that outlives the process; from the folder of the config when it is not absolute
 * @param stopTimeout how long a stop may take, draining included
 * @param openTimeout how long a plug may take to connect
 * @param maxHops how many hooks one message may pass through
 * @param plugPath folders of plugs and hooks that are not part of Rialto
 */
public record HostSettings(
        String name,
        Path dataDir,
        Duration stopTimeout,
        Duration openTimeout,
        int maxHops,
        List<Path> plugPath,
        LogSettings log) {

    public HostSettings {
        plugPath = List.copyOf(plugPath);
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        if (!openTimeout.isPositive()) {
            throw new IllegalArgumentException("open-timeout must be more than 0s");
        }
        if (stopTimeout.isNegative()) {
            throw new IllegalArgumentException("stop-timeout cannot be less than 0s");
        }
        if (maxHops < 1) {
            throw new IllegalArgumentException("max-hops must be at least 1");
        }
    }

    /** The same with a data directory that does not depend on where somebody stands. */
    HostSettings from(Path folder) {
        return new HostSettings(name, folder.resolve(dataDir), stopTimeout, openTimeout, maxHops, plugPath, log);
    }

    /** How the daemon logs. */
    public record LogSettings(Format format, Level level) {}

    /** What a line of the log looks like. */
    public enum Format {
        /** For people; in the journal with its own priorities. */
        HUMAN,
        /** One object a line. */
        JSON
    }

    /** From which severity on something is logged. */
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }
}
