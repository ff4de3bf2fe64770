package dev.rialto.cli;

import dev.rialto.core.host.StatusText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rialto status}. */
@Command(
        name = "status",
        description = "Shows how the running Rialto is: its plugs, what waits, what was given up, disk and memory.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    @Option(names = "--json", description = "As one JSON object, for programs.")
    private boolean json;

    StatusCommand() {
        config = new ConfigOption();
    }

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        try (var host = config.connect()) {
            if (json) {
                out.println(host.statusJson());
            } else {
                StatusText.lines(host.status()).forEach(out::println);
            }
        }
        return ExitCode.OK;
    }
}
