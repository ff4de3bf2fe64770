package dev.rialto.core.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the file: HOCON with the variables of the environment put in. */
final class ConfigSource {
    /** How the origin of a value begins that is from the environment. */
    static final String VARIABLE = "environment variable ";

    private static final ConfigParseOptions MUST_EXIST =
            ConfigParseOptions.defaults().setAllowMissing(false);

    private ConfigSource() {}

    /** What becomes of a variable that must be set and is not. */
    enum Unset {
        /** The file cannot be used. */
        REFUSED,
        /** Its key is as if it were not there: for who reads another part of the file. */
        LEFT_OUT
    }

    /**
     * The whole file, with what it includes.
     *
     * @throws ConfigException when it cannot be read, or is no HOCON
     */
    static Node read(Path file, Map<String, String> environment, Unset unset, Problems problems)
            throws ConfigException {
        Origin whole = new Origin(file.toString(), 0);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new ConfigException(List.of(new ConfigProblem(whole, "", unreadable(file), Optional.empty())));
        }
        SourceScan scan = SourceScan.of(file);
        try {
            Config written = ConfigFactory.parseFile(file.toFile(), MUST_EXIST);
            Config resolved = written.resolve(ConfigResolveOptions.defaults()
                    .setUseSystemEnvironment(false)
                    .setAllowUnresolved(unset == Unset.LEFT_OUT)
                    .appendResolver(new Environment(environment)));
            problems.addAll(scan.problems());
            return Node.root(resolved.root(), written.root(), scan.order(), file.toString());
        } catch (com.typesafe.config.ConfigException e) {
            // What the scan found has a line; a file that is not there has none for the parser.
            throw new ConfigException(scan.problems().isEmpty() ? List.of(problem(e, whole, scan)) : scan.problems());
        }
    }

    private static String unreadable(Path file) {
        if (Files.isDirectory(file)) {
            return "is a folder, not a file";
        }
        return Files.exists(file) ? "may not be read by this user" : "there is no such file";
    }

    private static ConfigProblem problem(com.typesafe.config.ConfigException e, Origin whole, SourceScan scan) {
        Origin at = Optional.ofNullable(e.origin())
                .filter(origin -> origin.filename() != null)
                .map(origin -> new Origin(origin.filename(), Math.max(0, origin.lineNumber())))
                .orElse(whole);
        String message = String.valueOf(e.getMessage());
        if (e instanceof com.typesafe.config.ConfigException.UnresolvedSubstitution) {
            String name = message.replaceAll("(?s).*\\$\\{([^}]*)}.*", "$1");
            return new ConfigProblem(
                    at,
                    "",
                    "${" + name + "} is neither a key of this file nor a variable of the environment; ${?" + name
                            + "} may be unset",
                    Optional.empty());
        }
        if (message.contains("end of file") && scan.unclosed().isPresent()) {
            return new ConfigProblem(
                    scan.unclosed().get(), "", "what is opened here is never closed", Optional.empty());
        }
        return new ConfigProblem(at, "", plain(message), Optional.empty());
    }

    /** Without the place, the advice to rename the file, and anything long enough to be a secret. */
    private static String plain(String message) {
        String text = message.replaceFirst("^.*?: \\d+: ", "");
        int advice = text.indexOf(" (if you intended");
        if (advice >= 0) {
            text = text.substring(0, advice) + "; a text with such a sign needs double quotes";
        }
        return "cannot be read: " + text.replaceAll("'[^' ]{16,}'", "'...'");
    }

    /** The variables of the environment, where the file does not have the path itself. */
    private record Environment(Map<String, String> variables) implements ConfigResolver {
        @Override
        public @Nullable ConfigValue lookup(String path) {
            List<String> elements = ConfigUtil.splitPath(path);
            String value = elements.size() == 1 ? variables.get(elements.getFirst()) : null;
            return value == null ? null : ConfigValueFactory.fromAnyRef(value, VARIABLE + elements.getFirst());
        }

        @Override
        public ConfigResolver withFallback(ConfigResolver fallback) {
            return this;
        }
    }
}
