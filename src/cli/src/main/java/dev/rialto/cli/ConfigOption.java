package dev.rialto.cli;

import dev.rialto.core.check.CheckReport;
import dev.rialto.core.check.ConfigCheck;
import dev.rialto.core.config.ConfigException;
import dev.rialto.core.config.ConfigLoader;
import dev.rialto.core.config.ConfigReader;
import dev.rialto.core.factory.Factories;
import dev.rialto.core.host.ControlException;
import dev.rialto.core.host.SystemClock;
import dev.rialto.core.http.ControlClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The option {@code -c}, and what commands want with the file. */
final class ConfigOption {
    private static final Path HERE = Path.of("bridge.conf");
    private static final Path INSTALLED = Path.of(ConfigLoader.INSTALLED, "bridge.conf");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-c", "--config"},
            // Else `outbox -c FILE list` would not reach the subcommand, and ask another host.
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "The config. Without it: bridge.conf in this folder, else " + ConfigLoader.INSTALLED
                    + "/bridge.conf.")
    private Optional<Path> named;

    ConfigOption() {
        named = Optional.empty();
    }

    /** The file that is meant; whether it can be read shows when it is. */
    Path file() {
        return named.orElseGet(() -> {
            if (Files.exists(HERE)) {
                return HERE;
            }
            if (Files.exists(INSTALLED)) {
                return INSTALLED;
            }
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no " + HERE + " here and no " + INSTALLED + ": name one with -c FILE.");
        });
    }

    /** Reads all of the config, again and again where that is wanted: the same file, and the same types of plugs and hooks. */
    ConfigReader reader() {
        Path file = file();
        Factories factories = Factories.installed();
        return () -> ConfigLoader.load(file, factories, environment());
    }

    /** All of the config, and each plug and hook of it made once. */
    CheckReport check() throws ConfigException {
        try (var clock = new SystemClock()) {
            return ConfigCheck.check(file(), Factories.installed(), environment(), clock);
        }
    }

    /** The host that runs with this config. */
    ControlClient connect() throws ConfigException, ControlException {
        return ControlClient.connect(ConfigLoader.host(file(), environment()).dataDir());
    }

    private Map<String, String> environment() {
        return RialtoCommand.surroundings(spec).environment();
    }
}
