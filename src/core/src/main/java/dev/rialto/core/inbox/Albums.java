package dev.rialto.core.inbox;

import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.Posted;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.message.Attachment;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.RichText;
import dev.rialto.core.format.EventFormat;
import dev.rialto.core.format.FormatException;
import dev.rialto.core.refs.SyncCache.Known;
import dev.rialto.core.store.InboxRow;
import dev.rialto.core.store.MessageRow;
import dev.rialto.core.store.Store;
import dev.rialto.core.store.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Albums, which are one message to everybody but the network that they are from: there each part is a message and is edited for
 * itself. So what the parts say is kept, as it came and before any hook, and the edit of one becomes an edit of the whole.
 */
final class Albums {
    private final Store store;

    Albums(Store store) {
        this.store = store;
    }

    /** The message that the parts make: the first, with the words and the attachments of all. */
    static Message joined(List<Message> parts) {
        List<Attachment> attachments = new ArrayList<>();
        RichText text = RichText.EMPTY;
        for (Message part : parts) {
            attachments.addAll(part.attachments());
            if (text.isEmpty()) {
                text = part.text();
            } else if (!part.text().isEmpty()) {
                text = text.plus(RichText.of("\n")).plus(part.text());
            }
        }
        return parts.getFirst().toBuilder().text(text).attachments(attachments).build();
    }

    /** Keeps what the parts of a new album say. */
    static void keep(Tables tables, ReferenceKey key, List<Posted> parts) {
        // A picture that came alone needs nothing of the kind: an edit of it says all.
        for (int part = 0; part < parts.size() && parts.size() > 1; part++) {
            tables.albums().add(key, part, EventFormat.write(parts.get(part)));
        }
    }

    /** Keeps what an edit says, where it is of a part of an album. */
    static void change(Tables tables, InboxRow row, Edited edited, Known known) {
        Optional<MessageRow> part = part(known, row, edited);
        if (part.isPresent()) {
            tables.albums().change(part.get().reference(), part.get().part(), EventFormat.write(edited));
        }
    }

    /**
     * An edit of one part of an album as one of the whole, by who made it; any other as it is.
     *
     * @throws FormatException when what is kept of the album cannot be read
     */
    Edited whole(InboxRow row, Edited edited, Known known) throws FormatException {
        Optional<MessageRow> part = part(known, row, edited);
        if (part.isEmpty()) {
            return edited;
        }
        List<byte[]> bodies =
                store.read(tables -> tables.albums().parts(part.get().reference()));
        List<Message> parts = new ArrayList<>(bodies.size());
        for (byte[] body : bodies) {
            parts.add(message(EventFormat.read(body)));
        }
        if (part.get().part() >= parts.size()) {
            return edited;
        }
        parts.set(part.get().part(), edited.message());
        Message.Builder whole = joined(parts).toBuilder();
        edited.message().author().ifPresent(whole::author);
        return new Edited(edited.occurrence(), edited.target(), whole.build(), edited.names());
    }

    private static Optional<MessageRow> part(Known known, InboxRow row, Edited edited) {
        return Originals.trigger(known, row, edited.target()).filter(MessageRow::original);
    }

    private static Message message(Event event) {
        return switch (event) {
            case Posted posted -> posted.message();
            case Edited edited -> edited.message();
            default -> throw new IllegalStateException("the part of an album is no message");
        };
    }
}
