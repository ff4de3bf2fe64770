package dev.rialto.plug.xmpp;

import dev.rialto.api.message.Mention;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes texts for one room such that who is mentioned is called: by the nick that they have there now, for which their client
 * looks. Who is not there goes by the name that was given.
 */
final class XmppMentions {

    /** Breaks a name for clients that look for their nick, and not for readers. */
    private static final String BREAK = "\u200B";

    private final XmppRoom room;
    private final int textLimit;

    /** @param textLimit bytes that a body may have */
    XmppMentions(XmppRoom room, int textLimit) {
        this.room = room;
        this.textLimit = textLimit;
    }

    XmppMarkup.Body write(RichText text) {
        XmppMarkup.Body calling = XmppMarkup.write(calling(text));
        // The host has cut the text to the limit with the names that were given, and a nick may be far longer.
        return calling.bytes() <= textLimit ? calling : XmppMarkup.write(text);
    }

    private RichText calling(RichText text) {
        List<Segment> out = new ArrayList<>();
        Optional<Mention> before = Optional.empty();
        for (Segment segment : text.segments()) {
            Optional<Mention> mention = segment.mention();
            Optional<String> nick = mention.flatMap(Mention::user).flatMap(room::nick);
            if (nick.isEmpty()) {
                out.add(mention.isPresent() ? callingNobody(segment) : segment);
            } else if (!mention.equals(before)) {
                // Else it is the rest of a name with looks of its own, which is one mention in several segments.
                out.add(segment.withText(nick.get()));
            }
            before = mention;
        }
        return new RichText(out);
    }

    /** The name of who is not there may be the nick of somebody else. */
    private Segment callingNobody(Segment segment) {
        String text = segment.text();
        String name = text.startsWith("@") ? text.substring(1) : text;
        if (!room.isNick(name)) {
            return segment;
        }
        int second = text.length() - name.length() + Character.charCount(name.codePointAt(0));
        return segment.withText(text.substring(0, second) + BREAK + text.substring(second));
    }
}
