package dev.rialto.bench;

import dev.rialto.core.host.SystemClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The shipped program as a process of its own, started by its launcher. */
final class Program implements AutoCloseable {
    private final Process process;
    private final long begun;
    private final long readyAfter;

    /**
     * Starts it and waits until it says that it is ready.
     *
     * @param launcher the file {@code rialto} of a checkout
     */
    Program(Path launcher, Path config, SystemClock clock) throws IOException {
        begun = clock.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "run", "-c", config.toString());
        builder.redirectErrorStream(true);
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8"));
        process = builder.start();
        BufferedReader out = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); ; line = out.readLine()) {
            if (line == null) {
                throw new IOException("the program ended:\n" + said);
            }
            said.append(line).append('\n');
            if (line.contains(" is ready")) {
                break;
            }
        }
        readyAfter = clock.nanoTime() - begun;
        Thread.ofVirtual().start(() -> readOn(out));
    }

    /** Somebody has to, or the program would wait for room in the pipe. */
    private static void readOn(BufferedReader out) {
        try {
            out.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The pipe is closed with the program.
        }
    }

    Duration readyAfter() {
        return Duration.ofNanos(readyAfter);
    }

    /** Resident memory, in bytes. */
    long resident() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        throw new IOException("no VmRSS");
    }

    /** CPU used so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
