package dev.rialto.core.render;

import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Style;
import java.util.regex.Pattern;

/** White space, and other characters that are not seen. */
final class Blanks {
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
    /** These turn the direction of all that follows, up to a sign that need not come. */
    private static final Pattern TURNING = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private Blanks() {}

    /** The text on one line. */
    static String line(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    /** A name on one line that leaves what stands around it as it is: nobody speaks for another by a clever name. */
    static String name(String text) {
        return line(TURNING.matcher(text).replaceAll(""));
    }

    /** Whether there is nothing to see: networks refuse such a text. */
    static boolean blank(String text) {
        return text.codePoints().allMatch(Blanks::invisible);
    }

    private static boolean invisible(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT;
    }

    /** Without white space at the end and empty lines at the beginning; only code keeps the indent of its first line. */
    static RichText trim(RichText text) {
        String plain = text.plain();
        int end = plain.stripTrailing().length();
        int begin = end - plain.substring(0, end).stripLeading().length();
        if (begin > 0) {
            int line = plain.lastIndexOf('\n', begin - 1) + 1;
            if (line < begin && isCode(text.slice(line, line + 1))) {
                begin = line;
            }
        }
        return begin == 0 && end == plain.length() ? text : text.slice(begin, end);
    }

    private static boolean isCode(RichText text) {
        return text.segments().getFirst().styles().stream().anyMatch(style -> style instanceof Style.Pre);
    }
}
