package dev.rialto.plug.xmpp;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jxmpp.jid.EntityBareJid;

/** What a message says of how long it was on its way (XEP-0203). */
final class Delays {

    /** What is late by less is as good as live; a stream that was resumed brings such. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    private Delays() {}

    /** When it was said, where the room itself kept it for who comes in. */
    static Optional<Instant> by(EntityBareJid room, Message message) {
        return all(message)
                .filter(delay -> delay.getFrom() != null && delay.getFrom().equalsIgnoreCase(room.toString()))
                .map(Delays::stamp)
                .findFirst();
    }

    /**
     * Whether anybody calls it old. Its sender can do so too: that is believed in that nobody should act on it any more, and
     * not in when it was said.
     */
    static boolean areLong(Message message, Instant now) {
        return all(message).map(Delays::stamp).anyMatch(now.minus(FRESH)::isAfter);
    }

    private static Stream<DelayInformation> all(Message message) {
        return message.getExtensions().stream()
                .filter(DelayInformation.class::isInstance)
                .map(DelayInformation.class::cast);
    }

    private static Instant stamp(DelayInformation delay) {
        return delay.getStamp().toInstant();
    }
}
