package dev.rialto.core.format;

import static dev.rialto.core.format.Values.flag;
import static dev.rialto.core.format.Values.optional;
import static dev.rialto.core.format.Values.required;
import static dev.rialto.core.format.Values.string;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.UserId;
import dev.rialto.api.operation.Delete;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.OpenThread;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Pin;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.React;
import dev.rialto.api.operation.Rename;
import dev.rialto.api.operation.Severity;
import dev.rialto.api.operation.Token;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The rendered steps of a row of the outbox, in the order in which they are done. The field {@code do} says what a step does.
 * Safe for all threads.
 */
public final class OperationFormat {
    static final Words<Severity> SEVERITIES = new Words<>(Severity.class, severity -> switch (severity) {
        case DEBUG -> "debug";
        case INFO -> "info";
        case WARNING -> "warning";
        case ERROR -> "error";
        case CRITICAL -> "critical";
    });

    private OperationFormat() {}

    /** Never fails; half of a surrogate pair in a text becomes U+FFFD. */
    public static byte[] write(List<Operation> steps) {
        return Rows.write(out -> {
            out.writeArrayFieldStart("steps");
            for (Operation step : steps) {
                out.writeStartObject();
                step(out, step);
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    /**
     * The steps that {@link #write} was given.
     *
     * @throws FormatException when a newer program wrote the row, or it is damaged
     */
    public static List<Operation> read(byte[] row) throws FormatException {
        return Rows.read(row, node -> Values.list(required(node, "steps"), OperationFormat::step));
    }

    private static void step(JsonGenerator out, Operation step) throws IOException {
        switch (step) {
            case Post post -> post(head(out, "post", step), post);
            case Edit edit -> {
                string(head(out, "edit", step), "target", edit.target().value());
                Messages.message(out, edit.message());
                persona(out, edit.persona());
            }
            case Delete delete ->
                string(head(out, "delete", step), "target", delete.target().value());
            case React react -> {
                string(head(out, "react", step), "target", react.target().value());
                out.writeArrayFieldStart("set");
                for (Reaction reaction : react.reactions()) {
                    Values.reaction(out, reaction);
                }
                out.writeEndArray();
            }
            case Rename rename -> string(head(out, "rename", step), "title", rename.title());
            case Pin pin -> {
                string(head(out, "pin", step), "target", pin.target().value());
                flag(out, "pinned", pin.pinned());
            }
            case OpenThread open -> {
                string(head(out, "open-thread", step), "title", open.title());
                string(out, "from", open.from(), MessageId::value);
            }
        }
    }

    private static Operation step(JsonNode node) throws FormatException {
        ChannelRef channel = Values.channel(node);
        Token token = new Token(string(node, "token"));
        return switch (string(node, "do")) {
            case "post" -> post(node, channel, token);
            case "edit" ->
                new Edit(
                        channel,
                        token,
                        target(node),
                        Messages.message(node),
                        optional(node, "persona", OperationFormat::persona));
            case "delete" -> new Delete(channel, token, target(node));
            case "react" -> new React(channel, token, target(node), Values.list(node.path("set"), Values::reaction));
            case "rename" -> new Rename(channel, token, string(node, "title"));
            case "pin" -> new Pin(channel, token, target(node), flag(node, "pinned"));
            case "open-thread" ->
                new OpenThread(
                        channel,
                        token,
                        string(node, "title"),
                        optional(node, "from").map(MessageId::new));
            default -> throw new FormatException("the row holds a step that this program does not know");
        };
    }

    private static JsonGenerator head(JsonGenerator out, String what, Operation step) throws IOException {
        string(out, "do", what);
        Values.channel(out, step.channel());
        string(out, "token", step.token().value());
        return out;
    }

    private static MessageId target(JsonNode node) throws FormatException {
        return new MessageId(string(node, "target"));
    }

    private static void post(JsonGenerator out, Post post) throws IOException {
        Messages.message(out, post.message());
        persona(out, post.persona());
        string(out, "subject", post.subject(), subject -> subject);
        if (!post.recipients().isEmpty()) {
            Values.strings(
                    out,
                    "recipients",
                    post.recipients().stream().map(UserId::value).toList());
        }
        if (post.severity() != Severity.INFO) {
            string(out, "severity", SEVERITIES.of(post.severity()));
        }
        flag(out, "silent", post.silent());
        if (post.expires().isPresent()) {
            Values.instant(out, "expires", post.expires().get());
        }
        flag(out, "report", post.wantsReport());
    }

    private static Post post(JsonNode node, ChannelRef channel, Token token) throws FormatException {
        Post.Builder builder = Post.builder(channel, token, Messages.message(node))
                .recipients(Values.strings(node, "recipients").stream()
                        .map(UserId::new)
                        .toList())
                .severity(severity(node))
                .silent(flag(node, "silent"))
                .wantsReport(flag(node, "report"));
        optional(node, "persona", OperationFormat::persona).ifPresent(builder::persona);
        optional(node, "subject").ifPresent(builder::subject);
        optional(node, "expires", Values::instant).ifPresent(builder::expires);
        return builder.build();
    }

    /** The field {@code severity}, which is left out where it is the usual one. */
    static Severity severity(JsonNode node) throws FormatException {
        return optional(node, "severity", word -> SEVERITIES.get(word.asText(), "severity"))
                .orElse(Severity.INFO);
    }

    private static void persona(JsonGenerator out, Optional<Post.Persona> persona) throws IOException {
        if (persona.isPresent()) {
            out.writeObjectFieldStart("persona");
            string(out, "name", persona.get().name());
            string(out, "avatar", persona.get().avatar(), ContentId::value);
            out.writeEndObject();
        }
    }

    private static Post.Persona persona(JsonNode node) throws FormatException {
        return new Post.Persona(string(node, "name"), optional(node, "avatar").map(ContentId::new));
    }
}
