package dev.rialto.relay;

import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import java.util.ArrayList;
import java.util.List;

/** Goes through a text once, from its beginning to its end, and takes pieces of it with their looks. */
final class SegmentCursor {
    private final List<Segment> segments;
    private int index;
    /** Where in the text the segment at {@code index} begins, in UTF-16 units. */
    private int begin;

    private int at;

    SegmentCursor(RichText text) {
        this.segments = text.segments();
    }

    /** The text from here to before {@code end}, which is then where the next piece begins. */
    List<Segment> to(int end) {
        List<Segment> piece = new ArrayList<>();
        while (at < end && index < segments.size()) {
            Segment segment = segments.get(index);
            int until = Math.min(end, begin + segment.text().length());
            piece.add(segment.withText(segment.text().substring(at - begin, until - begin)));
            at = until;
            settle();
        }
        return piece;
    }

    /** The segment that the next letter is in; of the last one at the end of the text. */
    Segment here() {
        return segments.get(Math.min(index, segments.size() - 1));
    }

    private void settle() {
        while (index < segments.size()
                && at >= begin + segments.get(index).text().length()) {
            begin += segments.get(index).text().length();
            index++;
        }
    }
}
