package dev.rialto.api.message;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with its looks: what all networks' markup is read into and written from. Immutable.
 *
 * <p>Always normal: no empty segments, and no two neighbours that could be one. So two texts that look the same are equal.
 */
public record RichText(List<Segment> segments) {

    public static final RichText EMPTY = new RichText(List.of());

    public RichText {
        segments = normal(segments);
    }

    /** Plain text; the empty string gives {@link #EMPTY}. */
    public static RichText of(String plain) {
        return plain.isEmpty() ? EMPTY : new RichText(List.of(Segment.of(plain)));
    }

    public static RichText of(Segment... segments) {
        return new RichText(List.of(segments));
    }

    public boolean isEmpty() {
        return segments.isEmpty();
    }

    /** The text without its looks. */
    public String plain() {
        StringBuilder text = new StringBuilder();
        for (Segment segment : segments) {
            text.append(segment.text());
        }
        return text.toString();
    }

    /** This text followed by another. */
    public RichText plus(RichText other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        List<Segment> joined = new ArrayList<>(segments);
        joined.addAll(other.segments);
        return new RichText(joined);
    }

    /**
     * The part from {@code begin} to before {@code end}, with its looks.
     *
     * @param begin counted in UTF-16 units of {@link #plain()}, as {@link String#substring(int, int)} counts
     */
    public RichText slice(int begin, int end) {
        List<Segment> part = new ArrayList<>();
        int at = 0;
        for (Segment segment : segments) {
            int from = Math.max(begin - at, 0);
            int to = Math.min(end - at, segment.text().length());
            if (from < to) {
                part.add(segment.withText(segment.text().substring(from, to)));
            }
            at += segment.text().length();
        }
        return new RichText(part);
    }

    /** This text without white space at either end. */
    public RichText strip() {
        String plain = plain();
        int begin = plain.length() - plain.stripLeading().length();
        int end = plain.stripTrailing().length();
        return begin == 0 && end == plain.length() ? this : slice(begin, Math.max(begin, end));
    }

    private static List<Segment> normal(List<Segment> segments) {
        if (isNormal(segments)) {
            return List.copyOf(segments);
        }
        List<Segment> normal = new ArrayList<>(segments.size());
        StringBuilder alike = new StringBuilder();
        Segment last = Segment.of("");
        for (Segment segment : segments) {
            if (segment.text().isEmpty()) {
                continue;
            }
            if (!alike.isEmpty() && !last.looksLike(segment)) {
                normal.add(last.withText(alike.toString()));
                alike.setLength(0);
            }
            last = segment;
            alike.append(segment.text());
        }
        if (!alike.isEmpty()) {
            normal.add(last.withText(alike.toString()));
        }
        return List.copyOf(normal);
    }

    private static boolean isNormal(List<Segment> segments) {
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).text().isEmpty()
                    || (i > 0 && segments.get(i - 1).looksLike(segments.get(i)))) {
                return false;
            }
        }
        return true;
    }
}
