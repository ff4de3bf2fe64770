package dev.rialto.plug.xmpp;

import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads bodies with the signs of XEP-0393, Message Styling: {@code *bold*}, {@code _italic_}, {@code ~struck~}, {@code `code`},
 * blocks of code between lines of three backticks, and lines that begin with {@code >}. {@link XmppMarkup} writes them.
 */
final class XmppText {
    private static final String FENCE = "```";
    private static final Pattern LANGUAGE = Pattern.compile("[\\w+#.-]{0,30}");
    private static final Style QUOTE = new Style.Quote(false);

    private XmppText() {}

    /** A body whose signs are to be read. Where they leave nothing to see they are what somebody wanted to say. */
    static RichText read(String body) {
        List<Segment> out = new ArrayList<>();
        blocks(body.replace("\r\n", "\n").replace('\r', '\n').lines().toList(), endsOpen(body), Set.of(), out);
        RichText read = new RichText(out);
        return isBlank(read.plain()) ? RichText.of(body) : read;
    }

    /** Whether there is nothing to see; such a text goes nowhere. */
    static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT);
    }

    private static boolean endsOpen(String body) {
        return body.endsWith("\n") || body.endsWith("\r");
    }

    private static void blocks(List<String> lines, boolean trailing, Set<Style> styles, List<Segment> out) {
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at);
            int end;
            if (line.startsWith(FENCE) && !code(lines, at).isEmpty()) {
                end = afterFence(lines, at);
                out.add(segment(code(lines, at), with(styles, new Style.Pre(language(line)))));
            } else if (line.startsWith(">") && !styles.contains(QUOTE)) {
                end = at;
                while (end < lines.size() && lines.get(end).startsWith(">")) {
                    end++;
                }
                blocks(
                        lines.subList(at, end).stream()
                                .map(quoted -> quoted.substring(1).stripLeading())
                                .toList(),
                        false,
                        with(styles, QUOTE),
                        out);
            } else {
                end = at + 1;
                spans(line, 0, line.length(), ' ', styles, out);
            }
            if (end < lines.size() || trailing) {
                out.add(segment("\n", styles));
            }
            at = end;
        }
    }

    /** What is between the fence at {@code at} and the next; what follows the first fence belongs to it but for a language. */
    private static String code(List<String> lines, int at) {
        int end = closingFence(lines, at);
        String first = lines.get(at).substring(FENCE.length()).strip();
        Stream<String> inner = lines.subList(at + 1, end).stream();
        return (LANGUAGE.matcher(first).matches() ? inner : Stream.concat(Stream.of(first), inner))
                .collect(Collectors.joining("\n"));
    }

    private static String language(String fence) {
        String word = fence.substring(FENCE.length()).strip();
        return LANGUAGE.matcher(word).matches() ? word : "";
    }

    /** The line that ends the block, which can be the one behind the last; see XEP-0393, 5.1.2. */
    private static int closingFence(List<String> lines, int at) {
        int end = at + 1;
        while (end < lines.size() && !lines.get(end).stripTrailing().equals(FENCE)) {
            end++;
        }
        return end;
    }

    private static int afterFence(List<String> lines, int at) {
        return Math.min(closingFence(lines, at) + 1, lines.size());
    }

    /** The spans of one line; {@code within} is the sign of the span that this is the inside of. */
    static void spans(String line, int from, int to, char within, Set<Style> styles, List<Segment> out) {
        int plain = from;
        int at = from;
        // Signs that nothing closes from here on; to look for them again each time would take the square of the length.
        Set<Character> unclosed = new HashSet<>();
        while (at < to) {
            char sign = line.charAt(at);
            Optional<Style> style = style(sign);
            boolean opens = style.isPresent() && !unclosed.contains(sign) && opens(line, from, at, to, within);
            int end = opens ? closing(line, at, to) : -1;
            if (end < 0) {
                if (opens) {
                    unclosed.add(sign);
                }
                at = style.isPresent() ? afterRun(line, at, to) : at + 1;
                continue;
            }
            out.add(segment(line.substring(plain, at), styles));
            Set<Style> inner = with(styles, style.orElseThrow());
            if (style.get() == Style.Basic.CODE) {
                out.add(segment(line.substring(at + 1, end), inner));
            } else {
                spans(line, at + 1, end, sign, inner, out);
            }
            at = end + 1;
            plain = at;
        }
        out.add(segment(line.substring(plain, to), styles));
    }

    /** Whether the sign at {@code at} can begin a span. See XEP-0393, 5.2 and 6.2. */
    private static boolean opens(String line, int from, int at, int to, char within) {
        char sign = line.charAt(at);
        boolean mayOpen = at == from ? sign != within : isSpace(line.charAt(at - 1));
        return mayOpen && at + 1 < to && !isSpace(line.charAt(at + 1)) && line.charAt(at + 1) != sign;
    }

    /** Where the span that begins at {@code at} ends; less than 0 where nothing closes it. */
    private static int closing(String line, int at, int to) {
        char sign = line.charAt(at);
        for (int end = at + 2; end < to; end++) {
            if (line.charAt(end) == sign && !isSpace(line.charAt(end - 1))) {
                return end;
            }
        }
        return -1;
    }

    /** Signs of one sort in a row hold no text, and none of them is one. */
    private static int afterRun(String line, int at, int to) {
        int end = at + 1;
        while (end < to && line.charAt(end) == line.charAt(at)) {
            end++;
        }
        return end;
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static Optional<Style> style(char sign) {
        return switch (sign) {
            case '*' -> Optional.of(Style.Basic.BOLD);
            case '_' -> Optional.of(Style.Basic.ITALIC);
            case '~' -> Optional.of(Style.Basic.STRIKE);
            case '`' -> Optional.of(Style.Basic.CODE);
            default -> Optional.empty();
        };
    }

    private static Segment segment(String text, Set<Style> styles) {
        return Segment.of(text).withStyles(styles);
    }

    private static Set<Style> with(Set<Style> styles, Style style) {
        return Stream.concat(styles.stream(), Stream.of(style)).collect(Collectors.toUnmodifiableSet());
    }
}
