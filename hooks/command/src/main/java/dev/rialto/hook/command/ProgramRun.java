package dev.rialto.hook.command;

import dev.rialto.api.plug.HostClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One program while it runs. Closing it ends the program with all that it has started, where it has not ended of itself; what an
 * ended one left running lives on, and is not listened to any more.
 */
final class ProgramRun implements AutoCloseable {

    /** How long what a program printed may be on its way after its end; a child of it may keep the pipe open for ever. */
    private static final Duration STRAGGLERS = Duration.ofSeconds(1);

    /** A program may start others faster than they are ended; some time it is enough. */
    private static final int ROUNDS = 20;

    private static final Path NOTHING = Path.of("/dev/null");

    private final Process process;
    private final PipeHolders pipe;
    private final ProgramOutput output;
    private final HostClock clock;

    /** Who would end it in time when this process is gone? */
    private final Thread atExit = Thread.ofPlatform().name("end of a program").unstarted(this::end);

    private enum Ending {
        EXIT,
        TIMEOUT,
        TOO_MUCH
    }

    /**
     * What became of a program.
     *
     * @param text for people
     * @param outcome in a few words
     */
    record Result(String text, String outcome) {}

    private ProgramRun(Process process, int outputLimit, HostClock clock) {
        this.process = process;
        this.pipe = new PipeHolders(process.pid());
        this.output = new ProgramOutput(process.getInputStream(), outputLimit);
        this.clock = clock;
    }

    /**
     * Starts a program, with nothing to read and its errors among its output.
     *
     * @param line the program and its arguments
     * @param environment all that it gets
     * @param outputLimit so many bytes it may print
     * @throws IOException when it is not there or must not be run
     */
    static ProgramRun start(List<String> line, Map<String, String> environment, int outputLimit, HostClock clock)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectInput(NOTHING.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        ProgramRun run = new ProgramRun(builder.start(), outputLimit, clock);
        try {
            Runtime.getRuntime().addShutdownHook(run.atExit);
        } catch (IllegalStateException ending) {
            run.end();
            throw new IOException("the bridge is being stopped", ending);
        }
        return run;
    }

    /** Waits for its end, and tells what it printed and how it ended, where that is worth telling. */
    Result await(Duration limit) throws InterruptedException {
        CompletableFuture<Ending> late = new CompletableFuture<>();
        HostClock.Timer timer = clock.schedule(limit, () -> late.complete(Ending.TIMEOUT));
        try {
            CompletableFuture<Ending> exit = process.onExit().thenApply(ended -> Ending.EXIT);
            CompletableFuture<Ending> whole =
                    output.read().thenCompose(all -> all ? exit : CompletableFuture.completedFuture(Ending.TOO_MUCH));
            Object first = CompletableFuture.anyOf(late, whole, exit.thenCompose(this::afterStragglers))
                    .get();
            return told((Ending) first, limit);
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing completes it so", e);
        } finally {
            timer.close();
        }
    }

    private CompletableFuture<Ending> afterStragglers(Ending exit) {
        CompletableFuture<Ending> then = new CompletableFuture<>();
        clock.schedule(STRAGGLERS, () -> then.complete(exit));
        return then;
    }

    private Result told(Ending how, Duration limit) {
        String printed = output.text().stripTrailing();
        return switch (how) {
            case TIMEOUT ->
                new Result(
                        with(printed, "(It took longer than " + Durations.text(limit) + " and was ended.)"),
                        "ended, since it took too long");
            case TOO_MUCH ->
                new Result(
                        with(printed, "(It printed more than " + output.limit() + " bytes and was ended.)"),
                        "ended, since it printed too much");
            case EXIT -> {
                int code = process.exitValue();
                if (code != 0) {
                    yield new Result(with(printed, "(exit code " + code + ")"), "exit code " + code);
                }
                yield new Result(printed.isBlank() ? "(done, without output)" : printed, "done");
            }
        };
    }

    private static String with(String printed, String line) {
        return printed.isBlank() ? line : printed + "\n" + line;
    }

    @Override
    public void close() {
        end();
        output.end(pipe::wakeReader);
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // It runs right now, and finds nothing to do.
        }
    }

    /**
     * What has cut itself loose from its parents and from the pipe, as a daemon does, is not found. The program itself goes last:
     * its children would be nobody's before they are found.
     */
    private void end() {
        if (!process.isAlive()) {
            return;
        }
        Set<ProcessHandle> ended = new HashSet<>();
        ended.add(process.toHandle());
        for (int round = 0; round < ROUNDS; round++) {
            Set<ProcessHandle> found = started();
            if (!ended.addAll(found)) {
                break;
            }
            found.stream().filter(handle -> handle.pid() != process.pid()).forEach(ProcessHandle::destroyForcibly);
        }
        Set<ProcessHandle> last = started();
        process.destroyForcibly();
        last.forEach(ProcessHandle::destroyForcibly);
        pipe.find().forEach(ProcessHandle::destroyForcibly);
    }

    /** All that it has started and that can be found. */
    private Set<ProcessHandle> started() {
        return Stream.concat(process.descendants(), pipe.find().stream()).collect(Collectors.toSet());
    }
}
