package dev.rialto.core.render;

import dev.rialto.api.message.Attachment;
import dev.rialto.api.message.Forwarded;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.function.Predicate;

/** The beginning of a message on one line: what a reference keeps of it, and what a quote shows. */
public final class Excerpt {
    private static final String CUT = "…";

    private Excerpt() {}

    /**
     * What a quote of this message says: the author's own words, not those they quote; what a spoiler hides stays hidden.
     * Without a text it is what the message carries, for example {@code [photo]}. May be empty.
     *
     * @param length the most characters, the sign of a cut included
     */
    public static String of(Message message, int length) {
        String own = plain(message.text(), segment -> has(segment, Style.Quote.class::isInstance));
        String text = Blanks.blank(own) ? plain(message.text(), _ -> false) : own;
        if (Blanks.blank(text)) {
            text = message.attachments().stream()
                    .filter(attachment -> !(attachment instanceof Forwarded))
                    .findFirst()
                    .map(Excerpt::carried)
                    .orElse("");
        }
        return of(text, length);
    }

    /**
     * The text on one line, cut between words where it can be, never inside a letter.
     *
     * @param length the most characters (UTF-16 units), the sign of a cut included
     */
    public static String of(String text, int length) {
        String line = Blanks.line(text);
        if (line.length() <= length) {
            return line;
        }
        int room = length - CUT.length();
        if (room <= 0) {
            return "";
        }
        int word = line.lastIndexOf(' ', room);
        int end = word >= room / 2 ? word : lastLetter(line, room);
        return line.substring(0, end).stripTrailing() + CUT;
    }

    private static int lastLetter(String line, int room) {
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(line);
        return letters.preceding(room + 1);
    }

    private static String carried(Attachment attachment) {
        return "[" + Wording.noun(attachment) + "]";
    }

    private static String plain(RichText text, Predicate<Segment> without) {
        StringBuilder plain = new StringBuilder();
        boolean hidden = false;
        for (Segment segment : text.segments()) {
            if (without.test(segment)) {
                plain.append(' ');
                continue;
            }
            boolean spoiler = has(segment, style -> style == Style.Basic.SPOILER);
            if (!spoiler) {
                plain.append(segment.text());
            } else if (!hidden) {
                plain.append(Wording.SPOILER);
            }
            hidden = spoiler;
        }
        return plain.toString();
    }

    private static boolean has(Segment segment, Predicate<Style> style) {
        return segment.styles().stream().anyMatch(style);
    }
}
