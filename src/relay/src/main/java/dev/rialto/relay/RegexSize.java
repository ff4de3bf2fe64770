package dev.rialto.relay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a regular expression becomes once its repetitions are written out, which is what RE2 does with {@code {n,m}}:
 * {@code ((x{1000}){1000}){1000}} would take all memory. Only an estimate: what is none at all is found by who compiles it.
 */
final class RegexSize {
    /** What counts as one: an escape, a class of letters. Then a repetition. */
    private static final Pattern ATOM = Pattern.compile(
            "\\\\Q.*?(?:\\\\E|$)|\\\\[pPx]\\{[^}]*}|\\\\.|\\[\\^?]?(?:\\[:\\^?\\w+:]|\\\\.|[^]\\\\])*]",
            Pattern.DOTALL);

    private static final Pattern TIMES = Pattern.compile("\\{(\\d{1,9})(?:(,)(\\d{1,9})?)?}");

    /** Not to be reached by adding to it what is smaller. */
    private static final long HUGE = Integer.MAX_VALUE;

    private final String text;
    private final Deque<Group> groups = new ArrayDeque<>();
    private Group group = new Group();
    private int deepest;

    /** What is within one pair of parentheses, and how much of it is the last piece, which a repetition is of. */
    private static final class Group {
        private long size;
        private long last;

        void add(long piece) {
            size = Math.min(size + piece, HUGE);
            last = piece;
        }

        void times(long times) {
            size -= last;
            add(Math.min(last * Math.max(times, 1), HUGE));
        }
    }

    private RegexSize(String text) {
        this.text = text;
    }

    /**
     * So many letters it stands for when it is written out.
     *
     * @param depth how many parentheses may be in one another; with more it counts as infinite
     */
    static long of(String text, int depth) {
        RegexSize size = new RegexSize(text);
        size.read();
        return size.deepest > depth ? HUGE : size.group.size;
    }

    private void read() {
        Matcher atom = ATOM.matcher(text);
        Matcher times = TIMES.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (times.region(at, text.length()).lookingAt()) {
                group.times(Long.parseLong(times.group(times.group(3) == null ? 1 : 3)));
                at = times.end();
            } else if (atom.region(at, text.length()).lookingAt()) {
                group.add(1);
                at = atom.end();
            } else {
                letter(text.charAt(at));
                at++;
            }
        }
        while (!groups.isEmpty()) {
            close();
        }
    }

    /** Ends a pair of parentheses; one too many is an error that others tell. */
    private void close() {
        if (!groups.isEmpty()) {
            long inner = group.size;
            group = groups.pop();
            group.add(Math.max(inner, 1));
        }
    }

    private void letter(char letter) {
        switch (letter) {
            case '(' -> {
                groups.push(group);
                group = new Group();
                deepest = Math.max(deepest, groups.size());
            }
            case ')' -> close();
            case '*', '+', '?', '|' -> {}
            default -> group.add(1);
        }
    }
}
