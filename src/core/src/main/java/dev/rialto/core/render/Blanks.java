package dev.rialto.core.render;

import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;

/** White space, and other characters that are not seen. */
final class Blanks {
    private Blanks() {}

    /** The text on one line. */
    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (!space(character)) {
                line.append(character);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString().stripTrailing();
    }

    /** A name on one line that leaves what stands around it as it is: nobody speaks for another by a clever name. */
    static String name(String text) {
        StringBuilder name = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!turns(text.charAt(i))) {
                name.append(text.charAt(i));
            }
        }
        return line(name.toString());
    }

    /** Whether a character turns the direction of all that follows, up to a sign that need not come. */
    private static boolean turns(char character) {
        return (character >= '\u202A' && character <= '\u202E') || (character >= '\u2066' && character <= '\u2069');
    }

    private static boolean space(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character);
    }

    /** Whether there is nothing to see: networks refuse such a text. */
    static boolean blank(String text) {
        return text.codePoints().allMatch(Blanks::invisible);
    }

    private static boolean invisible(int character) {
        return space(character) || Character.getType(character) == Character.FORMAT;
    }

    /** Without white space at the end and empty lines at the beginning; only code keeps the indent of its first line. */
    static RichText trim(RichText text) {
        String plain = text.plain();
        int end = plain.stripTrailing().length();
        int begin = end - plain.substring(0, end).stripLeading().length();
        if (begin > 0) {
            int line = plain.lastIndexOf('\n', begin - 1) + 1;
            if (line < begin && isCode(text.slice(line, line + 1).segments().getFirst())) {
                begin = line;
            }
        }
        return begin == 0 && end == plain.length() ? text : text.slice(begin, end);
    }

    static boolean isCode(Segment segment) {
        return segment.styles().stream().anyMatch(style -> style instanceof Style.Pre);
    }
}
