package dev.rialto.plug.xmpp;

import dev.rialto.api.message.Mention;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes texts for one room such that who is mentioned is called, by the nick that they have there now, for which their client
 * looks. Who is not there goes by the name that was given, which is nobody else's nick; nor is there a nick in what is to call
 * nobody, but in code, which would not be the same. Where that makes a body too long it is left out: a stanza that the server
 * refuses would be worse.
 */
final class XmppMentions {

    private final XmppRoom room;
    private final int textLimit;

    /** @param textLimit bytes that a body may have */
    XmppMentions(XmppRoom room, int textLimit) {
        this.room = room;
        this.textLimit = textLimit;
    }

    XmppMarkup.Body write(RichText text) {
        Nicks nicks = room.nicks();
        // The host has cut the text to the limit with the names that were given, and a nick may be far longer.
        return Stream.of(calling(text, nicks, room::nick), calling(text, nicks, _ -> Optional.empty()))
                .map(XmppMarkup::write)
                .filter(body -> body.bytes() <= textLimit)
                .findFirst()
                .orElseGet(() -> XmppMarkup.write(text));
    }

    private static RichText calling(RichText text, Nicks nicks, Function<UserId, Optional<String>> people) {
        List<Segment> out = new ArrayList<>();
        Optional<Mention> before = Optional.empty();
        for (Segment segment : text.segments()) {
            Optional<Mention> mention = segment.mention();
            Optional<String> nick = mention.flatMap(Mention::user).flatMap(people);
            if (nick.isEmpty()) {
                out.add(
                        mention.isPresent() && !segment.isCode()
                                ? segment.withText(nicks.broken(segment.text()))
                                : segment);
            } else if (!mention.equals(before)) {
                // Else it is the rest of a name with looks of its own, which is one mention in several segments.
                out.add(segment.withText(nick.get()));
            }
            before = mention;
        }
        return new RichText(out);
    }
}
