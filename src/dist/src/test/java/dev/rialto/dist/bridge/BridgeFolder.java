package dev.rialto.dist.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A folder with a {@code bridge.conf} and all that the program makes of it. Its secrets are in the environment alone, so whatever
 * file has one was written by the program; {@link #close} looks for that.
 */
final class BridgeFolder implements AutoCloseable {
    /** Of the bot, and of the account {@code bridge}. */
    static final String TOKEN = "7000001:AAE-what-nobody-may-read";

    static final String PASSWORD = "what-nobody-may-read-either";

    private final Path folder;
    private final AtomicInteger runs = new AtomicInteger();
    private Optional<RialtoProcess> daemon = Optional.empty();

    BridgeFolder(String config) throws IOException {
        folder = Files.createTempDirectory("rialto-bridge-");
        write(config);
    }

    void write(String config) throws IOException {
        Files.writeString(file(), config);
    }

    Path file() {
        return folder.resolve("bridge.conf");
    }

    Path data() {
        return folder.resolve("data");
    }

    /** Starts the daemon, and waits until it says that it is ready. */
    RialtoProcess start() throws IOException {
        RialtoProcess started = launch();
        started.awaitOutput(" is ready");
        return started;
    }

    /** Starts the daemon, and waits for nothing. */
    RialtoProcess launch() throws IOException {
        assertThat(daemon.filter(RialtoProcess::isRunning))
                .as("one daemon at a time")
                .isEmpty();
        RialtoProcess started = another("run", "-c", "bridge.conf");
        daemon = Optional.of(started);
        return started;
    }

    /** Starts any command, and waits for nothing. */
    RialtoProcess another(String... arguments) throws IOException {
        return RialtoProcess.start(
                folder,
                folder.resolve("run-" + runs.incrementAndGet() + ".log"),
                Map.of("TELEGRAM_TOKEN", TOKEN, "XMPP_PASSWORD", PASSWORD),
                arguments);
    }

    /** What a command said, and its exit code. */
    record Answer(int code, String output) {}

    Answer command(String... arguments) throws IOException, InterruptedException {
        RialtoProcess process = another(arguments);
        return new Answer(process.exitCode(), process.output());
    }

    /** The daemon as it was started last. */
    RialtoProcess daemon() {
        return daemon.orElseThrow();
    }

    /** Stops the daemon in good order. */
    void stop() throws InterruptedException {
        daemon().terminate();
        assertThat(daemon().exitCode()).as(daemon().output()).isZero();
    }

    /** Ends the daemon, and fails if a secret is in anything it wrote. */
    @Override
    public void close() throws IOException {
        daemon.ifPresent(RialtoProcess::end);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), UTF_8);
                assertThat(content.contains(TOKEN)
                                || content.contains(TOKEN.substring(8))
                                || content.contains(PASSWORD))
                        .as("a secret is in %s", file)
                        .isFalse();
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
