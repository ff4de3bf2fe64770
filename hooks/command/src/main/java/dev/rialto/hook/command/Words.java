package dev.rialto.hook.command;

import java.util.Optional;

/**
 * Reads a line word by word. A word that begins with a quotation mark, single or double, goes to the next such mark and may
 * hold blanks; between double ones a backslash takes the next character as it is. A mark that is never closed, and one inside
 * a word ({@code o'clock}), is a character like any other.
 */
final class Words {
    private final String line;
    private int at;

    Words(String line) {
        this.line = line;
    }

    /** The next word; empty at the end of the line. */
    Optional<String> next() {
        skipBlanks();
        if (at == line.length()) {
            return Optional.empty();
        }
        StringBuilder word = new StringBuilder();
        int close = closingMark();
        if (close > 0) {
            appendQuoted(close, word);
        }
        int end = endOfPlainWord();
        word.append(line, at, end);
        at = end;
        return Optional.of(word.toString());
    }

    /** All that is left, as it was written. */
    String rest() {
        String rest = line.substring(at).strip();
        at = line.length();
        return rest;
    }

    /** Where the characters up to the next blank end. */
    int endOfPlainWord() {
        int end = at;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        return end;
    }

    private void skipBlanks() {
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
    }

    /** Where the quotation that begins here is closed; 0 when none begins here. */
    private int closingMark() {
        char mark = line.charAt(at);
        if (mark != '"' && mark != '\'') {
            return 0;
        }
        for (int i = at + 1; i < line.length(); i++) {
            if (line.charAt(i) == mark) {
                return i;
            }
            if (mark == '"' && line.charAt(i) == '\\') {
                i++;
            }
        }
        return 0;
    }

    private void appendQuoted(int close, StringBuilder word) {
        boolean escapes = line.charAt(at) == '"';
        for (int i = at + 1; i < close; i++) {
            if (escapes && line.charAt(i) == '\\') {
                i++;
            }
            word.append(line.charAt(i));
        }
        at = close + 1;
    }
}
