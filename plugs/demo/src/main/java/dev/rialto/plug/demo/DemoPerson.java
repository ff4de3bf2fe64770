package dev.rialto.plug.demo;

import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Somebody on the network, who types. */
public final class DemoPerson {
    private final User user;

    DemoPerson(String name) {
        user = User.builder(new UserId("person:" + name.toLowerCase(Locale.ROOT)), name)
                .username(name.toLowerCase(Locale.ROOT).replace(' ', '-'))
                .build();
    }

    public String name() {
        return user.name();
    }

    public User user() {
        return user;
    }

    public DemoMessage posts(DemoRoom room, String text) {
        return posts(room, RichText.of(text));
    }

    public DemoMessage posts(DemoRoom room, RichText text) {
        return posts(room, Message.builder(text));
    }

    /** Posts a message with more to it; its author is this person. */
    public DemoMessage posts(DemoRoom room, Message.Builder message) {
        return room.post(message.author(user).build());
    }

    public DemoMessage repliesTo(DemoRoom room, MessageId parent, String text) {
        return posts(
                room, Message.builder(RichText.of(text)).replyTo(new Reply(parent, Optional.empty(), RichText.EMPTY)));
    }

    /** Posts what they do, as {@code /me} does. */
    public DemoMessage acts(DemoRoom room, String text) {
        return posts(room, Message.builder(RichText.of(text)).action(true));
    }

    /** Changes a message of their own; whether that could be done. */
    public boolean edits(DemoRoom room, MessageId message, RichText text) {
        boolean theirs = room.message(message)
                .flatMap(each -> each.message().author())
                .filter(user::equals)
                .isPresent();
        return theirs
                && room.edit(message, Message.builder(user, text).build(), user, Optional.empty())
                        .isPresent();
    }

    public boolean edits(DemoRoom room, MessageId message, String text) {
        return edits(room, message, RichText.of(text));
    }

    /** Takes away any message; everybody here may. Whether it was there. */
    public boolean deletes(DemoRoom room, MessageId message) {
        return room.delete(message, user, Optional.empty());
    }

    /** Sets all their reactions to a message; whether it is there. */
    public boolean reacts(DemoRoom room, MessageId message, List<Reaction> reactions) {
        return room.react(message, reactions, user, Optional.empty());
    }

    public void joins(DemoRoom room) {
        room.join(user);
    }

    public void leaves(DemoRoom room) {
        room.leave(user);
    }

    public void renames(DemoRoom room, String title) {
        room.rename(title, user, Optional.empty());
    }

    public void pins(DemoRoom room, MessageId message, boolean pinned) {
        room.pin(message, pinned, user, Optional.empty());
    }
}
