package dev.rialto.plug.xmpp;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What people in a room are called, for texts that are to call none of them. Clients alert who finds their nick in a text as a
 * word of its own, in large letters or small. Immutable.
 */
final class Nicks {

    /** Breaks a name for clients that look for their nick, and not for readers. */
    private static final String BREAK = "\u200B";

    private final NavigableSet<String> nicks = new TreeSet<>();
    private final int longest;

    Nicks(Collection<String> nicks) {
        // The inside of a single letter has no room for anything.
        nicks.stream()
                .filter(nick -> nick.codePointCount(0, nick.length()) > 1)
                .forEach(nick -> this.nicks.add(small(nick)));
        longest = nicks.stream().mapToInt(String::length).max().orElse(0);
    }

    /**
     * The text with an invisible character in each nick, but in addresses, which would lead elsewhere. Takes time by the length
     * of the text, however many people there are.
     */
    String broken(String text) {
        if (nicks.isEmpty()) {
            return text;
        }
        String small = small(text);
        StringBuilder out = new StringBuilder();
        int done = 0;
        int at = 0;
        while (at < text.length()) {
            int end = endOfToken(text, at);
            if (!isAddress(text, at, end)) {
                for (int word = at; word < end; word++) {
                    if (isNickAt(small, word)) {
                        int second = text.offsetByCodePoints(word, 1);
                        out.append(text, done, second).append(BREAK);
                        done = second;
                    }
                }
            }
            at = end + 1;
        }
        return out.append(text, done, text.length()).toString();
    }

    /** Whether a nick begins here, and ends where the word does. */
    private boolean isNickAt(String text, int at) {
        if (at > 0 && isWord(text.codePointBefore(at))) {
            return false;
        }
        String rest = text.substring(at, Math.min(at + longest, text.length()));
        // Whichever nick the rest begins with is not behind it in the order, and not behind what both have in common.
        for (String nick = nicks.floor(rest); nick != null; nick = nicks.floor(rest)) {
            int same = common(nick, rest);
            int end = at + same;
            if (same == nick.length() && (end == text.length() || !isWord(text.codePointAt(end)))) {
                return true;
            }
            rest = rest.substring(0, Math.min(same, nick.length() - 1));
        }
        return false;
    }

    private static int common(String one, String other) {
        int length = Math.min(one.length(), other.length());
        int at = 0;
        while (at < length && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    private static int endOfToken(String text, int from) {
        int end = from;
        while (end < text.length() && !XmppText.isSpace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Whether a piece without blanks is of the web, or of mail or XMPP. */
    private static boolean isAddress(String text, int from, int to) {
        int sign = text.indexOf('@', Math.min(from + 1, to), to);
        while (sign > 0 && sign < to - 1) {
            if (isWord(text.codePointBefore(sign)) && isWord(text.codePointAt(sign + 1))) {
                return true;
            }
            sign = text.indexOf('@', sign + 1, to);
        }
        return text.indexOf("://", from, to) > from;
    }

    private static boolean isWord(int letter) {
        return Character.isLetterOrDigit(letter);
    }

    /** The same letters, each as long as it was. */
    private static String small(String text) {
        StringBuilder small = new StringBuilder(text.length());
        text.chars().forEach(letter -> small.append(Character.toLowerCase(Character.toUpperCase((char) letter))));
        return small.toString();
    }
}
