package dev.rialto.dist.bridge;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Words of a letter and their number: they tell whether a long text arrived whole, however it was cut. */
final class NumberedWords {
    private static final Pattern WORD = Pattern.compile("[a-z]\\d{4}");

    private NumberedWords() {}

    static List<String> of(char letter, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format("%c%04d", letter, i))
                .toList();
    }

    static String text(char letter, int count) {
        return String.join(" ", of(letter, count));
    }

    /** Those of a letter that are in some texts, in their order. */
    static List<String> in(char letter, List<String> texts) {
        return texts.stream()
                .flatMap(text -> WORD.matcher(text).results())
                .map(MatchResult::group)
                .filter(word -> word.charAt(0) == letter)
                .toList();
    }
}
