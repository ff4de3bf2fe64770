package dev.rialto.api.message;

import java.util.Optional;
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

    /** A name after the sign that mentions begin with; not the middle of a mail address. */
    private static final Pattern TYPED = Pattern.compile("(^|[^\\pL\\pN_.@/-])@(?=[\\pL\\pN_])");

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
        return text.indexOf('@') < 0 ? text : TYPED.matcher(text).replaceAll("$1@" + BREAK);
    }

    /** A mention of one known user. */
    public static Mention of(UserId user) {
        return new Mention(Optional.of(user), Audience.ONE);
    }
}
