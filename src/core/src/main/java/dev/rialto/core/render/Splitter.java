package dev.rialto.core.render;

import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.plug.TextMeasure;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into pieces that a channel takes. Each piece keeps the looks of its part, so what is bold, quoted or code when
 * a piece ends is so again when the next begins. White space at a cut goes; nothing else does, and no piece is empty.
 *
 * <p>Where the looks of a single letter leave no room for it (an address longer than a whole message), they go and an address
 * becomes text; a letter longer than a message is cut between its characters, but never inside one.
 */
final class Splitter {
    private final int limit;
    private final TextMeasure measure;

    /** @param measure of the text as it will be shown, signs for missing looks included */
    Splitter(int limit, TextMeasure measure) {
        this.limit = limit;
        this.measure = measure;
    }

    /** Whether the text needs no cut. */
    boolean fits(RichText text) {
        return limit == Integer.MAX_VALUE || measure.length(text) <= limit;
    }

    /** The pieces in their order; none of a text in which there is nothing to see. */
    List<RichText> split(RichText text) {
        RichText rest = Blanks.trim(text);
        List<RichText> pieces = new ArrayList<>();
        while (!Blanks.blank(rest.plain())) {
            if (fits(rest)) {
                pieces.add(rest);
                return pieces;
            }
            rest = cut(rest, pieces);
        }
        return pieces;
    }

    /** Cuts off what can be cut off with one look at the places; gives back what is left. */
    private RichText cut(RichText text, List<RichText> pieces) {
        Cuts cuts = new Cuts(text);
        int length = text.plain().length();
        for (int begin = 0; begin < length; ) {
            int last = lastFitting(text, cuts, begin);
            if (last == begin) {
                return squeeze(text.slice(begin, length), pieces);
            }
            int end = last == length ? last : cuts.best(begin, last, (from, to) -> fits(text.slice(from, to)));
            add(Blanks.trim(text.slice(begin, end)), pieces);
            begin = cuts.next(end);
        }
        return RichText.EMPTY;
    }

    private static void add(RichText piece, List<RichText> pieces) {
        if (!Blanks.blank(piece.plain())) {
            pieces.add(piece);
        }
    }

    /** The furthest place to which a piece from {@code begin} may go; {@code begin} when not even one letter fits. */
    private int lastFitting(RichText text, Cuts cuts, int begin) {
        int count = cuts.after(begin);
        int fitting = 0;
        int step = 1;
        // Doubling first: a piece is short beside the text, and to measure the whole rest would be slow.
        while (fitting + step <= count && fits(text.slice(begin, cuts.place(begin, fitting + step)))) {
            fitting += step;
            step *= 2;
        }
        for (; step > 0; step /= 2) {
            while (fitting + step <= count && fits(text.slice(begin, cuts.place(begin, fitting + step)))) {
                fitting += step;
            }
        }
        return fitting == 0 ? begin : cuts.place(begin, fitting);
    }

    /** Makes a way where the first letter does not fit: without its looks, else in parts. */
    private RichText squeeze(RichText text, List<RichText> pieces) {
        Segment first = text.segments().getFirst();
        Segment bare = Pointers.bare(first);
        if (!bare.equals(first)) {
            List<Segment> segments = new ArrayList<>(text.segments());
            segments.set(0, bare);
            return new RichText(segments);
        }
        String plain = text.plain();
        int end = plain.offsetByCodePoints(0, 1);
        while (end < plain.length() && fits(text.slice(0, plain.offsetByCodePoints(end, 1)))) {
            end = plain.offsetByCodePoints(end, 1);
        }
        add(text.slice(0, end), pieces);
        return text.slice(end, plain.length());
    }
}
