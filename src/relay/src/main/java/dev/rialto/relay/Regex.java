package dev.rialto.relay;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression of a config, in the syntax of <a href="https://github.com/google/re2/wiki/Syntax">RE2</a>. However it is
 * written, the time it takes grows with the text alone; what cannot be had that way, such as a look behind, is refused.
 */
public final class Regex {
    /** Repetitions written out: more takes memory and time that the other channels need. */
    private static final int LARGEST = 2_000;

    private static final int DEEPEST = 100;

    private final Pattern pattern;

    private Regex(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Reads one; called for a setting of this type.
     *
     * @throws IllegalArgumentException that says what is wrong with it
     */
    public static Regex parse(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("is empty, and would be found everywhere");
        }
        if (RegexSize.of(text, DEEPEST) > LARGEST) {
            throw new IllegalArgumentException(
                    "is too large: its repetitions, such as {100} of what is repeated itself, come to more than "
                            + LARGEST + " letters, or more than " + DEEPEST + " parentheses are in one another");
        }
        try {
            return new Regex(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("is no regular expression of RE2: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Regex regex && regex.pattern.pattern().equals(pattern.pattern());
    }

    @Override
    public int hashCode() {
        return pattern.pattern().hashCode();
    }

    Matcher in(String text) {
        return pattern.matcher(text);
    }

    /** How many groups in parentheses it has. */
    int groups() {
        return pattern.groupCount();
    }

    /** Whether it is found anywhere in a text. */
    boolean isIn(String text) {
        return in(text).find();
    }
}
