package dev.rialto.core.store;

import dev.rialto.api.plug.HostClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much disk is left. When it runs short, new events stop first, so that what is under way has room to end.
 *
 * <p>Looks at the disk at most once a second.
 */
final class DiskSpace {
    private static final Logger log = LoggerFactory.getLogger(DiskSpace.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    /** With less, not even an empty database can be made or opened. */
    private static final long LEAST = 1 << 20;

    private final LongSupplier measure;
    private final long minFree;
    private final HostClock clock;
    private volatile long free;
    private volatile long looked;
    private volatile boolean enough;

    DiskSpace(Path file, long minFree, HostClock clock) {
        this(() -> usable(file.resolveSibling(".")), minFree, clock);
    }

    DiskSpace(LongSupplier measure, long minFree, HostClock clock) {
        this.measure = measure;
        this.minFree = minFree;
        this.clock = clock;
        look();
    }

    long free() {
        refresh();
        return free;
    }

    boolean enough() {
        refresh();
        return enough;
    }

    /** What to do about a file that could not be made or opened; empty where the disk is not why. */
    String advice() {
        return measure.getAsLong() < LEAST ? "; its disk is full: make room there, or give another host.data-dir" : "";
    }

    /** Returns once there is enough. */
    void await() throws InterruptedException {
        while (!enough()) {
            clock.sleep(EVERY);
        }
    }

    private void refresh() {
        if (clock.nanoTime() - looked >= EVERY.toNanos()) {
            look();
        }
    }

    private synchronized void look() {
        boolean before = enough;
        boolean first = looked == 0;
        free = measure.getAsLong();
        enough = free >= minFree;
        looked = clock.nanoTime();
        if (!enough && (before || first)) {
            log.error(
                    "Only {} MB of disk are left, {} are wanted: no new events are taken in.",
                    free >> 20,
                    minFree >> 20);
        } else if (enough && !before && !first) {
            log.info("There is enough disk again.");
        }
    }

    private static long usable(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
