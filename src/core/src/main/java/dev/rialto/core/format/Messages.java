package dev.rialto.core.format;

import static dev.rialto.core.format.Values.flag;
import static dev.rialto.core.format.Values.optional;
import static dev.rialto.core.format.Values.string;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import java.io.IOException;
import java.util.Optional;

/** Messages and users, as they stand in the rows of all kinds. */
final class Messages {
    private Messages() {}

    static void message(JsonGenerator out, Message message) throws IOException {
        out.writeObjectFieldStart("message");
        user(out, "author", message.author());
        Texts.text(out, "text", message.text());
        Attachments.attachments(out, message.attachments());
        if (message.replyTo().isPresent()) {
            reply(out, message.replyTo().get());
        }
        string(out, "thread", message.thread(), MessageId::value);
        flag(out, "action", message.action());
        out.writeEndObject();
    }

    /** The message in the field that {@link #message(JsonGenerator, Message)} writes. */
    static Message message(JsonNode node) throws FormatException {
        JsonNode message = Values.required(node, "message");
        Message.Builder builder = Message.builder(Texts.text(message, "text"))
                .attachments(Attachments.attachments(message))
                .action(flag(message, "action"));
        optional(message, "author", Messages::user).ifPresent(builder::author);
        optional(message, "reply", Messages::reply).ifPresent(builder::replyTo);
        optional(message, "thread").map(MessageId::new).ifPresent(builder::thread);
        return builder.build();
    }

    static void user(JsonGenerator out, String field, Optional<User> user) throws IOException {
        if (user.isPresent()) {
            user(out, field, user.get());
        }
    }

    static void user(JsonGenerator out, String field, User user) throws IOException {
        out.writeObjectFieldStart(field);
        string(out, "id", user.id(), UserId::value);
        string(out, "name", user.name());
        string(out, "username", user.username(), name -> name);
        string(out, "avatar", user.avatar(), ContentId::value);
        flag(out, "bot", user.bot());
        out.writeEndObject();
    }

    static User user(JsonNode node) throws FormatException {
        return new User(
                optional(node, "id").map(UserId::new),
                string(node, "name"),
                optional(node, "username"),
                optional(node, "avatar").map(ContentId::new),
                flag(node, "bot"));
    }

    private static void reply(JsonGenerator out, Reply reply) throws IOException {
        out.writeObjectFieldStart("reply");
        string(out, "parent", reply.parent().value());
        user(out, "author", reply.author());
        Texts.text(out, "text", reply.text());
        out.writeEndObject();
    }

    private static Reply reply(JsonNode node) throws FormatException {
        return new Reply(
                new MessageId(string(node, "parent")),
                optional(node, "author", Messages::user),
                Texts.text(node, "text"));
    }
}
