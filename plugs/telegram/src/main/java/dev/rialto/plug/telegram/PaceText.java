package dev.rialto.plug.telegram;

import dev.rialto.api.plug.Pace;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a pace as the config writes it. */
final class PaceText {
    private static final Pattern FORM =
            Pattern.compile("([1-9]\\d{0,5})(?:\\s*/\\s*([1-9]\\d{0,3})?\\s*(s|sec|second|m|min|minute|h|hour))?");

    private PaceText() {}

    /** Reads one; empty for {@code none}. */
    static Optional<Pace> read(String key, String text) {
        if (text.strip().equals("none")) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    key + " is to be like 1/s or 20/min, a number of messages a second, or none; not \"" + text + "\"");
        }
        String unit = form.group(3);
        Duration one = unit == null || unit.startsWith("s")
                ? Duration.ofSeconds(1)
                : unit.startsWith("m") ? Duration.ofMinutes(1) : Duration.ofHours(1);
        String count = form.group(2);
        return Optional.of(new Pace(
                Integer.parseInt(form.group(1)), count == null ? one : one.multipliedBy(Integer.parseInt(count))));
    }
}
