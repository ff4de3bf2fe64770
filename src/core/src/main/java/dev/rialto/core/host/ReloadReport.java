package dev.rialto.core.host;

import java.util.List;

/**
 * What a reload has done.
 *
 * @param lines for people; one at least
 */
public record ReloadReport(List<String> lines) {
    public ReloadReport {
        lines = List.copyOf(lines);
    }
}
