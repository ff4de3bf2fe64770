package dev.rialto.api.message;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A name in a text that points at somebody.
 *
 * @param user whom, on the network of the channel that the message is in; empty for a name that only looks like one, and
 *     for mentions of everybody
 * @param audience how many are meant
 */
public record Mention(Optional<UserId> user, Audience audience) {

    /** Whom a text points at that must call nobody; see {@link Segment#callingNobody}. */
    public static final Mention NOBODY = new Mention(Optional.empty(), Audience.NOBODY);

    /**
     * An address of the web, in which a sign is none of a mention, or a sign that a name follows. Networks take it for one after
     * anything but a letter, so all of a mail address passes.
     */
    private static final Pattern ADDRESS_OR_SIGN =
            Pattern.compile("https?://[^\\s/@]+\\.\\pL{2,}(?::\\d+)?/\\S*|(?<![\\pL\\pN_])@(?=[\\pL\\pN_])");

    /** Breaks a name for networks, and not for readers. */
    private static final String BREAK = "\u200B";

    /** Whom a mention calls. */
    public enum Audience {
        ONE,
        /** All members, those who are here, a role: what must never be copied unasked. */
        MANY,
        /** Nobody, whatever names are in it; it may be long, and is cut and joined like any text. */
        NOBODY
    }

    /** A text that calls nobody by a name typed with {@code @}: an invisible character follows the sign. */
    public static String silenced(String text) {
        StringBuilder silenced = new StringBuilder();
        int done = 0;
        for (int sign : signs(text)) {
            silenced.append(text, done, sign + 1).append(BREAK);
            done = sign + 1;
        }
        return silenced.append(text, done, text.length()).toString();
    }

    /** Where in a text an {@code @} stands that a name follows: what networks take for a mention that somebody typed. */
    public static List<Integer> signs(String text) {
        return text.indexOf('@') < 0
                ? List.of()
                : ADDRESS_OR_SIGN
                        .matcher(text)
                        .results()
                        .filter(found -> found.group().equals("@"))
                        .map(MatchResult::start)
                        .toList();
    }

    /** A mention of one known user. */
    public static Mention of(UserId user) {
        return new Mention(Optional.of(user), Audience.ONE);
    }
}
