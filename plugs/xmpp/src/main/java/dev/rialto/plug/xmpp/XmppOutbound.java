package dev.rialto.plug.xmpp;

import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.operation.Delete;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.OpenThread;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Pin;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.React;
import dev.rialto.api.operation.Rename;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;

/** Makes stanzas of operations for one room. The operation's token is the stanza's id and origin id, so its echo is known. */
final class XmppOutbound {

    /** Of a quoted parent, for clients that know no replies, so much is shown. */
    private static final int QUOTE_LENGTH = 120;

    private static final int CORRECTIONS = 1_000;

    private final EntityBareJid room;
    private final org.jivesoftware.smack.packet.Message.Type type;
    private final Function<MessageId, Optional<String>> authors;
    private final Function<RichText, XmppMarkup.Body> writer;

    /** Names of corrections of ours, and the message that each belongs to. */
    private final Map<String, MessageId> corrected = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, MessageId> eldest) {
            return size() > CORRECTIONS;
        }
    };

    /**
     * @param room the room, or the person
     * @param type {@code groupchat}, or {@code chat} for a person
     * @param authors tells the nick of who wrote a message, where that is known
     * @param writer makes the body of a text
     */
    XmppOutbound(
            EntityBareJid room,
            org.jivesoftware.smack.packet.Message.Type type,
            Function<MessageId, Optional<String>> authors,
            Function<RichText, XmppMarkup.Body> writer) {
        this.room = room;
        this.type = type;
        this.authors = authors;
        this.writer = writer;
    }

    /** The stanza; empty for what a room has no way to do. */
    Optional<org.jivesoftware.smack.packet.Message> stanza(Operation operation) {
        MessageBuilder stanza = StanzaBuilder.buildMessage(operation.token().value())
                .to(room)
                .ofType(type)
                .addExtension(StanzaIds.originId(operation.token().value()));
        boolean made = switch (operation) {
            case Post post -> post(stanza, post.message());
            case Edit edit -> edit(stanza, edit);
            case Delete delete -> delete(stanza, original(delete.target()));
            case React react -> react(stanza, react);
            case Rename rename -> rename(stanza, rename.title());
            case Pin pin -> false;
            case OpenThread thread -> false;
        };
        return made ? Optional.of(stanza.build()) : Optional.empty();
    }

    private boolean post(MessageBuilder stanza, Message message) {
        XmppMarkup.Body body = writer.apply(message.text());
        String text = message.action() ? "/me " + body.text() : body.text();
        String fallback = message.replyTo()
                .filter(reply -> !reply.text().isEmpty())
                .map(this::quote)
                .orElse("");
        message.replyTo().ifPresent(reply -> {
            MessageId parent = original(reply.parent());
            stanza.addExtension(Replies.answering(XmppIds.stanza(parent), author(parent)));
            if (!fallback.isEmpty()) {
                stanza.addExtension(Fallbacks.beginning(Xeps.REPLY, fallback, fallback.length()));
            }
        });
        if (body.unstyled()) {
            stanza.addExtension(Elements.empty("unstyled", Xeps.STYLING));
        }
        stanza.addExtension(new BodyElement(fallback + text));
        return true;
    }

    /** Calls nobody: who is answered is told by the reply itself. */
    private String quote(Reply reply) {
        String line = reply.text().plain().strip().lines().findFirst().orElse("");
        String shown = line.codePointCount(0, line.length()) <= QUOTE_LENGTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, QUOTE_LENGTH)) + "…";
        String said = reply.author().map(user -> user.name() + ": ").orElse("") + shown;
        return "> "
                + writer.apply(RichText.of(Segment.of(said).callingNobody())).text() + "\n";
    }

    /** The occupant who wrote the parent. What the reply tells of its author is for people: they may be of another network. */
    private Optional<Jid> author(MessageId parent) {
        return authors.apply(parent).flatMap(nick -> {
            try {
                return Optional.of(JidCreate.entityFullFrom(room, Resourcepart.from(nick)));
            } catch (XmppStringprepException e) {
                return Optional.empty();
            }
        });
    }

    private boolean edit(MessageBuilder stanza, Edit edit) {
        Optional<String> replaced = XmppIds.client(original(edit.target()));
        replaced.ifPresent(id -> stanza.addExtension(Corrections.replacing(id)));
        return replaced.isPresent() && post(stanza, edit.message());
    }

    private static boolean delete(MessageBuilder stanza, MessageId target) {
        stanza.addExtensions(Retractions.retracting(XmppIds.stanza(target), XmppIds.client(target)));
        stanza.addExtension(
                new BodyElement("This message was taken back, but your client does not know how to hide it."));
        return true;
    }

    private boolean react(MessageBuilder stanza, React react) {
        stanza.addExtension(Reactions.reacting(XmppIds.stanza(original(react.target())), react.reactions()));
        stanza.addExtension(Elements.empty("store", Xeps.HINTS));
        return true;
    }

    private static boolean rename(MessageBuilder stanza, String title) {
        stanza.setSubject(XmppMarkup.clean(RichText.of(title).plain()));
        return true;
    }

    /** The message itself, where one of its corrections is named. */
    MessageId original(MessageId target) {
        synchronized (corrected) {
            return corrected.getOrDefault(XmppIds.stanza(target), target);
        }
    }

    /** From now on a message has a further name. */
    void corrected(String name, MessageId original) {
        synchronized (corrected) {
            corrected.put(name, original);
        }
    }
}
