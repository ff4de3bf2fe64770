package dev.rialto.api.plug;

import dev.rialto.api.message.ContentId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The files of operations, fetched already and lying in the data directory. */
public interface MediaFiles {

    /** The file behind a {@code Media} or an avatar of an operation; empty when it could not be had. */
    Optional<MediaFile> find(ContentId content);

    /** One local file; it stays until the operation has ended. */
    interface MediaFile {
        Path path();

        /** In bytes. */
        long size();

        InputStream open() throws IOException;
    }
}
