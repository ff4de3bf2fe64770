package dev.rialto.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rialto.api.event.Event;
import dev.rialto.api.operation.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rows of each released format, in {@code v<format>}: every later program reads them as they were meant. The rows of the
 * present format are also what is written.
 */
final class GoldenRowTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Stream<Arguments> events() {
        return arguments(Samples.events());
    }

    static Stream<Arguments> steps() {
        return arguments(Samples.steps());
    }

    static Stream<Arguments> drafts() {
        return arguments(Samples.drafts());
    }

    @ParameterizedTest
    @MethodSource
    void events(String name, Event event) throws IOException {
        assertThat(EventFormat.read(golden(name))).isEqualTo(event);
        assertSame(EventFormat.write(event), golden(name));
    }

    @ParameterizedTest
    @MethodSource
    void steps(String name, List<Operation> steps) throws IOException {
        assertThat(OperationFormat.read(golden(name))).isEqualTo(steps);
        assertSame(OperationFormat.write(steps), golden(name));
    }

    @ParameterizedTest
    @MethodSource
    void drafts(String name, Draft draft) throws IOException {
        assertThat(RelayFormat.read(golden(name))).isEqualTo(draft);
        assertSame(RelayFormat.write(draft), golden(name));
    }

    /** Golden rows are laid out for reading, so they are compared as trees. */
    private static void assertSame(byte[] written, byte[] golden) throws IOException {
        assertThat(MAPPER.readTree(written)).isEqualTo(MAPPER.readTree(golden));
    }

    private static Stream<Arguments> arguments(Map<String, ?> samples) {
        return samples.entrySet().stream().map(sample -> Arguments.of(sample.getKey(), sample.getValue()));
    }

    private static byte[] golden(String name) {
        String file = "v1/" + name + ".json";
        try (InputStream row = GoldenRowTest.class.getResourceAsStream(file)) {
            assertThat(row).as(file).isNotNull();
            return row.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
