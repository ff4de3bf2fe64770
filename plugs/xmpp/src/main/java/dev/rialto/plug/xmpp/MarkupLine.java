package dev.rialto.plug.xmpp;

import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the signs of XEP-0393 into one line. A span cannot begin inside a word, nor have white space at its ends: such a look is
 * moved or left out. Whether the result reads as it was meant is for {@link XmppMarkup} to see.
 */
final class MarkupLine {
    private final String text;

    /** Which looks each letter has; taken away where they cannot be told. */
    private final List<Set<Style.Basic>> looks = new ArrayList<>();

    private final StringBuilder out = new StringBuilder();
    private boolean justOpened = true;

    private MarkupLine(RichText line) {
        text = line.plain();
        for (Segment segment : line.segments()) {
            looks.addAll(Collections.nCopies(segment.text().length(), looks(segment)));
        }
    }

    static String write(RichText line) {
        MarkupLine writer = new MarkupLine(line);
        writer.span(0, writer.text.length(), EnumSet.noneOf(Style.Basic.class));
        return writer.out.toString();
    }

    private static Set<Style.Basic> looks(Segment segment) {
        EnumSet<Style.Basic> looks = EnumSet.noneOf(Style.Basic.class);
        for (Style style : segment.styles()) {
            if (style instanceof Style.Basic basic && sign(basic) != 0) {
                looks.add(basic);
            }
        }
        return looks;
    }

    private void span(int from, int to, Set<Style.Basic> open) {
        int at = from;
        while (at < to) {
            Style.Basic style = longest(at, to, open);
            if (style == null) {
                letter(at++);
                continue;
            }
            int end = endOf(style, at, to);
            int last = end;
            while (last > at && XmppText.isSpace(text.charAt(last - 1))) {
                last--;
            }
            if (XmppText.isSpace(text.charAt(at))) {
                letter(at++);
            } else if (mayOpen()) {
                write(style, at, last, open);
                at = last;
                forget(style, last, end);
            } else {
                forget(style, at, end);
            }
        }
    }

    private void write(Style.Basic style, int from, int to, Set<Style.Basic> open) {
        out.append(sign(style));
        justOpened = true;
        if (style == Style.Basic.CODE) {
            out.append(text, from, to);
        } else {
            EnumSet<Style.Basic> inner = EnumSet.of(style);
            inner.addAll(open);
            span(from, to, inner);
        }
        out.append(sign(style));
        justOpened = false;
    }

    private void letter(int at) {
        out.append(text.charAt(at));
        justOpened = false;
    }

    private boolean mayOpen() {
        return justOpened || XmppText.isSpace(out.charAt(out.length() - 1));
    }

    private void forget(Style.Basic style, int from, int to) {
        for (int i = from; i < to; i++) {
            EnumSet<Style.Basic> others = EnumSet.noneOf(Style.Basic.class);
            others.addAll(looks.get(i));
            others.remove(style);
            looks.set(i, others);
        }
    }

    /** The look that goes farthest from here, so that the shorter ones are inside of it. */
    private Style.@Nullable Basic longest(int at, int to, Set<Style.Basic> open) {
        Style.Basic longest = null;
        for (Style.Basic style : looks.get(at)) {
            if (!open.contains(style) && (longest == null || endOf(style, at, to) > endOf(longest, at, to))) {
                longest = style;
            }
        }
        return longest;
    }

    private int endOf(Style.Basic style, int at, int to) {
        int end = at;
        while (end < to && looks.get(end).contains(style)) {
            end++;
        }
        return end;
    }

    private static char sign(Style.Basic style) {
        return switch (style) {
            case BOLD -> '*';
            case ITALIC -> '_';
            case STRIKE -> '~';
            case CODE -> '`';
            case UNDERLINE, SPOILER -> 0;
        };
    }
}
