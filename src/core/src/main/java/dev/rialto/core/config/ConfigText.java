package dev.rialto.core.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The text of a config file, if it is one: not of a size that nobody writes, and in UTF-8. */
final class ConfigText {
    private static final long LARGEST = 4 << 20;

    private ConfigText() {}

    /**
     * Reads a file.
     *
     * @throws ConfigException when it is no such text, with the line
     */
    static String read(Path file) throws ConfigException {
        try {
            long size = Files.size(file);
            if (size > LARGEST) {
                throw refused(file, 0, "has " + (size >> 20) + " MiB; a config has at most " + (LARGEST >> 20));
            }
            return decode(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decode(Path file, byte[] bytes) throws ConfigException, CharacterCodingException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw refused(file, line, "this line is not in UTF-8: save the file in that encoding");
        }
        return out.flip().toString();
    }

    private static ConfigException refused(Path file, int line, String what) {
        return new ConfigException(
                List.of(new ConfigProblem(new Origin(file.toString(), line), "", what, Optional.empty())));
    }
}
