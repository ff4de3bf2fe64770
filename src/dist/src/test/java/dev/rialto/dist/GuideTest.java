package dev.rialto.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A guide that names what is not there sends people into a wall: each {@code Name} and {@code Name.method} of it exists. */
class GuideTest {
    private static final Path GUIDE = Path.of("../docs/adding-a-plug.md");
    private static final Pattern NAME = Pattern.compile("`([A-Z][A-Za-z]+)(?:\\.([a-z][A-Za-z]+))?`");
    private static final List<String> PACKAGES = List.of(
            "dev.rialto.api.message.",
            "dev.rialto.api.event.",
            "dev.rialto.api.operation.",
            "dev.rialto.api.operation.Outcome$",
            "dev.rialto.api.plug.",
            "dev.rialto.api.plug.Role$",
            "dev.rialto.api.hook.",
            "dev.rialto.tck.plug.",
            "java.lang.",
            "java.time.",
            "java.util.");

    static Stream<String> names() throws IOException {
        return NAME.matcher(Files.readString(GUIDE))
                .results()
                .map(found -> found.group().replace("`", ""))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("names")
    void existsAsTheGuideSays(String name) {
        Matcher parts = NAME.matcher("`" + name + "`");
        assertThat(parts.matches()).isTrue();
        Optional<Class<?>> type = PACKAGES.stream()
                .<Optional<Class<?>>>map(prefix -> type(prefix + parts.group(1)))
                .flatMap(Optional::stream)
                .findFirst();
        assertThat(type).as(parts.group(1)).isPresent();
        if (parts.group(2) != null) {
            assertThat(Arrays.stream(type.orElseThrow().getMethods()).map(method -> method.getName()))
                    .contains(parts.group(2));
        }
    }

    private static Optional<Class<?>> type(String name) {
        try {
            return Optional.of(Class.forName(name));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
