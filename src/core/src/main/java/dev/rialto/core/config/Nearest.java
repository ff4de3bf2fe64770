package dev.rialto.core.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody who mistyped one probably meant. */
public final class Nearest {
    /** What is longer is no name that somebody mistyped. */
    private static final int LONGEST = 200;

    private Nearest() {}

    /** The valid name with the fewest differences, where those are few for its length; or the one that only lacks its plug. */
    public static Optional<String> to(String written, Collection<String> valid) {
        Optional<String> ofPlug =
                valid.stream().filter(name -> name.endsWith(":" + written)).min(Comparator.naturalOrder());
        if (ofPlug.isPresent() || written.length() > LONGEST) {
            return ofPlug;
        }
        String wanted = written.toLowerCase(Locale.ROOT);
        return valid.stream()
                .filter(name -> !name.equals(written))
                .filter(name -> distance(wanted, name.toLowerCase(Locale.ROOT)) <= Math.max(1, name.length() / 3))
                .min(Comparator.<String>comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Letters added, left out, changed, or swapped with their neighbour (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
