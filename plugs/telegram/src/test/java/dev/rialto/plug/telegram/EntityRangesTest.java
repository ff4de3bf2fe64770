package dev.rialto.plug.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That no entity, wherever it lies, keeps a message away. */
final class EntityRangesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Self SELF = new Self(7_000_001, Optional.of("rialto_bot"));
    private static final List<String> TYPES =
            List.of("bold", "pre", "mention", "custom_emoji", "text_link", "bot_command", "of_2031");
    private static final int TEXTS = 40;

    static IntStream seeds() {
        return IntStream.range(0, 25);
    }

    private static ObjectNode message(String text, ArrayNode entities) {
        ObjectNode message = JSON.createObjectNode().put("message_id", 1).put("date", 1);
        message.putObject("chat").put("id", -1).put("type", "group").put("title", "Family");
        message.putObject("from").put("id", 501).put("is_bot", false).put("first_name", "Anna");
        message.put("text", text);
        message.set("entities", entities);
        return message;
    }

    private static ArrayNode entity(String type, long offset, long length) {
        ArrayNode entities = JSON.createArrayNode();
        entities.addObject().put("type", type).put("offset", offset).put("length", length);
        return entities;
    }

    private static Message read(ObjectNode message) {
        ArrayNode updates = JSON.createArrayNode();
        updates.addObject().put("update_id", 1).set("message", message);
        Updates read = UpdatesRequest.read(updates);
        assertThat(read.unreadable()).isEmpty();
        return TelegramContent.read(read.readable().getFirst().getMessage(), SELF)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 9999, hello",
        "-1, 2, h",
        "3, 2147483647, lo",
        "-2147483648, 2147483647, ''",
        "5, 1, ''",
        "2, -1, ''"
    })
    void onlyThePartWithinTheTextHasTheLooks(long offset, long length, String bold) {
        RichText text = read(message("hello", entity("bold", offset, length))).text();
        assertThat(text.plain()).isEqualTo("hello");
        assertThat(text.segments().stream()
                        .filter(segment -> segment.styles().contains(Style.Basic.BOLD))
                        .map(Segment::text)
                        .reduce("", String::concat))
                .isEqualTo(bold);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{}]",
                "[7, null, \"bold\"]",
                "[{\"type\":\"bold\",\"offset\":0}]",
                "[{\"offset\":0,\"length\":1}]",
                "[{\"type\":\"bold\",\"offset\":99999999999,\"length\":1}]",
                "[{\"type\":\"bold\",\"offset\":\"0\",\"length\":1}]"
            })
    void whatIsNoEntityIsLeftOut(String entities) throws JsonProcessingException {
        assertThat(read(message("hello", (ArrayNode) JSON.readTree(entities))).text())
                .isEqualTo(RichText.of("hello"));
    }

    @Test
    void captionsParentsAndQuotesAreReadToo() {
        ObjectNode captioned = message("", entity("bold", 0, 9)).put("caption", "look");
        captioned.remove("text");
        captioned.set("caption_entities", entity("bold", -1, 99));
        assertThat(read(captioned).text()).isEqualTo(RichText.of(Segment.of("look", Style.Basic.BOLD)));

        ObjectNode answer = message("yes", JSON.createArrayNode());
        answer.set("reply_to_message", message("sure?", entity("bold", 4, 9)));
        assertThat(read(answer).replyTo().orElseThrow().text().plain()).isEqualTo("sure?");
        answer.putObject("quote").put("text", "sure").put("position", 0).set("entities", entity("bold", 3, 9));
        assertThat(read(answer).replyTo().orElseThrow().text())
                .isEqualTo(RichText.of(Segment.of("sur"), Segment.of("e", Style.Basic.BOLD)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverTheRangesThePlainTextStays(int seed) {
        RandomText texts = new RandomText(seed);
        Random random = new Random(seed);
        for (int i = 0; i < TEXTS; i++) {
            String text = "x" + texts.any().plain();
            ArrayNode entities = JSON.createArrayNode();
            for (int left = random.nextInt(6); left > 0; left--) {
                entities.addAll(entity(TYPES.get(random.nextInt(TYPES.size())), place(random), place(random)));
            }
            assertThat(read(message(text, entities.deepCopy())).text().plain())
                    .as("seed %d, text %d: %s", seed, i, entities)
                    .isEqualTo(text);
        }
    }

    /** Mostly about as far as a text goes. */
    private static int place(Random random) {
        return random.nextInt(8) == 0 ? random.nextInt() : random.nextInt(-20, 60);
    }
}
