package dev.rialto.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rialto reload}. */
@Command(
        name = "reload",
        description = "Has the running Rialto take its config as the file says it now.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Prints what has changed. Plugs whose section or channels are the same stay connected. A broken config changes"
                    + " nothing: exit code 2, and a line for each thing that is wrong. host, store and http take effect at"
                    + " the next start."
        })
final class ReloadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    ReloadCommand() {
        config = new ConfigOption();
    }

    @Override
    public Integer call() throws Exception {
        try (var host = config.connect()) {
            host.reload().lines().forEach(spec.commandLine().getOut()::println);
        }
        return ExitCode.OK;
    }
}
