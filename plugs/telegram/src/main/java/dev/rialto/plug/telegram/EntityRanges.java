package dev.rialto.plug.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;

/**
 * Puts right where the entities of an update lie, before the library reads it: the library cuts their texts out, and fails for the
 * whole message at one that does not lie within.
 */
final class EntityRanges {
    private EntityRanges() {}

    /** Cuts all entities, at any depth, to their texts. Those of which nothing is left, and what is no entity, are taken away. */
    static void clamp(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                if (field.getKey().endsWith("entities") && field.getValue() instanceof ArrayNode entities) {
                    clamp(entities, object.path(text(field.getKey())).asText("").length());
                }
            }
        }
        node.forEach(EntityRanges::clamp);
    }

    /** The field that has the text: {@code caption} for {@code caption_entities}. */
    private static String text(String entities) {
        return entities.equals("entities") ? "text" : entities.replaceFirst("_?entities$", "");
    }

    private static void clamp(ArrayNode entities, int textLength) {
        for (Iterator<JsonNode> each = entities.iterator(); each.hasNext(); ) {
            if (!(each.next() instanceof ObjectNode entity && clamp(entity, textLength))) {
                each.remove();
            }
        }
    }

    private static boolean clamp(ObjectNode entity, int textLength) {
        JsonNode offset = entity.path("offset");
        JsonNode length = entity.path("length");
        if (!entity.path("type").isTextual() || !offset.canConvertToInt() || !length.canConvertToInt()) {
            return false;
        }
        int begin = Math.clamp(offset.intValue(), 0, textLength);
        int end = Math.clamp((long) offset.intValue() + length.intValue(), 0, textLength);
        entity.put("offset", begin).put("length", end - begin);
        return begin < end;
    }
}
