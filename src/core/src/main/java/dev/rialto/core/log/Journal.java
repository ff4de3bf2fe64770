package dev.rialto.core.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Whether what we write to standard error goes straight to the journal of systemd. */
final class Journal {
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private Journal() {}

    /**
     * Compares device and inode, as systemd.exec(5) asks to: the variable stays in the environment of who redirects the
     * output elsewhere.
     */
    static boolean reads(Map<String, String> environment) {
        return reads(environment, STANDARD_ERROR);
    }

    static boolean reads(Map<String, String> environment, Path output) {
        var stream = environment.get("JOURNAL_STREAM");
        if (stream == null) {
            return false;
        }
        try {
            var file = Files.readAttributes(output, "unix:dev,ino");
            return stream.equals(file.get("dev") + ":" + file.get("ino"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return false;
        }
    }
}
