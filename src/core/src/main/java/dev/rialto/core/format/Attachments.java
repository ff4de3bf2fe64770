package dev.rialto.core.format;

import static dev.rialto.core.format.Values.optional;
import static dev.rialto.core.format.Values.required;
import static dev.rialto.core.format.Values.string;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.api.message.Attachment;
import dev.rialto.api.message.Contact;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.Forwarded;
import dev.rialto.api.message.Location;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Poll;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** What messages carry besides their text: objects whose field {@code is} says what they are. */
final class Attachments {
    private static final Words<Media.Kind> KINDS = new Words<>(Media.Kind.class, kind -> switch (kind) {
        case IMAGE -> "image";
        case ANIMATION -> "animation";
        case VIDEO -> "video";
        case AUDIO -> "audio";
        case VOICE -> "voice";
        case STICKER -> "sticker";
        case FILE -> "file";
    });

    private Attachments() {}

    static void attachments(JsonGenerator out, List<Attachment> attachments) throws IOException {
        if (attachments.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("with");
        for (Attachment attachment : attachments) {
            out.writeStartObject();
            switch (attachment) {
                case Media media -> media(out, media);
                case Location location -> location(out, location);
                case Poll poll -> poll(out, poll);
                case Contact contact -> contact(out, contact);
                case Forwarded forwarded -> forwarded(out, forwarded);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    static List<Attachment> attachments(JsonNode message) throws FormatException {
        return Values.list(message.path("with"), Attachments::attachment);
    }

    private static Attachment attachment(JsonNode node) throws FormatException {
        return switch (string(node, "is")) {
            case "media" -> media(node);
            case "location" -> location(node);
            case "poll" -> new Poll(string(node, "question"), Values.strings(node, "answers"));
            case "contact" -> new Contact(string(node, "name"), optional(node, "phone"));
            case "forwarded" ->
                new Forwarded(optional(node, "author", Messages::user), optional(node, "at", Values::instant));
            // To leave it out would lose something without a word.
            default -> throw new FormatException("the row holds an attachment that this program does not know");
        };
    }

    private static void media(JsonGenerator out, Media media) throws IOException {
        string(out, "is", "media");
        string(out, "content", media.content().value());
        string(out, "kind", KINDS.of(media.kind()));
        string(out, "name", media.name(), name -> name);
        string(out, "type", media.type(), type -> type);
        if (media.size().isPresent()) {
            out.writeNumberField("size", media.size().getAsLong());
        }
        if (media.duration().isPresent()) {
            Values.duration(out, "duration", media.duration().get());
        }
    }

    private static Media media(JsonNode node) throws FormatException {
        JsonNode size = node.path("size");
        return new Media(
                new ContentId(string(node, "content")),
                KINDS.find(string(node, "kind")).orElse(Media.Kind.FILE),
                optional(node, "name"),
                optional(node, "type"),
                size.isNumber() ? OptionalLong.of(size.longValue()) : OptionalLong.empty(),
                optional(node, "duration", Values::duration));
    }

    private static void location(JsonGenerator out, Location location) throws IOException {
        string(out, "is", "location");
        out.writeNumberField("latitude", location.latitude());
        out.writeNumberField("longitude", location.longitude());
        string(out, "name", location.name(), name -> name);
        string(out, "address", location.address(), address -> address);
    }

    private static Location location(JsonNode node) throws FormatException {
        return new Location(
                required(node, "latitude").asDouble(),
                required(node, "longitude").asDouble(),
                optional(node, "name"),
                optional(node, "address"));
    }

    private static void poll(JsonGenerator out, Poll poll) throws IOException {
        string(out, "is", "poll");
        string(out, "question", poll.question());
        Values.strings(out, "answers", poll.answers());
    }

    private static void contact(JsonGenerator out, Contact contact) throws IOException {
        string(out, "is", "contact");
        string(out, "name", contact.name());
        string(out, "phone", contact.phone(), phone -> phone);
    }

    private static void forwarded(JsonGenerator out, Forwarded forwarded) throws IOException {
        string(out, "is", "forwarded");
        Messages.user(out, "author", forwarded.author());
        if (forwarded.at().isPresent()) {
            Values.instant(out, "at", forwarded.at().get());
        }
    }
}
