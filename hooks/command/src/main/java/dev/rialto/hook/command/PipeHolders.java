package dev.rialto.hook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final Optional<Path> pipe;

    /** @param pid the program, which was started just now */
    PipeHolders(long pid) {
        this.pipe = link(pid, OUTPUT);
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

    private boolean holds(long pid) {
        return link(pid, OUTPUT).equals(pipe) || link(pid, ERRORS).equals(pipe);
    }

    /** Such as {@code pipe:[4711]}; empty where there is none, and of processes of others. */
    private static Optional<Path> link(long pid, String descriptor) {
        try {
            return Optional.of(Files.readSymbolicLink(
                    PROCESSES.resolve(Long.toString(pid)).resolve("fd").resolve(descriptor)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
