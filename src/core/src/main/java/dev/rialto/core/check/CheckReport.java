package dev.rialto.core.check;

import java.util.List;

/**
 * What there is to say of a config that has no problem.
 *
 * @param summary what it makes: one line each for plugs, channels, labels, groups, users and hooks, and for what is off
 * @param warnings what is allowed and is probably not meant; one line each
 */
public record CheckReport(List<String> summary, List<String> warnings) {
    public CheckReport {
        summary = List.copyOf(summary);
        warnings = List.copyOf(warnings);
    }
}
