package dev.rialto.plug.xmpp;

import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A second reading of XEP-0393, written apart from the plug's: with regular expressions from the outside to the inside. What both
 * read alike is likely to be what other clients read.
 */
final class StylingReader {

    /** A sign at the beginning or behind white space, then text without white space at its ends, then the same sign. */
    private static final Pattern SPAN =
            Pattern.compile("(?<=^|[\\s\\p{Z}])([*_~`])(?!\\1)(?=[^\\s\\p{Z}])(.+?)(?<![\\s\\p{Z}])\\1");

    /** The same directly behind the sign of the span around it. */
    private static final Map<String, Style.Basic> SIGNS =
            Map.of("*", Style.Basic.BOLD, "_", Style.Basic.ITALIC, "~", Style.Basic.STRIKE, "`", Style.Basic.CODE);

    private StylingReader() {}

    static RichText read(String body) {
        List<Segment> out = new ArrayList<>();
        String[] lines = body.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                out.add(Segment.of("\n"));
            }
            if (lines[i].startsWith("```")) {
                StringBuilder code = new StringBuilder();
                String language = lines[i].substring(3);
                for (i++; i < lines.length && !lines[i].equals("```"); i++) {
                    code.append(code.isEmpty() ? "" : "\n").append(lines[i]);
                }
                out.add(Segment.of(code.toString(), new Style.Pre(language)));
            } else if (lines[i].startsWith(">")) {
                StringBuilder quote = new StringBuilder(lines[i].substring(1).stripLeading());
                while (i + 1 < lines.length && lines[i + 1].startsWith(">")) {
                    quote.append('\n').append(lines[++i].substring(1).stripLeading());
                }
                out.add(Segment.of(quote.toString(), new Style.Quote(false)));
            } else {
                line(lines[i], EnumSet.noneOf(Style.Basic.class), "", out);
            }
        }
        return new RichText(out);
    }

    private static void line(String line, Set<Style.Basic> styles, String around, List<Segment> out) {
        Matcher matcher = SPAN.matcher(line);
        int at = 0;
        while (matcher.find(at)) {
            if (matcher.start() == 0 && matcher.group(1).equals(around)) {
                out.add(segment(line.substring(at, matcher.start() + 1), styles));
                at = matcher.start() + 1;
                continue;
            }
            out.add(segment(line.substring(at, matcher.start()), styles));
            EnumSet<Style.Basic> inner = EnumSet.of(SIGNS.get(matcher.group(1)));
            inner.addAll(styles);
            if (inner.contains(Style.Basic.CODE)) {
                out.add(segment(matcher.group(2), inner));
            } else {
                line(matcher.group(2), inner, matcher.group(1), out);
            }
            at = matcher.end();
        }
        out.add(segment(line.substring(at), styles));
    }

    private static Segment segment(String text, Set<Style.Basic> styles) {
        return Segment.of(text, styles.toArray(new Style[0]));
    }
}
