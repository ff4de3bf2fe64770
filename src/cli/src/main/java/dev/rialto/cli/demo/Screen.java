package dev.rialto.cli.demo;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** What is seen of the show: a column for each side where there is room for two, else one after the other. */
final class Screen {
    private static final int NARROWEST = 60;
    private static final String PROMPT = "> ";

    private final PrintWriter out;
    private final int width;
    private boolean prompting;

    Screen(PrintWriter out, int width) {
        this.out = out;
        this.width = width;
    }

    /** A line about the show itself. */
    synchronized void say(String line) {
        clearPrompt();
        wrap(line, Math.max(width, NARROWEST)).forEach(out::println);
        prompt();
    }

    /** The names of the columns. */
    synchronized void head() {
        if (wide()) {
            int half = half();
            row(
                    Side.LEFT.word() + " (" + Side.LEFT.person() + ")",
                    Side.RIGHT.word() + " (" + Side.RIGHT.person() + ")");
            out.println("-".repeat(half + 1) + "+" + "-".repeat(half + 1));
            out.flush();
        }
    }

    /** What people on one side see; called on any thread. */
    synchronized void show(Side side, String text) {
        clearPrompt();
        if (wide()) {
            for (String line : wrap(text, half())) {
                row(side == Side.LEFT ? line : "", side == Side.RIGHT ? line : "");
            }
        } else {
            wrap(text, Math.max(width, NARROWEST) - 7).forEach(line -> out.printf("%-5s| %s%n", side.word(), line));
        }
        prompt();
    }

    /** From now on the person may type. */
    synchronized void beginPrompt() {
        prompting = true;
        prompt();
    }

    /** The person has typed. */
    synchronized void endPrompt() {
        prompting = false;
    }

    private void clearPrompt() {
        if (prompting) {
            out.print("\r" + " ".repeat(PROMPT.length()) + "\r");
        }
    }

    private void prompt() {
        if (prompting) {
            out.print(PROMPT);
        }
        out.flush();
    }

    private void row(String left, String right) {
        var padding = " ".repeat(Math.max(0, half() - length(left)));
        out.println((left + padding + " | " + right).stripTrailing());
    }

    private boolean wide() {
        return width >= NARROWEST;
    }

    private int half() {
        return (width - 3) / 2;
    }

    /** Lines of at most so many characters, broken at blanks where there are any. */
    static List<String> wrap(String text, int most) {
        var lines = new ArrayList<String>();
        for (String paragraph : text.split("\n", -1)) {
            var rest = paragraph;
            while (length(rest) > most) {
                int end = rest.offsetByCodePoints(0, most);
                int blank = rest.lastIndexOf(' ', end);
                // What is indented stays so: a break there would leave an empty line.
                boolean useful = blank > 0 && !rest.substring(0, blank).isBlank();
                lines.add(rest.substring(0, useful ? blank : end));
                rest = rest.substring(useful ? blank + 1 : end);
            }
            lines.add(rest);
        }
        return lines;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
