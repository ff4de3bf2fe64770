package dev.rialto.core.format;

import static dev.rialto.core.format.Values.flag;
import static dev.rialto.core.format.Values.optional;
import static dev.rialto.core.format.Values.required;
import static dev.rialto.core.format.Values.string;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.EventKey;
import dev.rialto.api.event.Invoked;
import dev.rialto.api.event.Joined;
import dev.rialto.api.event.Left;
import dev.rialto.api.event.Moved;
import dev.rialto.api.event.Occurrence;
import dev.rialto.api.event.Origin;
import dev.rialto.api.event.Pinned;
import dev.rialto.api.event.Posted;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.event.Renamed;
import dev.rialto.api.event.StatusChanged;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.UserId;
import dev.rialto.api.operation.Token;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The body of a row of the inbox: one event. The field {@code event} says which. Safe for all threads. */
public final class EventFormat {
    private static final Words<Origin> ORIGINS = new Words<>(Origin.class, origin -> switch (origin) {
        case LIVE -> "live";
        case BACKLOG -> "backlog";
        case ARCHIVE -> "archive";
    });
    private static final Words<StatusChanged.Status> STATUSES =
            new Words<>(StatusChanged.Status.class, status -> switch (status) {
                case ACCEPTED -> "accepted";
                case DELIVERED -> "delivered";
                case READ -> "read";
                case EXPIRED -> "expired";
                case FAILED -> "failed";
            });

    private EventFormat() {}

    /** Never fails; half of a surrogate pair in a text becomes U+FFFD. */
    public static byte[] write(Event event) {
        return Rows.write(out -> {
            switch (event) {
                case Posted posted -> posted(head(out, "posted", event), posted);
                case Edited edited -> edited(head(out, "edited", event), edited);
                case Deleted deleted -> deleted(head(out, "deleted", event), deleted);
                case Reacted reacted -> reacted(head(out, "reacted", event), reacted);
                case Joined joined -> {
                    Messages.user(head(out, "joined", event), "user", joined.user());
                    Messages.user(out, "by", joined.by());
                }
                case Left left -> {
                    Messages.user(head(out, "left", event), "user", left.user());
                    Messages.user(out, "by", left.by());
                }
                case Renamed renamed -> {
                    string(head(out, "renamed", event), "title", renamed.title());
                    Messages.user(out, "by", renamed.by());
                }
                case Pinned pinned -> {
                    string(head(out, "pinned", event), "target", pinned.target().value());
                    flag(out, "pinned", pinned.pinned());
                    Messages.user(out, "by", pinned.by());
                }
                case Moved moved ->
                    string(head(out, "moved", event), "to", moved.to().value());
                case Invoked invoked -> invoked(head(out, "invoked", event), invoked);
                case StatusChanged changed -> statusChanged(head(out, "status", event), changed);
            }
        });
    }

    /**
     * The event that {@link #write} was given.
     *
     * @throws FormatException when a newer program wrote the row, or it is damaged
     */
    public static Event read(byte[] row) throws FormatException {
        return Rows.read(row, node -> {
            Occurrence occurrence = occurrence(node);
            return switch (string(node, "event")) {
                case "posted" -> posted(node, occurrence);
                case "edited" -> new Edited(occurrence, target(node), Messages.message(node), Values.names(node));
                case "deleted" -> new Deleted(occurrence, target(node), optional(node, "by", Messages::user));
                case "reacted" -> new Reacted(occurrence, target(node), reactions(node));
                case "joined" ->
                    new Joined(occurrence, Messages.user(required(node, "user")), optional(node, "by", Messages::user));
                case "left" ->
                    new Left(occurrence, Messages.user(required(node, "user")), optional(node, "by", Messages::user));
                case "renamed" -> new Renamed(occurrence, string(node, "title"), optional(node, "by", Messages::user));
                case "pinned" ->
                    new Pinned(occurrence, target(node), flag(node, "pinned"), optional(node, "by", Messages::user));
                case "moved" -> new Moved(occurrence, new ChannelId(string(node, "to")));
                case "invoked" ->
                    new Invoked(
                            occurrence,
                            Messages.user(required(node, "by")),
                            string(node, "command"),
                            Values.strings(node, "arguments"));
                case "status" -> statusChanged(node, occurrence);
                default -> throw new FormatException("the row holds an event that this program does not know");
            };
        });
    }

    private static JsonGenerator head(JsonGenerator out, String kind, Event event) throws IOException {
        string(out, "event", kind);
        Occurrence occurrence = event.occurrence();
        Values.channel(out, occurrence.channel());
        Values.instant(out, "at", occurrence.at());
        string(out, "key", occurrence.key(), EventKey::value);
        flag(out, "own", occurrence.own());
        if (occurrence.origin() != Origin.LIVE) {
            string(out, "origin", ORIGINS.of(occurrence.origin()));
        }
        return out;
    }

    private static Occurrence occurrence(JsonNode node) throws FormatException {
        return new Occurrence(
                Values.channel(node),
                Values.instant(required(node, "at")),
                optional(node, "key").map(EventKey::new),
                flag(node, "own"),
                optional(node, "origin", origin -> ORIGINS.get(origin.asText(), "way of arriving"))
                        .orElse(Origin.LIVE));
    }

    private static MessageId target(JsonNode node) throws FormatException {
        return new MessageId(string(node, "target"));
    }

    private static void posted(JsonGenerator out, Posted posted) throws IOException {
        Values.names(out, posted.names());
        Messages.message(out, posted.message());
        string(out, "album", posted.album(), album -> album);
        string(out, "token", posted.token(), Token::value);
        string(out, "typed", posted.typed(), typed -> typed);
    }

    private static Posted posted(JsonNode node, Occurrence occurrence) throws FormatException {
        var names = Values.names(node);
        if (names.isEmpty()) {
            throw new FormatException("the row holds a message without a name");
        }
        Posted.Builder builder = Posted.builder(occurrence, names.getFirst(), Messages.message(node));
        names.forEach(builder::alias);
        optional(node, "album").ifPresent(builder::album);
        optional(node, "token").map(Token::new).ifPresent(builder::token);
        optional(node, "typed").ifPresent(builder::typed);
        return builder.build();
    }

    private static void edited(JsonGenerator out, Edited edited) throws IOException {
        string(out, "target", edited.target().value());
        Messages.message(out, edited.message());
        Values.names(out, edited.names());
    }

    private static void deleted(JsonGenerator out, Deleted deleted) throws IOException {
        string(out, "target", deleted.target().value());
        Messages.user(out, "by", deleted.by());
    }

    private static void reacted(JsonGenerator out, Reacted reacted) throws IOException {
        string(out, "target", reacted.target().value());
        switch (reacted.reactions()) {
            case Reacted.OfUser of -> {
                Messages.user(out, "user", of.user());
                out.writeArrayFieldStart("set");
                for (Reaction reaction : of.reactions()) {
                    Values.reaction(out, reaction);
                }
                out.writeEndArray();
            }
            case Reacted.Counts of -> {
                out.writeArrayFieldStart("counts");
                for (Map.Entry<Reaction, Integer> count : ordered(of.counts())) {
                    out.writeStartArray();
                    Values.reaction(out, count.getKey());
                    out.writeNumber(count.getValue());
                    out.writeEndArray();
                }
                out.writeEndArray();
            }
        }
    }

    private static List<Map.Entry<Reaction, Integer>> ordered(Map<Reaction, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(Reaction::text).thenComparing(Reaction::custom)))
                .toList();
    }

    private static Reacted.Reactions reactions(JsonNode node) throws FormatException {
        if (node.has("user")) {
            return new Reacted.OfUser(
                    Messages.user(node.path("user")), Values.list(node.path("set"), Values::reaction));
        }
        Map<Reaction, Integer> counts = new HashMap<>();
        for (JsonNode count : required(node, "counts")) {
            counts.put(Values.reaction(count.path(0)), count.path(1).asInt());
        }
        return new Reacted.Counts(counts);
    }

    private static void invoked(JsonGenerator out, Invoked invoked) throws IOException {
        Messages.user(out, "by", invoked.by());
        string(out, "command", invoked.command());
        Values.strings(out, "arguments", invoked.arguments());
    }

    private static void statusChanged(JsonGenerator out, StatusChanged changed) throws IOException {
        string(out, "target", changed.target().value());
        string(out, "recipient", changed.recipient(), UserId::value);
        string(out, "status", STATUSES.of(changed.status()));
        string(out, "detail", changed.detail());
    }

    private static StatusChanged statusChanged(JsonNode node, Occurrence occurrence) throws FormatException {
        return new StatusChanged(
                occurrence,
                target(node),
                optional(node, "recipient").map(UserId::new),
                STATUSES.get(string(node, "status"), "delivery status"),
                string(node, "detail"));
    }
}
