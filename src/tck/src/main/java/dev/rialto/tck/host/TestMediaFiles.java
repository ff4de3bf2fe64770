package dev.rialto.tck.host;

import dev.rialto.api.message.ContentId;
import dev.rialto.api.plug.MediaFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Files of operations, put there by the test. */
public final class TestMediaFiles implements MediaFiles {
    private final Map<ContentId, MediaFile> files = new ConcurrentHashMap<>();

    /** Makes a file in {@code folder} to be found as {@code content}. */
    public TestMediaFiles put(ContentId content, Path folder, String name, byte[] bytes) {
        try {
            Path path = Files.write(folder.resolve(name), bytes);
            files.put(content, new OnDisk(path, bytes.length));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<MediaFile> find(ContentId content) {
        return Optional.ofNullable(files.get(content));
    }

    private record OnDisk(Path path, long size) implements MediaFile {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }
}
