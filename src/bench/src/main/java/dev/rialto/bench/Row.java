package dev.rialto.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One measured figure. */
record Row(String what, String figure) {

    /** A table of two columns. */
    static void print(List<Row> rows) {
        int width = rows.stream().mapToInt(row -> row.what().length()).max().orElse(0);
        for (Row row : rows) {
            System.out.println(
                    "| " + row.what() + " ".repeat(width - row.what().length()) + " | " + row.figure() + " |");
        }
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
    }

    /** The middle and the 99th of a hundred of some times. */
    static String milliseconds(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return "p50 " + number(sorted[sorted.length / 2] / 1e6) + " ms, p99 "
                + number(sorted[(int) (sorted.length * 0.99)] / 1e6) + " ms";
    }
}
