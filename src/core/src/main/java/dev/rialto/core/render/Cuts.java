package dev.rialto.core.render;

import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import java.text.BreakIterator;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;

/**
 * Where a text may be cut: between two letters as people see them (extended grapheme clusters of Unicode TR 29, as the JDK
 * knows them), and not inside a mention or a custom emoji.
 */
final class Cuts {
    private final String plain;
    private final int[] places;
    private final BitSet allowed;
    private final BitSet code = new BitSet();

    Cuts(RichText text) {
        plain = text.plain();
        allowed = new BitSet(plain.length() + 1);
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(plain);
        for (int at = letters.next(); at != BreakIterator.DONE; at = letters.next()) {
            allowed.set(at);
        }
        int begin = 0;
        for (Segment segment : text.segments()) {
            int end = begin + segment.text().length();
            if (segment.indivisible()) {
                allowed.clear(begin + 1, end);
            }
            if (Blanks.isCode(segment)) {
                code.set(begin, end);
            }
            begin = end;
        }
        places = allowed.stream().toArray();
    }

    /** How many places there are after {@code position}. */
    int after(int position) {
        return places.length - index(position);
    }

    /** The place that is {@code number} places after {@code position}, from 1. */
    int place(int position, int number) {
        return places[index(position) + number - 1];
    }

    private int index(int position) {
        int found = Arrays.binarySearch(places, position);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Where the next piece begins after a cut: white space goes, but for the indent of code. */
    int next(int cut) {
        int begin = cut;
        int line = cut;
        while (begin < plain.length() && Character.isWhitespace(plain.charAt(begin))) {
            begin++;
            if (plain.charAt(begin - 1) == '\n') {
                line = begin;
            }
        }
        return line < begin && code.get(line) ? line : begin;
    }

    /** Whether the piece from {@code begin} to {@code end} fits. */
    @FunctionalInterface
    interface Fit {
        boolean fits(int begin, int end);
    }

    /**
     * The best place at or before {@code last}, the last that fits: an empty line, else the end of a line, else of a word,
     * as long as that leaves at least half of what fits; an earlier end of a word only when the next word can stay whole
     * that way; else where line breaks are allowed (between ideographs, after a hyphen); else {@code last} itself.
     */
    int best(int begin, int last, Fit fit) {
        int half = begin + (last - begin) / 2;
        int line = -1;
        int word = -1;
        for (int at = last; at > begin; at--) {
            if (at == plain.length() || !Character.isWhitespace(plain.charAt(at)) || !allowed.get(at)) {
                continue;
            }
            if (at >= half && plain.charAt(at) == '\n') {
                if (emptyLineFollows(at)) {
                    return at;
                }
                line = Math.max(line, at);
            }
            word = Math.max(word, at);
            if (at < half) {
                break;
            }
        }
        if (line > 0) {
            return line;
        }
        if (word >= half || (word > begin && fit.fits(word + 1, wordEnd(last)))) {
            return word;
        }
        return lineBreak(begin, half, last);
    }

    private boolean emptyLineFollows(int feed) {
        for (int at = feed + 1; at < plain.length() && Character.isWhitespace(plain.charAt(at)); at++) {
            if (plain.charAt(at) == '\n') {
                return true;
            }
        }
        return false;
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < plain.length() && !Character.isWhitespace(plain.charAt(end))) {
            end++;
        }
        return end;
    }

    private int lineBreak(int begin, int half, int last) {
        BreakIterator lines = BreakIterator.getLineInstance(Locale.ROOT);
        // One letter more, so that the end of what is looked at is not taken for a break.
        int end = after(last) > 0 ? place(last, 1) : plain.length();
        lines.setText(plain.substring(begin, end));
        for (int at = lines.preceding(last - begin + 1);
                at != BreakIterator.DONE && begin + at >= half;
                at = lines.previous()) {
            if (at > 0 && allowed.get(begin + at)) {
                return begin + at;
            }
        }
        return last;
    }
}
