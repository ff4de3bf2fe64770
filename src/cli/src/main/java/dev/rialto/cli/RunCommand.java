package dev.rialto.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code rialto run}: the daemon. */
@Command(
        name = "run",
        description = "Runs the bridge until it is told to stop (SIGTERM, or Ctrl-C).",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config;

    RunCommand() {
        config = new ConfigOption();
    }

    @Override
    public Integer call() throws Exception {
        config.load();
        return ExitCode.SOFTWARE;
    }
}
