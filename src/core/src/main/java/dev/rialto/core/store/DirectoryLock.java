package dev.rialto.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that one process uses a data directory. The lock is taken on a file of its own, which is never removed: it goes
 * with the process, however that ends.
 */
public final class DirectoryLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryLock.class);

    /** Directories that this process has: to open and close the file of a lock a second time would give the lock back. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Takes the directory, making it where it is missing.
     *
     * @throws StoreException that says who has it, or why it cannot be made
     */
    public static DirectoryLock take(Path directory) {
        try {
            OwnerOnly.directory(directory);
            Path real = directory.toRealPath();
            if (!OURS.add(real)) {
                throw inUse(directory, Long.toString(ProcessHandle.current().pid()));
            }
            boolean taken = false;
            try {
                DirectoryLock lock = new DirectoryLock(real, lock(directory));
                taken = true;
                return lock;
            } finally {
                if (!taken) {
                    OURS.remove(real);
                }
            }
        } catch (IOException e) {
            throw new StoreException(
                    "the data directory " + directory + " cannot be used (" + reason(e)
                            + "): see that its disk has room, or give another host.data-dir",
                    e);
        }
    }

    /** Of these, Java's message is the file alone. */
    private static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "this user may not write to " + denied.getFile();
            case FileAlreadyExistsException other -> other.getFile() + " is no folder";
            default -> String.valueOf(failure.getMessage());
        };
    }

    /** Whether a process has the directory; for others, who take nothing. */
    public static boolean isTaken(Path directory) {
        // To lock for reading needs no right to write, and lasts no longer than this look.
        try (FileChannel channel = FileChannel.open(file(directory), StandardOpenOption.READ);
                FileLock free = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return free == null;
        } catch (IOException | OverlappingFileLockException e) {
            return e instanceof OverlappingFileLockException;
        }
    }

    private static Path file(Path directory) {
        return directory.resolve("lock");
    }

    private static FileChannel lock(Path directory) throws IOException {
        Path file = file(directory);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw inUse(directory, Files.readString(file).strip());
        }
        name(channel);
        return channel;
    }

    /** For people, and so no reason not to start: who finds the lock taken is told who has it. */
    private static void name(FileChannel channel) {
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            LOG.warn("The lock of the data directory does not say whose it is: {}", e.getMessage());
        }
    }

    private static StoreException inUse(Path directory, String holder) {
        return new StoreException("the data directory " + directory + " is in use by another rialto"
                + (holder.isEmpty() ? "" : " (process " + holder + ")")
                + ": stop that one, or give this one another host.data-dir");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException("the lock of the data directory was not given back: " + e.getMessage(), e);
        } finally {
            OURS.remove(directory);
        }
    }
}
