package dev.rialto.hook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The processes that print into the pipe of a program: its children inherit it, also those whose parents are gone and who are
 * nobody's descendants any more. Found where {@code /proc} tells; elsewhere none.
 */
final class PipeHolders {
    private static final Path PROCESSES = Path.of("/proc");
    private static final String OUTPUT = "1";
    private static final String ERRORS = "2";
    private static final List<String> DESCRIPTORS = List.of(OUTPUT, ERRORS);

    private final Optional<Path> pipe;

    /** @param pid the program, which was started just now */
    PipeHolders(long pid) {
        // One that has turned its output elsewhere at once has no pipe any more, and shares the other place with
        // strangers.
        this.pipe = link(pid, OUTPUT).filter(output -> output.toString().startsWith("pipe:"));
    }

    /** Those that hold it now, the program among them. */
    Set<ProcessHandle> find() {
        long self = ProcessHandle.current().pid();
        return pipe.isEmpty()
                ? Set.of()
                : ProcessHandle.allProcesses()
                        .filter(process -> process.pid() != self && holds(process.pid()))
                        .collect(Collectors.toSet());
    }

    /** Has a read of the pipe return that would wait for as long as one of them lives. */
    void wakeReader() {
        for (ProcessHandle holder : find()) {
            for (String descriptor : DESCRIPTORS) {
                if (link(holder.pid(), descriptor).equals(pipe) && write(path(holder.pid(), descriptor))) {
                    return;
                }
            }
        }
    }

    private static boolean write(Path output) {
        try {
            Files.write(output, new byte[] {'\n'}, StandardOpenOption.APPEND);
            return true;
        } catch (IOException e) {
            // It has ended, or the reader has.
            return false;
        }
    }

    private boolean holds(long pid) {
        return DESCRIPTORS.stream().anyMatch(descriptor -> link(pid, descriptor).equals(pipe));
    }

    /** Such as {@code pipe:[4711]}; empty where there is none, and of processes of others. */
    private static Optional<Path> link(long pid, String descriptor) {
        try {
            return Optional.of(Files.readSymbolicLink(path(pid, descriptor)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Path path(long pid, String descriptor) {
        return PROCESSES.resolve(Long.toString(pid)).resolve("fd").resolve(descriptor);
    }
}
