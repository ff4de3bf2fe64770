package dev.rialto.plug.xmpp;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.EventKey;
import dev.rialto.api.event.Occurrence;
import dev.rialto.api.event.Posted;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.event.Renamed;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.operation.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;

/** Makes events of the messages of one room. Guarded by the room's lock. */
final class XmppInbound {
    /** The host's tokens are ULIDs; see https://github.com/ulid/spec. */
    private static final Pattern TOKEN = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}");

    private final ChannelRef channel;
    private final XmppOccupants people;
    private final RecentAuthors authors = new RecentAuthors();

    XmppInbound(ChannelRef channel, XmppOccupants people) {
        this.channel = channel;
        this.people = people;
    }

    /** Under which nick a message was written, where it was heard lately. */
    Optional<String> authorNick(String id) {
        return authors.nick(id);
    }

    /** What a message of type groupchat says; nothing where it says nothing to us. */
    InboundResult read(Arrival arrival) {
        Optional<String> nick = nick(arrival.message().getFrom());
        if (nick.isEmpty()) {
            return ofTheRoom(arrival);
        }
        return ofSomebody(arrival, new Speaker(arrival, nick.get()));
    }

    /** Only the room itself may say that a moderator took a message away. */
    private InboundResult ofTheRoom(Arrival arrival) {
        return Retractions.read(arrival.message())
                .filter(Retractions.Retraction::moderated)
                .map(retraction -> heard(new Deleted(
                        occurrence(arrival, false, arrival.stanzaId().map(EventKey::new)),
                        XmppIds.given(retraction.id()),
                        retraction.moderator().flatMap(XmppInbound::nickOf).map(people::byNick))))
                .orElse(InboundResult.NOTHING);
    }

    private InboundResult ofSomebody(Arrival arrival, Speaker speaker) {
        var message = arrival.message();
        Optional<Retractions.Retraction> retraction = Retractions.read(message).filter(read -> !read.moderated());
        if (retraction.isPresent()) {
            String id = retraction.get().id();
            if (speaker.isAnotherThanTheAuthorOf(id)) {
                return InboundResult.NOTHING;
            }
            MessageId target = XmppIds.byAuthor(id);
            return speaker.echoed(new Deleted(speaker.occurrence(), target, Optional.of(speaker.user())));
        }
        Optional<Reactions.Reacting> reacting = Reactions.read(message);
        if (reacting.isPresent()) {
            return speaker.echoed(new Reacted(
                    speaker.occurrence(),
                    named(arrival, reacting.get().id()),
                    new Reacted.OfUser(speaker.user(), reacting.get().reactions())));
        }
        Optional<String> body = Elements.body(message).filter(text -> !text.isEmpty());
        if (body.isEmpty()) {
            return Elements.subject(message)
                    .filter(subject -> message.getThread() == null)
                    .map(subject ->
                            speaker.echoed(new Renamed(speaker.occurrence(), subject, Optional.of(speaker.user()))))
                    .orElse(InboundResult.NOTHING);
        }
        Fallbacks.Parted parted = Fallbacks.part(message, body.get(), Xeps.REPLY);
        Optional<Reply> answer = Replies.read(message)
                .map(to -> new Reply(
                        named(arrival, to.id()),
                        to.to().flatMap(XmppInbound::nickOf).map(people::byNick),
                        RichText.of(unquoted(parted.fallback()))));
        boolean withoutQuote = answer.isPresent() && !XmppText.isBlank(parted.rest());
        Spoken spoken = Spoken.of(message, withoutQuote ? parted.rest() : body.get());
        Message.Builder said = Message.builder(speaker.user(), spoken.text()).action(spoken.action());
        answer.ifPresent(said::replyTo);
        Optional<String> replaced = Corrections.replaced(message);
        if (replaced.isPresent()) {
            MessageId target = XmppIds.byAuthor(replaced.get());
            return speaker.echoed(
                    new Edited(speaker.occurrence(), target, said.build(), speaker.namesOfCorrection(target)));
        }
        return speaker.posted(said.build(), spoken.typed());
    }

    /** What a reply quotes for clients that know no replies. */
    private static String unquoted(String fallback) {
        return fallback.lines()
                .map(line -> line.startsWith(">") ? line.substring(1).stripLeading() : line)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** A message that somebody names who need not be its author; the room's own name for it, where the room gives names. */
    private static MessageId named(Arrival arrival, String id) {
        return arrival.stanzaId().isPresent() ? XmppIds.given(id) : XmppIds.byAuthor(id);
    }

    private Occurrence occurrence(Arrival arrival, boolean own, Optional<EventKey> key) {
        return new Occurrence(channel, arrival.at(), key, own, arrival.origin());
    }

    private static InboundResult heard(Event event) {
        return new InboundResult(List.of(event), Optional.empty());
    }

    private static Optional<String> nick(Jid from) {
        return Optional.ofNullable(from.getResourceOrNull()).map(Resourcepart::toString);
    }

    private static Optional<String> nickOf(String occupant) {
        try {
            return nick(JidCreate.from(occupant));
        } catch (XmppStringprepException e) {
            return Optional.empty();
        }
    }

    /** Who said something, and under which names. */
    private final class Speaker {
        private final Arrival arrival;
        private final String nick;
        private final User user;
        private final boolean own;
        private final Optional<String> origin;
        private final Optional<String> client;

        Speaker(Arrival arrival, String nick) {
            this.arrival = arrival;
            this.nick = nick;
            var message = arrival.message();
            origin = StanzaIds.origin(message);
            client = Optional.ofNullable(message.getStanzaId())
                    .filter(id -> !id.isBlank())
                    .or(() -> origin);
            user = arrival.live() ? people.author(nick, message) : people.formerAuthor(nick, message);
            own = arrival.live() ? people.isOwn(nick, message) : people.wasOwn(nick, message, marked());
        }

        /** Whether it is named as this plug names its messages. */
        private boolean marked() {
            return origin.equals(client)
                    && client.filter(id -> TOKEN.matcher(id).matches()).isPresent();
        }

        User user() {
            return user;
        }

        Occurrence occurrence() {
            return XmppInbound.this.occurrence(arrival, own, key());
        }

        /**
         * The same live, in the room's history and in its archive. Without any id only the history, which tells the same moment
         * each time, knows a message again.
         */
        private Optional<EventKey> key() {
            return arrival.stanzaId()
                    .or(() -> client.map(id -> id + " " + nick + " " + fingerprint()))
                    .or(() -> Optional.of(arrival.at() + " " + nick + " " + fingerprint())
                            .filter(key -> !arrival.live()))
                    .map(EventKey::new);
        }

        /** Some clients use an id again: what says something else is something else. */
        private String fingerprint() {
            var message = arrival.message();
            return Integer.toHexString(List.of(
                            Elements.body(message),
                            Elements.subject(message),
                            Corrections.replaced(message),
                            Retractions.read(message).map(Retractions.Retraction::id),
                            Reactions.read(message)
                                    .map(reacting -> reacting.id()
                                            + reacting.reactions().stream()
                                                    .map(Reaction::text)
                                                    .toList()))
                    .hashCode());
        }

        /** Whether the message that goes by this id is surely another's, who alone takes it away. */
        boolean isAnotherThanTheAuthorOf(String id) {
            return !own && user.id().filter(who -> authors.areOthers(who, id)).isPresent();
        }

        InboundResult posted(Message said, String typed) {
            List<MessageName> names = names();
            Posted.Builder posted =
                    Posted.builder(occurrence(), names.getFirst(), said).typed(typed);
            names.forEach(posted::alias);
            user.id().ifPresent(who -> ids().forEach(id -> authors.wrote(who, nick, id)));
            if (!own || client.isEmpty()) {
                return heard(posted.build());
            }
            posted.token(new Token(client.get()));
            return new InboundResult(List.of(posted.build()), echo(names));
        }

        /** A change of ours that came back; its names are told where it has some. */
        InboundResult echoed(Event event) {
            return new InboundResult(
                    List.of(event),
                    own ? echo(event instanceof Edited edited ? edited.names() : List.of()) : Optional.empty());
        }

        private Optional<InboundResult.Echo> echo(List<MessageName> names) {
            Receipt receipt = new Receipt(names, List.of(), Optional.of(arrival.at()));
            return client.map(id -> new InboundResult.Echo(new Token(id), receipt));
        }

        /** The one that requests take comes first. */
        private List<MessageName> names() {
            List<MessageName> names = new ArrayList<>();
            Optional<String> stanza = arrival.stanzaId();
            if (own && stanza.isPresent() && client.isPresent()) {
                names.add(new MessageName(XmppIds.ours(stanza.get(), client.get()), false));
            }
            stanza.ifPresent(id -> names.add(new MessageName(XmppIds.given(id), false)));
            names.addAll(chosen());
            if (own) {
                client.ifPresent(id -> names.add(MessageName.chosen(id)));
            }
            if (names.isEmpty()) {
                // Nobody can name it; it still needs a name, which nobody else may have.
                names.add(new MessageName(
                        XmppIds.byAuthor(arrival.at() + " " + arrival.message().hashCode()), true));
            }
            return names;
        }

        /** Those of the correction itself first: by the name of its target anybody can call anybody's message. */
        List<MessageName> namesOfCorrection(MessageId target) {
            List<MessageName> names = new ArrayList<>();
            arrival.stanzaId().ifPresent(id -> names.add(new MessageName(XmppIds.given(id), false)));
            names.addAll(chosen());
            names.add(new MessageName(target, true));
            return names;
        }

        /** Names that count together with the author alone: what they chose, and by what they take the message away. */
        private List<MessageName> chosen() {
            return ids().map(id -> new MessageName(XmppIds.byAuthor(id), true)).toList();
        }

        /** All ids that the message has, by whomever. */
        private Stream<String> ids() {
            return Stream.of(arrival.stanzaId(), client, origin)
                    .flatMap(Optional::stream)
                    .distinct();
        }
    }
}
