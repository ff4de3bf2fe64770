package dev.rialto.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sees to it that one process uses a data directory. The lock is taken on a file of its own, which is never removed: it goes
 * with the process, however that ends.
 */
public final class DirectoryLock implements AutoCloseable {
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
            throw new StoreException("the data directory " + directory + " cannot be used: " + e, e);
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        Path file = directory.resolve("lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw inUse(directory, Files.readString(file).strip());
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
        return channel;
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
