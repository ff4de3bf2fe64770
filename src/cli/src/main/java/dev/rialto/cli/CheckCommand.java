package dev.rialto.cli;

import dev.rialto.core.config.ConfigException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rialto check}. */
@Command(
        name = "check",
        description = "Looks for mistakes in the config, without connecting anywhere.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code 2 when there is one; each has a line with file, line, key, and what would be right."})
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    CheckCommand() {
        config = new ConfigOption();
    }

    @Override
    public Integer call() throws ConfigException {
        var report = config.check();
        var out = spec.commandLine().getOut();
        out.println(config.file() + " is fine.");
        report.summary().forEach(out::println);
        report.warnings().forEach(warning -> out.println("warning: " + warning));
        return ExitCode.OK;
    }
}
