package dev.rialto.core.format;

import static dev.rialto.core.format.Values.flag;
import static dev.rialto.core.format.Values.optional;
import static dev.rialto.core.format.Values.string;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.CustomEmoji;
import dev.rialto.api.message.Mention;
import dev.rialto.api.message.Mention.Audience;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import dev.rialto.api.message.Style.Basic;
import dev.rialto.api.message.UserId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Texts with their looks: a plain text is a string, any other an array of segments. A segment without looks is a string. A
 * style is a word, or an object when it has a parameter; one that is not known shows as plain text.
 */
final class Texts {
    private static final Words<Basic> BASICS = new Words<>(Basic.class, basic -> switch (basic) {
        case BOLD -> "bold";
        case ITALIC -> "italic";
        case UNDERLINE -> "underline";
        case STRIKE -> "strike";
        case SPOILER -> "spoiler";
        case CODE -> "code";
    });
    /** A set has no order of its own; a row has, so that the same text is always the same row. */
    private static final Comparator<Style> ORDER = Comparator.comparing(Texts::sortKey);

    private Texts() {}

    static void text(JsonGenerator out, String field, RichText text) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        out.writeFieldName(field);
        if (text.segments().size() == 1) {
            segment(out, text.segments().getFirst());
        } else {
            out.writeStartArray();
            for (Segment segment : text.segments()) {
                segment(out, segment);
            }
            out.writeEndArray();
        }
    }

    static RichText text(JsonNode node, String field) throws FormatException {
        JsonNode text = node.path(field);
        if (text.isMissingNode()) {
            return RichText.EMPTY;
        }
        return text.isArray() ? new RichText(Values.list(text, Texts::segment)) : RichText.of(segment(text));
    }

    private static void segment(JsonGenerator out, Segment segment) throws IOException {
        if (segment.looksLike(Segment.of(segment.text()))) {
            out.writeString(Values.wellFormed(segment.text()));
            return;
        }
        out.writeStartObject();
        string(out, "text", segment.text());
        if (!segment.styles().isEmpty()) {
            styles(out, segment.styles());
        }
        string(out, "link", segment.link(), link -> link);
        if (segment.mention().isPresent()) {
            mention(out, segment.mention().get());
        }
        if (segment.emoji().isPresent()) {
            emoji(out, segment.emoji().get());
        }
        out.writeEndObject();
    }

    private static Segment segment(JsonNode node) throws FormatException {
        if (!node.isObject()) {
            return Segment.of(node.asText());
        }
        return new Segment(
                string(node, "text"),
                styles(node.path("styles")),
                optional(node, "link"),
                optional(node, "mention", Texts::mention),
                optional(node, "emoji", Texts::emoji));
    }

    private static void styles(JsonGenerator out, Set<Style> styles) throws IOException {
        out.writeArrayFieldStart("styles");
        List<Style> ordered = new ArrayList<>(styles);
        ordered.sort(ORDER);
        for (Style style : ordered) {
            style(out, style);
        }
        out.writeEndArray();
    }

    private static void style(JsonGenerator out, Style style) throws IOException {
        if (style instanceof Basic basic) {
            out.writeString(BASICS.of(basic));
            return;
        }
        out.writeStartObject();
        switch (style) {
            case Basic _ -> throw new IllegalStateException("a style without parameters is a word");
            case Style.Pre pre -> string(out, "pre", pre.language());
            case Style.Quote quote -> out.writeBooleanField("quote", quote.expandable());
            case Style.Heading heading -> out.writeNumberField("heading", heading.level());
        }
        out.writeEndObject();
    }

    private static Set<Style> styles(JsonNode array) {
        Set<Style> styles = new HashSet<>();
        for (JsonNode node : array) {
            style(node).ifPresent(styles::add);
        }
        return styles;
    }

    private static Optional<Style> style(JsonNode node) {
        if (node.isTextual()) {
            return BASICS.find(node.textValue()).map(Style.class::cast);
        }
        if (node.has("pre")) {
            return Optional.of(new Style.Pre(node.path("pre").asText()));
        }
        if (node.has("quote")) {
            return Optional.of(new Style.Quote(node.path("quote").asBoolean()));
        }
        int level = node.path("heading").asInt();
        return level >= 1 && level <= 6 ? Optional.of(new Style.Heading(level)) : Optional.empty();
    }

    private static String sortKey(Style style) {
        return switch (style) {
            case Basic basic -> BASICS.of(basic);
            case Style.Pre pre -> "~pre " + pre.language();
            case Style.Quote quote -> "~quote " + quote.expandable();
            case Style.Heading heading -> "~heading " + heading.level();
        };
    }

    private static void mention(JsonGenerator out, Mention mention) throws IOException {
        out.writeObjectFieldStart("mention");
        string(out, "user", mention.user(), UserId::value);
        flag(out, "many", mention.audience() == Audience.MANY);
        flag(out, "nobody", mention.audience() == Audience.NOBODY);
        out.writeEndObject();
    }

    private static Mention mention(JsonNode node) {
        Audience audience = flag(node, "many") ? Audience.MANY : flag(node, "nobody") ? Audience.NOBODY : Audience.ONE;
        return new Mention(optional(node, "user").map(UserId::new), audience);
    }

    private static void emoji(JsonGenerator out, CustomEmoji emoji) throws IOException {
        out.writeObjectFieldStart("emoji");
        string(out, "id", emoji.id());
        string(out, "picture", emoji.picture(), ContentId::value);
        out.writeEndObject();
    }

    private static CustomEmoji emoji(JsonNode node) throws FormatException {
        return new CustomEmoji(string(node, "id"), optional(node, "picture").map(ContentId::new));
    }
}
