package dev.rialto.core.fake;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.ConfigException;
import dev.rialto.core.config.ConfigLoader;
import dev.rialto.core.factory.Factories;
import dev.rialto.core.fake.chat.ChatFactory;
import dev.rialto.core.fake.join.JoinFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A config in a folder of a test. */
public final class ConfigFile {
    public static final Factories FACTORIES = Factories.of(List.of(new ChatFactory()), List.of(new JoinFactory()));

    private final Path folder;

    public ConfigFile(Path folder) {
        this.folder = folder;
    }

    public Path write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public BridgeConfig load(String text, Map<String, String> environment) throws ConfigException {
        return ConfigLoader.load(write("bridge.conf", text), FACTORIES, environment);
    }

    public BridgeConfig load(String text) throws ConfigException {
        return load(text, Map.of());
    }

    /** Each problem as people read it, with the folder of the test left out. */
    public List<String> problems(String text, Map<String, String> environment) {
        ConfigException thrown = catchThrowableOfType(ConfigException.class, () -> load(text, environment));
        if (thrown == null) {
            return List.of();
        }
        return thrown.problems().stream()
                .map(problem -> problem.toString().replace(folder + "/", ""))
                .toList();
    }

    public List<String> problems(String text) {
        return problems(text, Map.of());
    }
}
