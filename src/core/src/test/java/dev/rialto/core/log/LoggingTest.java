package dev.rialto.core.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.encoder.Encoder;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rialto.api.plug.Secret;
import dev.rialto.core.config.HostSettings.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a line looks like that leaves us. */
final class LoggingTest {
    private static final String PASSWORD = "zyx\"wvu/98765";

    private final LoggerContext context = new LoggerContext();

    @Test
    void lineForPeopleHasTimeLevelPlaceAndText() {
        assertThat(line(new HumanEncoder(false), Level.INFO, "ready in {} ms", null, 7))
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO  Host: ready in 7 ms\n");
    }

    @Test
    void journalGetsAPriorityOnEachLineAndNoTime() {
        var entry = line(new HumanEncoder(true), Level.ERROR, "broke", new IllegalStateException("because"));

        assertThat(entry.lines())
                .startsWith("<3>Host: broke", "<3>java.lang.IllegalStateException: because")
                .allMatch(text -> text.startsWith("<3>"));
        assertThat(line(new HumanEncoder(true), Level.WARN, "x", null)).isEqualTo("<4>Host: x\n");
        assertThat(line(new HumanEncoder(true), Level.INFO, "x", null)).isEqualTo("<6>Host: x\n");
        assertThat(line(new HumanEncoder(true), Level.DEBUG, "x", null)).isEqualTo("<7>Host: x\n");
        assertThat(line(new HumanEncoder(true), Level.TRACE, "x", null)).isEqualTo("<7>Host: x\n");
    }

    @Test
    void whatAStrangerWroteLooksLikeNoLineOfOurs() {
        assertThat(line(new HumanEncoder(true), Level.WARN, "nick {}", null, "a\n<0>Host: fire\r\n\u001b[31mred\u0007"))
                .isEqualTo("<4>Host: nick a\n<4>    <0>Host: fire\n<4>    \uFFFD[31mred\uFFFD\n");
    }

    @Test
    void jsonIsOneObjectALine() throws Exception {
        var line = line(
                Logging.encoder(Format.JSON, Map.of()),
                Level.WARN,
                "two\nlines of {}",
                new IllegalStateException("because"),
                "text");

        assertThat(line).endsWith("\n");
        assertThat(line.strip()).doesNotContain("\n");
        var json = new ObjectMapper().readTree(line);
        assertThat(json.get("level").asText()).isEqualTo("WARN");
        assertThat(json.get("loggerName").asText()).isEqualTo("dev.rialto.core.host.Host");
        assertThat(json.get("formattedMessage").asText()).isEqualTo("two\nlines of text");
        assertThat(json.get("throwable").get("message").asText()).isEqualTo("because");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void noLineHasASecret(Format format) throws Exception {
        var redacting = new RedactingEncoder(
                Logging.encoder(format, Map.of()), Redactor.of(Map.of("password", Secret.of(PASSWORD))));
        var cause = new IOException("http://x/bot110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/getMe");
        var failure = new IllegalStateException("login " + PASSWORD, cause);
        failure.addSuppressed(new IOException("again " + PASSWORD));

        var entry = line(redacting, Level.ERROR, "with {}", failure, PASSWORD);

        assertThat(entry)
                .contains("with ***", "login ***", "again ***", "bot***")
                .doesNotContain("zyx", "98765", "AAHdq");
        if (format == Format.JSON) {
            assertThat(new ObjectMapper().readTree(entry).isObject()).isTrue();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void journalReadsWhereItsStreamIsOurs(@TempDir Path folder) throws Exception {
        var stream = Files.createFile(folder.resolve("stream"));
        var other = Files.createFile(folder.resolve("other"));
        var id = Files.getAttribute(stream, "unix:dev") + ":" + Files.getAttribute(stream, "unix:ino");

        assertThat(Journal.reads(Map.of("JOURNAL_STREAM", id), stream)).isTrue();
        assertThat(Journal.reads(Map.of("JOURNAL_STREAM", id), other)).isFalse();
        assertThat(Journal.reads(Map.of("JOURNAL_STREAM", "x"), stream)).isFalse();
        assertThat(Journal.reads(Map.of("JOURNAL_STREAM", id), folder.resolve("gone")))
                .isFalse();
        assertThat(Journal.reads(Map.of(), stream)).isFalse();
    }

    private String line(
            Encoder<ILoggingEvent> encoder,
            Level level,
            String message,
            @Nullable Throwable failure,
            Object... arguments) {
        context.setMDCAdapter(new LogbackMDCAdapter());
        encoder.setContext(context);
        encoder.start();
        var logger = context.getLogger("dev.rialto.core.host.Host");
        var event = new LoggingEvent(LoggingTest.class.getName(), logger, level, message, failure, arguments);
        event.setInstant(Instant.parse("2026-01-02T03:04:05.678Z"));
        return new String(encoder.encode(event), UTF_8);
    }
}
