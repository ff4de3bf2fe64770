package dev.rialto.relay;

import java.util.regex.Pattern;

/** Takes the emoji out of a name, by their Unicode properties (UTS #51). */
final class Emoji {
    /**
     * One emoji character. The ASCII characters that have the property are digits, and the signs of trade marks are text
     * unless a selector follows.
     */
    private static final String ONE =
            "(?:[\\p{IsEmoji}&&[^\\p{ASCII}\\u00A9\\u00AE\\u2122]]|[\\u00A9\\u00AE\\u2122]\\uFE0F)";

    /** One character with its skin, selector and tags, which make the flags of regions. */
    private static final String DRESSED =
            ONE + "[\\p{IsEmoji_Modifier}\\uFE0E\\uFE0F]?\\u20E3?[\\x{E0020}-\\x{E007F}]*";

    private static final String KEYCAP = "[0-9#*]\\uFE0F?\\u20E3";

    /** Several in one picture are joined by U+200D, which is left alone elsewhere: some scripts need it. */
    private static final Pattern EMOJI = Pattern.compile(KEYCAP + "|" + DRESSED + "(?:\\u200D" + DRESSED + ")*");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Emoji() {}

    /** The name without emoji and with single blanks; as it was when nothing else would be left. */
    static String strip(String name) {
        String rest = BLANKS.matcher(EMOJI.matcher(name).replaceAll(""))
                .replaceAll(" ")
                .strip();
        return rest.isEmpty() ? name : rest;
    }
}
