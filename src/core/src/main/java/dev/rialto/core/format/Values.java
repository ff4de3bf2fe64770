package dev.rialto.core.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.message.Reaction;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Small values: strings, times, addresses, names. What is empty or false has no field. */
final class Values {
    /** Times further from 1970 than this, in seconds (some 30000 years), are written out. */
    private static final long FAR = 1L << 40;

    private Values() {}

    // Strings

    static void string(JsonGenerator out, String field, String value) throws IOException {
        out.writeStringField(field, wellFormed(value));
    }

    static <T> void string(JsonGenerator out, String field, Optional<T> value, Function<T, String> text)
            throws IOException {
        if (value.isPresent()) {
            string(out, field, text.apply(value.get()));
        }
    }

    static void strings(JsonGenerator out, String field, List<String> values) throws IOException {
        out.writeArrayFieldStart(field);
        for (String value : values) {
            out.writeString(wellFormed(value));
        }
        out.writeEndArray();
    }

    static void flag(JsonGenerator out, String field, boolean value) throws IOException {
        if (value) {
            out.writeBooleanField(field, true);
        }
    }

    /** Half of a surrogate pair cannot be written in UTF-8; people see the replacement character for it anyway. */
    static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints()
                        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '\uFFFD' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    static JsonNode required(JsonNode node, String field) throws FormatException {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw new FormatException("the row lacks the field \"" + field + "\"");
        }
        return value;
    }

    static String string(JsonNode node, String field) throws FormatException {
        return required(node, field).asText();
    }

    static Optional<String> optional(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    static boolean flag(JsonNode node, String field) {
        return node.path(field).asBoolean();
    }

    static List<String> strings(JsonNode node, String field) {
        List<String> values = new ArrayList<>();
        for (JsonNode value : node.path(field)) {
            values.add(value.asText());
        }
        return values;
    }

    static <T> List<T> list(JsonNode array, Rows.Reader<T> reader) throws FormatException {
        List<T> values = new ArrayList<>(array.size());
        for (JsonNode value : array) {
            values.add(reader.read(value));
        }
        return values;
    }

    static <T> Optional<T> optional(JsonNode node, String field, Rows.Reader<T> reader) throws FormatException {
        JsonNode value = node.path(field);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(reader.read(value));
    }

    // Times: a number of milliseconds, or ISO 8601 where that would not be exact

    static void instant(JsonGenerator out, String field, Instant value) throws IOException {
        if (value.getNano() % 1_000_000 == 0 && Math.abs(value.getEpochSecond()) < FAR) {
            out.writeNumberField(field, value.toEpochMilli());
        } else {
            out.writeStringField(field, value.toString());
        }
    }

    static Instant instant(JsonNode value) throws FormatException {
        try {
            return value.isNumber() ? Instant.ofEpochMilli(value.longValue()) : Instant.parse(value.asText());
        } catch (DateTimeException e) {
            throw new FormatException("the row holds a time that is neither milliseconds nor ISO 8601");
        }
    }

    static void duration(JsonGenerator out, String field, Duration value) throws IOException {
        if (value.getNano() % 1_000_000 == 0 && Math.abs(value.getSeconds()) < FAR) {
            out.writeNumberField(field, value.toMillis());
        } else {
            out.writeStringField(field, value.toString());
        }
    }

    static Duration duration(JsonNode value) throws FormatException {
        try {
            return value.isNumber() ? Duration.ofMillis(value.longValue()) : Duration.parse(value.asText());
        } catch (DateTimeException e) {
            throw new FormatException("the row holds a duration that is neither milliseconds nor ISO 8601");
        }
    }

    // Addresses and names

    static void channel(JsonGenerator out, ChannelRef channel) throws IOException {
        string(out, "network", channel.network().value());
        string(out, "channel", channel.id().value());
    }

    static ChannelRef channel(JsonNode node) throws FormatException {
        return new ChannelRef(new NetworkId(string(node, "network")), new ChannelId(string(node, "channel")));
    }

    /** A name is a string, or an object when its sender chose it. */
    static void names(JsonGenerator out, List<MessageName> names) throws IOException {
        out.writeArrayFieldStart("names");
        for (MessageName name : names) {
            if (name.chosenByClient()) {
                out.writeStartObject();
                string(out, "chosen", name.id().value());
                out.writeEndObject();
            } else {
                out.writeString(wellFormed(name.id().value()));
            }
        }
        out.writeEndArray();
    }

    static List<MessageName> names(JsonNode node) throws FormatException {
        return list(
                node.path("names"),
                name -> name.isObject()
                        ? MessageName.chosen(string(name, "chosen"))
                        : MessageName.given(name.asText()));
    }

    /** A reaction is a string, or an object when it is a network's own picture. */
    static void reaction(JsonGenerator out, Reaction reaction) throws IOException {
        if (reaction.custom().isEmpty()) {
            out.writeString(wellFormed(reaction.text()));
        } else {
            out.writeStartObject();
            string(out, "text", reaction.text());
            string(out, "custom", reaction.custom());
            out.writeEndObject();
        }
    }

    static Reaction reaction(JsonNode value) throws FormatException {
        return value.isObject()
                ? new Reaction(string(value, "text"), string(value, "custom"))
                : Reaction.emoji(value.asText());
    }
}
