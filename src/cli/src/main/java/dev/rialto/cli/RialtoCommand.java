package dev.rialto.cli;

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
        versionProvider = Version.class)
public final class RialtoCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    RialtoCommand() {}

    /** Runs one command line and returns its exit code: 0 done, 1 failed, 2 bad use or config. */
    public static int execute(String... args) {
        return new CommandLine(new RialtoCommand()).execute(args);
    }

    /** Called by picocli where no subcommand is named. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do.");
    }
}
