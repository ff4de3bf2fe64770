package dev.rialto.dist.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rialto.tck.time.Patience;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run of the program in a JVM of its own, with the flags of the launcher. What it prints goes to a file. */
final class RialtoProcess {
    private final Process process;
    private final Path output;

    private RialtoProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts it.
     *
     * @param folder where it runs
     * @param output where what it prints goes, errors too
     * @param environment what it finds there besides this JVM's own
     */
    static RialtoProcess start(Path folder, Path output, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Dguice_bytecode_gen_option=DISABLED",
                "-cp",
                classPath(),
                "dev.rialto.dist.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new RialtoProcess(builder.start(), output);
    }

    /** What ships: this JVM's class path without the tests and the kit. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes")
                        && !entry.endsWith("-tests.jar")
                        && !entry.replace('\\', '/').matches(".*/(src/tck/target|rialto-tck).*"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    long pid() {
        return process.pid();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** All it has printed so far. */
    String output() {
        try {
            return Files.readString(output, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has printed something with this text. */
    void awaitOutput(String text) {
        Waiting.until("the program prints \"" + text + "\"", this::output, () -> {
            String printed = output();
            if (!printed.contains(text) && !isRunning()) {
                throw new AssertionError("the program ended without \"" + text + "\":\n" + printed);
            }
            return printed.contains(text);
        });
    }

    /** Asks it to stop, as a service manager does. */
    void terminate() {
        process.destroy();
    }

    /** Waits for its end; gives the exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("the program does not end:\n" + output());
        }
        return process.exitValue();
    }

    /** SIGKILL, and waits until it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** The same where a test ends. */
    void end() {
        process.destroyForcibly().onExit().join();
    }
}
