package dev.rialto.dist.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a message of the Bot API says. */
final class BotMessage {
    private BotMessage() {}

    static int id(JsonNode message) {
        return message.path("message_id").asInt();
    }

    /** The message that it answers. */
    static int answered(JsonNode message) {
        return id(message.path("reply_to_message"));
    }

    /** What in it has this look. */
    static List<String> looks(JsonNode message, String type) {
        String text = message.path("text").asText();
        return message.path("entities")
                .valueStream()
                .filter(entity -> entity.path("type").asText().equals(type))
                .map(entity -> text.substring(
                        entity.path("offset").asInt(),
                        entity.path("offset").asInt() + entity.path("length").asInt()))
                .toList();
    }
}
