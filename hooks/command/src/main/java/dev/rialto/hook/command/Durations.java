package dev.rialto.hook.command;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write and read them: {@code 90s}, {@code 10m}, {@code 2h}, {@code 7d}. */
final class Durations {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})(s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private Durations() {}

    /** A span as somebody wrote it; empty when it is none, or no time at all. */
    static Optional<Duration> of(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        return matcher.matches()
                ? Optional.of(UNITS.getOrDefault(matcher.group(2), Duration.ZERO)
                                .multipliedBy(Long.parseLong(matcher.group(1))))
                        .filter(Duration::isPositive)
                : Optional.empty();
    }

    /** A span to be read, in the largest unit that says it exactly. */
    static String text(Duration span) {
        if (span.toMillis() % 1000 != 0) {
            return span.toMillis() + " ms";
        }
        long seconds = span.toSeconds();
        if (seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
