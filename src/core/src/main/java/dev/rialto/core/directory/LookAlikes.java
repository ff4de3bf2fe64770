package dev.rialto.core.directory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Names as somebody sees them who does not look closely. After the idea of Unicode's confusables (UTS 39), with the letters that
 * are common in names: what is missing here lets two names be more alike than they should.
 */
final class LookAlikes {
    private static final Map<Integer, String> LATIN = table(
            "а", "a", "в", "b", "е", "e", "к", "k", "м", "m", "н", "h", "о", "o", "р", "p", "с", "c", "т", "t", "у",
            "y", "х", "x", "і", "l", "ј", "j", "ѕ", "s", "ԁ", "d", "ԛ", "q", "ԝ", "w", "ү", "y", "һ", "h", "α", "a",
            "β", "b", "ε", "e", "η", "n", "ι", "l", "κ", "k", "μ", "u", "ν", "v", "ο", "o", "ρ", "p", "τ", "t", "υ",
            "u", "χ", "x", "γ", "y", "ω", "w", "ı", "l", "ɡ", "g", "ł", "l", "ø", "o", "đ", "d", "ß", "ss", "æ", "ae",
            "œ", "oe", "i", "l", "1", "l", "|", "l", "!", "l", "0", "o", "5", "s", "$", "s");

    private LookAlikes() {}

    private static Map<Integer, String> table(String... pairs) {
        return java.util.stream.IntStream.range(0, pairs.length / 2)
                .boxed()
                .collect(Collectors.toUnmodifiableMap(i -> pairs[2 * i].codePointAt(0), i -> pairs[2 * i + 1]));
    }

    /** The same for all names that look alike; empty for one in which nothing is to be seen. */
    static String of(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(LookAlikes::isSeen)
                .mapToObj(sign -> LATIN.getOrDefault(sign, Character.toString(sign)))
                .collect(Collectors.joining())
                .replace("rn", "m")
                .replace("vv", "w");
    }

    /** Neither blanks, nor accents, nor what joins, directs or varies others, nor what separates words. */
    private static boolean isSeen(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.SURROGATE -> false;
            default -> sign != '.' && sign != '\'' && sign != '’';
        };
    }
}
