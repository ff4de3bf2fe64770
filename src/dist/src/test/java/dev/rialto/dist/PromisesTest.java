package dev.rialto.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that promises something names the tests that show it: each {@code Name} and {@code Name.method…} of it exists. */
class PromisesTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern NAME = Pattern.compile(
            "`(?:(?<folder>[a-z]+)/)?(?<type>[A-Z]\\w+(?:Test|Contract))?(?:\\.(?<method>[a-z]\\w+)(?<more>…)?)?`");

    @ParameterizedTest
    @ValueSource(strings = {"delivery.md", "pitfalls.md"})
    void namesTestsThatExist(String page) throws IOException {
        List<Path> tests = tests();
        String named = "";
        List<Path> sources = List.of();
        Matcher names = NAME.matcher(Files.readString(ROOT.resolve("src/docs").resolve(page)));
        while (names.find()) {
            if (names.group("type") != null) {
                named = (names.group("folder") == null ? "" : names.group("folder")) + "/" + names.group("type")
                        + ".java";
                String end = named;
                sources = tests.stream()
                        .filter(path -> path.toString().endsWith(end))
                        .toList();
                assertThat(sources).as("%s names %s", page, names.group()).isNotEmpty();
            }
            if (names.group("method") != null) {
                String method = " " + names.group("method") + (names.group("more") == null ? "" : "\\w*") + "\\(";
                assertThat(sources)
                        .as("%s names %s of %s", page, names.group(), named)
                        .anyMatch(source -> Pattern.compile("\\bvoid" + method)
                                .matcher(text(source))
                                .find());
            }
        }
        assertThat(named).as("the last test that %s names", page).isNotEmpty();
    }

    /** Tests, and the contracts that they inherit. */
    private static List<Path> tests() throws IOException {
        try (Stream<Path> files = Files.find(
                ROOT,
                20,
                (path, attributes) -> path.toString().matches(".*/src/(test|main)/java/.*(Test|Contract)\\.java"))) {
            return files.collect(Collectors.toList());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
