package dev.rialto.core.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes files that hold what people write: nobody but their owner reads them. What is there already stays as it is. */
public final class OwnerOnly {
    private OwnerOnly() {}

    /** Makes a directory where there is none; the ones that it is in are made as usual. */
    public static void directory(Path directory) throws IOException {
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (!Files.isDirectory(directory)) {
            try {
                Files.createDirectory(directory, only(directory, "rwx------"));
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(directory)) {
                    throw e;
                }
            }
        }
    }

    /** Makes an empty file where there is none. */
    public static void file(Path file) throws IOException {
        try {
            Files.createFile(file, only(file, "rw-------"));
        } catch (FileAlreadyExistsException e) {
            // It is there, which is all that was asked for.
        }
    }

    private static FileAttribute<?>[] only(Path of, String permissions) {
        boolean posix = of.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
