package dev.rialto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rialto.cli.demo.Show;
import dev.rialto.core.host.SystemClock;
import dev.rialto.core.log.Logging;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rialto demo}. */
@Command(
        name = "demo",
        description = "Shows what Rialto does, between two chat networks in memory. Needs no account and no config.",
        mixinStandardHelpOptions = true,
        footer = {"", "In a terminal you write on both sides; elsewhere, or with --tour, it plays by itself."})
final class DemoCommand implements Callable<Integer> {
    private static final int USUAL_WIDTH = 80;

    @Spec
    private CommandSpec spec;

    @Option(names = "--tour", description = "Plays by itself, in a terminal too.")
    private boolean tour;

    @Override
    public Integer call() throws Exception {
        // A network that goes away is a part of the show and no news.
        Logging.errorsOnly();
        var out = spec.commandLine().getOut();
        var clock = new SystemClock();
        if (tour || !isTerminal()) {
            return Show.tour(out, USUAL_WIDTH, clock) ? ExitCode.OK : ExitCode.SOFTWARE;
        }
        var input = new BufferedReader(
                new InputStreamReader(RialtoCommand.surroundings(spec).input(), UTF_8));
        Show.play(input, out, width(), clock);
        return ExitCode.OK;
    }

    private static boolean isTerminal() {
        // Older and newer versions of the JDK differ in whether there is a console without a terminal.
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    /** Java does not know it; {@code stty} does, of the terminal that is its standard input. */
    private static int width() throws InterruptedException {
        try {
            var stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var size = new String(stty.getInputStream().readAllBytes(), UTF_8).strip();
            stty.waitFor();
            var columns = size.substring(size.indexOf(' ') + 1);
            return columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : USUAL_WIDTH;
        } catch (IOException missing) {
            return USUAL_WIDTH;
        }
    }
}
