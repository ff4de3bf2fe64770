package dev.rialto.tck.plug;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;

/** Keeps what is logged from debug on, whatever of it is printed. */
final class LogCapture {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final TurboFilter listener = new Listener();

    void begin() {
        context().addTurboFilter(listener);
    }

    void end() {
        context().getTurboFilterList().remove(listener);
    }

    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    void clear() {
        lines.clear();
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    /** Asked of each line before anybody decides whether it is printed. */
    private final class Listener extends TurboFilter {

        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                Logger logger,
                Level level,
                @Nullable String format,
                Object @Nullable [] parameters,
                @Nullable Throwable thrown) {
            if (format != null && level.isGreaterOrEqual(Level.DEBUG)) {
                lines.add(logger.getName() + ": " + MessageFormatter.basicArrayFormat(format, parameters));
            }
            for (Throwable each = thrown; each != null; each = each.getCause()) {
                lines.add(each.toString());
            }
            return FilterReply.NEUTRAL;
        }
    }
}
