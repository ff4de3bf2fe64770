package dev.rialto.core.format;

import static dev.rialto.core.format.Values.flag;
import static dev.rialto.core.format.Values.optional;
import static dev.rialto.core.format.Values.required;
import static dev.rialto.core.format.Values.string;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.Relay.Quoting;
import dev.rialto.api.operation.Severity;
import dev.rialto.core.format.Draft.Mark;
import dev.rialto.core.format.Draft.ParentRef;
import dev.rialto.core.format.Draft.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The body of a row of the outbox, before it is rendered: one draft. The field {@code draft} says which. Safe for all
 * threads.
 */
public final class RelayFormat {
    private static final Words<Mark> MARKS = new Words<>(Mark.class, mark -> switch (mark) {
        case NONE -> "none";
        case EDITED -> "edited";
    });

    private RelayFormat() {}

    /** Never fails; half of a surrogate pair in a text becomes U+FFFD. */
    public static byte[] write(Draft draft) {
        return Rows.write(out -> {
            switch (draft) {
                case Draft.Post post -> {
                    string(out, "draft", "post");
                    Messages.message(out, post.message());
                    reply(out, post.parent(), post.quoting());
                    if (post.mark() != Mark.NONE) {
                        string(out, "mark", MARKS.of(post.mark()));
                    }
                    options(out, post.options());
                }
                case Draft.Edit edit -> {
                    string(out, "draft", "edit");
                    Messages.message(out, edit.message());
                    reply(out, edit.parent(), edit.quoting());
                }
                case Draft.Delete _ -> string(out, "draft", "delete");
                case Draft.Reactions reactions -> {
                    string(out, "draft", "reactions");
                    tallies(out, reactions.tallies());
                    flag(out, "told", reactions.told());
                }
                case Draft.Line line -> {
                    string(out, "draft", "line");
                    line(out, line);
                }
                case Draft.Title title -> {
                    string(out, "draft", "title");
                    string(out, "title", title.title());
                    line(out, title.otherwise());
                }
            }
        });
    }

    /**
     * The draft that {@link #write} was given.
     *
     * @throws FormatException when a newer program wrote the row, or it is damaged
     */
    public static Draft read(byte[] row) throws FormatException {
        return Rows.read(row, node -> switch (string(node, "draft")) {
            case "post" ->
                new Draft.Post(
                        Messages.message(node),
                        optional(node, "parent", RelayFormat::parent),
                        quoting(node),
                        optional(node, "mark", word -> MARKS.get(word.asText(), "mark"))
                                .orElse(Mark.NONE),
                        options(node.path("options")));
            case "edit" ->
                new Draft.Edit(Messages.message(node), optional(node, "parent", RelayFormat::parent), quoting(node));
            case "delete" -> new Draft.Delete();
            case "reactions" ->
                new Draft.Reactions(Values.list(node.path("tallies"), RelayFormat::tally), flag(node, "told"));
            case "line" -> line(node);
            case "title" -> new Draft.Title(string(node, "title"), line(node));
            default -> throw new FormatException("the row holds a draft that this program does not know");
        });
    }

    private static void reply(JsonGenerator out, Optional<ParentRef> parent, Quoting quoting) throws IOException {
        if (parent.isPresent()) {
            out.writeObjectFieldStart("parent");
            string(out, "key", parent.get().key(), ReferenceKey::value);
            string(out, "author", parent.get().author());
            string(out, "excerpt", parent.get().excerpt());
            out.writeEndObject();
        }
        if (!quoting.equals(Quoting.DEFAULT)) {
            out.writeObjectFieldStart("quoting");
            flag(out, "native", quoting.nativeReply());
            out.writeNumberField("length", quoting.length());
            out.writeEndObject();
        }
    }

    private static ParentRef parent(JsonNode node) throws FormatException {
        return new ParentRef(
                optional(node, "key").map(ReferenceKey::new), string(node, "author"), string(node, "excerpt"));
    }

    private static Quoting quoting(JsonNode node) throws FormatException {
        return optional(
                        node,
                        "quoting",
                        quoting -> new Quoting(
                                flag(quoting, "native"),
                                required(quoting, "length").asInt()))
                .orElse(Quoting.DEFAULT);
    }

    private static void options(JsonGenerator out, PostOptions options) throws IOException {
        if (options.equals(PostOptions.DEFAULT)) {
            return;
        }
        out.writeObjectFieldStart("options");
        string(out, "subject", options.subject(), subject -> subject);
        if (options.severity() != Severity.INFO) {
            string(out, "severity", OperationFormat.SEVERITIES.of(options.severity()));
        }
        flag(out, "silent", options.silent());
        if (options.expires().isPresent()) {
            Values.instant(out, "expires", options.expires().get());
        }
        if (!options.hold().isZero()) {
            Values.duration(out, "hold", options.hold());
        }
        flag(out, "local", options.local());
        flag(out, "urgent", options.urgent());
        out.writeEndObject();
    }

    private static PostOptions options(JsonNode node) throws FormatException {
        PostOptions.Builder builder = PostOptions.builder()
                .severity(OperationFormat.severity(node))
                .silent(flag(node, "silent"))
                .hold(optional(node, "hold", Values::duration).orElse(Duration.ZERO))
                .local(flag(node, "local"))
                .urgent(flag(node, "urgent"));
        optional(node, "subject").ifPresent(builder::subject);
        optional(node, "expires", Values::instant).ifPresent(builder::expires);
        return builder.build();
    }

    private static void tallies(JsonGenerator out, List<Tally> tallies) throws IOException {
        out.writeArrayFieldStart("tallies");
        for (Tally tally : tallies) {
            out.writeStartObject();
            string(out, "emoji", tally.emoji());
            out.writeNumberField("count", tally.count());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static Tally tally(JsonNode node) throws FormatException {
        return new Tally(string(node, "emoji"), required(node, "count").asInt());
    }

    private static void line(JsonGenerator out, Draft.Line line) throws IOException {
        Values.strings(out, "subjects", line.subjects());
        string(out, "predicate", line.predicate());
        if (!line.more().isEmpty()) {
            out.writeArrayFieldStart("more");
            for (Draft.Line sentence : line.more()) {
                out.writeStartObject();
                line(out, sentence);
                out.writeEndObject();
            }
            out.writeEndArray();
        }
    }

    private static Draft.Line line(JsonNode node) throws FormatException {
        return new Draft.Line(
                Values.strings(node, "subjects"),
                string(node, "predicate"),
                Values.list(node.path("more"), RelayFormat::line));
    }
}
