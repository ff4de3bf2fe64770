package dev.rialto.core.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rialto.api.plug.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * The file {@code control} in the data directory: where the running host listens on this machine, and the token that proves
 * the right to read this directory. A shell can read it too: {@code . data/control}.
 */
record ControlFile(int port, Secret token) {
    private static final String NAME = "control";

    static Path in(Path dataDir) {
        return dataDir.resolve(NAME);
    }

    /** Appears whole or not at all, and was never readable to others. */
    void write(Path dataDir) throws IOException {
        Path unfinished = dataDir.resolve(NAME + ".new");
        Files.deleteIfExists(unfinished);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var text = "port=" + port + "\ntoken=" + token.reveal() + "\n";
        try (var file = Files.newByteChannel(
                unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            var bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }
        Files.move(unfinished, in(dataDir), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Reads it.
     *
     * @throws IOException also when it is no such file
     */
    static ControlFile read(Path dataDir) throws IOException {
        List<String> lines = Files.readAllLines(in(dataDir));
        try {
            return new ControlFile(Integer.parseInt(value(lines, "port=")), Secret.of(value(lines, "token=")));
        } catch (NumberFormatException notANumber) {
            throw new IOException(in(dataDir) + " has no port", notANumber);
        }
    }

    private static String value(List<String> lines, String key) throws IOException {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .findFirst()
                .orElseThrow(() -> new IOException("no line \"" + key + "…\" in the file"))
                .substring(key.length());
    }
}
