package dev.rialto.plug.xmpp;

import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Bodies and texts of odd pieces, each made of a seed. */
final class Bodies {
    private static final List<String> PIECES = List.of(
            "*", "_", "~", "`", " ", " ", "a", "b c", "word", "é", "😀", "\u00a0", "**", "(", ".", "x*y", "_z", ">",
            "/me");
    private static final List<String> LINES =
            List.of("```", "```java", "> quoted", ">", "> > twice", "", "> ```", "plain");
    private static final List<String> SIGNS =
            List.of(">", "> ", "\n", "\n```\n", "```", "*", "_", "~", "`", " ", "\u00a0", "\u200b", "\t", "\r", "\r\n");

    private Bodies() {}

    /** Called by JUnit. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    /** One line that begins no block. */
    static String line(Random random) {
        return "-" + pieces(random);
    }

    private static String pieces(Random random) {
        return IntStream.range(0, 1 + random.nextInt(14))
                .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining());
    }

    /** Lines of which some begin or end blocks. */
    static String body(Random random) {
        return IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(i -> random.nextBoolean() ? pieces(random) : LINES.get(random.nextInt(LINES.size())))
                .collect(Collectors.joining("\n"));
    }

    /** Signs and white space of all sorts, and no word. */
    static String signs(Random random) {
        return IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(i -> SIGNS.get(random.nextInt(SIGNS.size())))
                .collect(Collectors.joining());
    }

    /** A text in which any piece can have any looks. */
    static RichText text(Random random) {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            String piece = random.nextInt(6) == 0 ? "\n" : pieces(random);
            segments.add(Segment.of(piece).withStyles(styles(random)));
        }
        return new RichText(segments);
    }

    private static Set<Style> styles(Random random) {
        Set<Style> styles = new HashSet<>();
        for (Style style : List.of(Style.Basic.BOLD, Style.Basic.ITALIC, Style.Basic.STRIKE, Style.Basic.CODE)) {
            if (random.nextInt(4) == 0) {
                styles.add(style);
            }
        }
        return styles;
    }

    /** Words with looks, parted by spaces: what every reader of XEP-0393 can tell. */
    static RichText tellable(Random random) {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            segments.add(Segment.of(i == 0 ? "begin " : " "));
            segments.add(Segment.of("word" + i).withStyles(styles(random)));
        }
        return new RichText(segments);
    }
}
