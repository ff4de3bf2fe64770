package dev.rialto.plug.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What Telegram's clients show of a message, read without the plug. */
final class Formatted {

    private Formatted() {}

    static RichText read(JsonNode message) {
        String text = message.path("text").asText(message.path("caption").asText(""));
        JsonNode entities = message.path("entities");
        TreeSet<Integer> edges = new TreeSet<>(List.of(text.length()));
        entities.forEach(each -> {
            edges.add(each.path("offset").asInt());
            edges.add(each.path("offset").asInt() + each.path("length").asInt());
        });
        List<Segment> segments = new ArrayList<>();
        int from = 0;
        for (int to : edges) {
            Set<Style> styles = new HashSet<>();
            Optional<String> link = Optional.empty();
            for (JsonNode each : entities) {
                int begin = each.path("offset").asInt();
                if (begin <= from && to <= begin + each.path("length").asInt()) {
                    style(each).ifPresent(styles::add);
                    link = each.has("url") ? Optional.of(each.path("url").asText()) : link;
                }
            }
            segments.add(new Segment(text.substring(from, to), styles, link, Optional.empty(), Optional.empty()));
            from = to;
        }
        return new RichText(segments);
    }

    private static Optional<Style> style(JsonNode entity) {
        return switch (entity.path("type").asText()) {
            case "bold" -> Optional.of(Style.Basic.BOLD);
            case "italic" -> Optional.of(Style.Basic.ITALIC);
            case "underline" -> Optional.of(Style.Basic.UNDERLINE);
            case "strikethrough" -> Optional.of(Style.Basic.STRIKE);
            case "spoiler" -> Optional.of(Style.Basic.SPOILER);
            case "code" -> Optional.of(Style.Basic.CODE);
            case "pre" -> Optional.of(new Style.Pre(entity.path("language").asText("")));
            case "blockquote" -> Optional.of(new Style.Quote(false));
            case "expandable_blockquote" -> Optional.of(new Style.Quote(true));
            default -> Optional.empty();
        };
    }

    /** The HTML of a text of which no two looks meet. */
    static String html(RichText text) {
        StringBuilder html = new StringBuilder();
        for (Segment segment : text.segments()) {
            String escaped =
                    segment.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            for (Style style : segment.styles()) {
                String tag = switch ((Style.Basic) style) {
                    case BOLD -> "b";
                    case ITALIC -> "i";
                    case UNDERLINE -> "u";
                    case STRIKE -> "s";
                    case SPOILER -> "tg-spoiler";
                    case CODE -> "code";
                };
                escaped = "<" + tag + ">" + escaped + "</" + tag + ">";
            }
            html.append(escaped);
        }
        return html.toString();
    }
}
