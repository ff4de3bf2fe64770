package dev.rialto.relay;

import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code replace}.
 *
 * @param with what stands there instead; {@code $1} is what the first group of the expression found, {@code $0} all, {@code $$}
 *     a dollar
 * @param to names of the channels and labels where it is done; everywhere without it
 */
public record Replacement(Regex regex, String with, Optional<List<String>> to) {

    public Replacement {
        Lists.requireSome("to", to);
        for (int at = with.indexOf('$'); at >= 0 && at + 1 < with.length(); at = with.indexOf('$', at + 2)) {
            int group = Character.digit(with.charAt(at + 1), 10);
            if (group > regex.groups()) {
                throw new IllegalArgumentException(
                        "with has $" + group + ", and the expression has " + regex.groups() + " groups");
            }
        }
    }
}
