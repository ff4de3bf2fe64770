package dev.rialto.core.inbox;

import dev.rialto.api.event.Edited;
import dev.rialto.api.hook.SyncBackRef;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.core.refs.SyncCache.Known;
import dev.rialto.core.store.InboxRow;
import dev.rialto.core.store.MessageRow;
import dev.rialto.core.store.ReferenceRow;
import dev.rialto.core.store.Tables;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows of messages that people wrote: by which names each goes. */
final class Originals {
    private Originals() {}

    /** Names an original; tells whether it is new. */
    static boolean name(
            Tables tables, InboxRow row, ReferenceRow reference, List<MessageName> names, Message message, int part) {
        String author = authorId(message);
        MessageName main = names.getFirst();
        MessageRow original = new MessageRow(
                row.channel(),
                row.epoch(),
                main.id(),
                main.chosenByClient() ? author : "",
                reference.key(),
                part,
                message.attachments().isEmpty() ? SyncBackRef.Kind.TEXT : SyncBackRef.Kind.MEDIA,
                false,
                true,
                false,
                0);
        if (!tables.messages().add(original)) {
            return false;
        }
        for (MessageName name : names.subList(1, names.size())) {
            tables.messages().add(original.alias(name, author));
        }
        return true;
    }

    /** An edited message may have further names from now on. */
    static void rename(Tables tables, InboxRow row, Edited edited, Known known) {
        Optional<MessageRow> target = trigger(known, row, edited.target());
        if (target.isEmpty()) {
            return;
        }
        for (MessageName name : edited.names()) {
            tables.messages().add(target.get().alias(name, authorId(edited.message())));
        }
    }

    static Optional<MessageRow> trigger(Known known, InboxRow row, MessageId id) {
        return known.names().stream()
                .filter(name -> name.channel() == row.channel()
                        && name.epoch() == row.epoch()
                        && name.id().equals(id))
                .findFirst();
    }

    private static String authorId(Message message) {
        return message.author().flatMap(User::id).map(UserId::value).orElse("");
    }

    /** By what a message goes that only an edit tells of. */
    static List<MessageName> names(Edited edited) {
        MessageName target = new MessageName(edited.target(), false);
        boolean chosen = edited.names().stream().anyMatch(name -> name.id().equals(target.id()));
        return chosen
                ? edited.names()
                : Stream.concat(Stream.of(target), edited.names().stream()).toList();
    }
}
