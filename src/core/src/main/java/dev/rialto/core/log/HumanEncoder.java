package dev.rialto.core.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Lines for people. In a terminal or file with time and level; for the journal, which has its own time, with the level as a
 * priority in front of each line (sd-daemon(3)).
 */
final class HumanEncoder extends EncoderBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private final boolean journal;

    HumanEncoder(boolean journal) {
        this.journal = journal;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var text = new StringBuilder(160);
        if (!journal) {
            TIME.formatTo(event.getInstant(), text);
            text.append(' ').append(event.getLevel());
            text.append(event.getLevel().levelStr.length() == 4 ? "  " : " ");
        }
        text.append(shortName(event.getLoggerName())).append(": ");
        text.append(oneEntry(event.getFormattedMessage()));
        if (event.getThrowableProxy() != null) {
            text.append('\n').append(printable(ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
        var entry = text.toString().stripTrailing();
        if (journal) {
            var priority = priority(event.getLevel());
            entry = priority + entry.replace("\n", "\n" + priority);
        }
        return (entry + "\n").getBytes(UTF_8);
    }

    /** The class alone; ours are few, and their packages would fill the line. */
    private static String shortName(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }

    /** What is in a message can come from a stranger: it must not look like a line of its own. */
    private static String oneEntry(String message) {
        return printable(message).replace("\n", "\n    ");
    }

    /** Without what moves the cursor of a terminal or changes its colours. */
    private static String printable(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c != '\r')
                .map(c -> Character.isISOControl(c) && c != '\n' && c != '\t' ? '\uFFFD' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** As syslog numbers them: error 3, warning 4, information 6, debug 7. */
    private static String priority(Level level) {
        return switch (level.toInt()) {
            case Level.ERROR_INT -> "<3>";
            case Level.WARN_INT -> "<4>";
            case Level.INFO_INT -> "<6>";
            default -> "<7>";
        };
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
