package dev.rialto.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code rialto}; each thing it can do is a subcommand. */
@Command(
        name = "rialto",
        description = "A chat bridge that loses no message.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            CheckCommand.class,
            SendCommand.class,
            StatusCommand.class,
            ReloadCommand.class,
            OutboxCommand.class,
            SyncCommand.class,
            DemoCommand.class
        },
        footer = {"", "Exit codes: 0 done, 1 failed, 2 bad use or config."})
public final class RialtoCommand implements Runnable {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    private RialtoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * What a command finds around it.
     *
     * @param environment variables
     * @param input what it is given to read
     */
    record Surroundings(Map<String, String> environment, InputStream input) {}

    /** Runs one command line and returns its exit code: 0 done, 1 failed, 2 bad use or config. */
    public static int execute(String... args) {
        return commandLine(new Surroundings(System.getenv(), System.in)).execute(args);
    }

    /** The same with other surroundings and outputs, for tests. */
    static int execute(Surroundings surroundings, PrintWriter out, PrintWriter err, String... args) {
        return commandLine(surroundings).setOut(out).setErr(err).execute(args);
    }

    /** Called by picocli where no subcommand is named. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do.");
    }

    /** What is around the command, wherever below {@code rialto} it stands. */
    static Surroundings surroundings(CommandSpec spec) {
        return ((RialtoCommand) spec.root().userObject()).surroundings;
    }

    private static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new RialtoCommand(surroundings))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures());
    }
}
