package dev.rialto.dist.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files on their way from one group to another. */
final class TelegramFilesTest {
    private static final byte[] PLAN = "We meet at noon.".getBytes(StandardCharsets.UTF_8);

    @Test
    void aFileArrivesWithItsCaptionThoughTheBridgeWasAwayWhenItWasPosted() throws Exception {
        try (Pairs pairs = new Pairs("")) {
            pairs.folder().start();
            pairs.post(pairs.a(), List.of("hello"));
            pairs.awaitTexts(pairs.b(), List.of("Alice: hello"));
            pairs.folder().stop();
            pairs.telegram().people().postFile(pairs.a(), Pairs.ALICE, "document", "plan.txt", PLAN, "the plan");
            pairs.folder().start();
            Waiting.until(
                    "the file is there",
                    () -> pairs.folder().daemon().output(),
                    () -> copy(pairs).has("document"));
            JsonNode document = copy(pairs).path("document");
            assertThat(copy(pairs).path("caption").asText()).contains("Alice", "the plan");
            assertThat(document.path("file_name").asText()).isEqualTo("plan.txt");
            assertThat(pairs.telegram().people().file(document.path("file_id").asText()))
                    .isEqualTo(PLAN);
        }
    }

    private static JsonNode copy(Pairs pairs) {
        return pairs.telegram().people().see(pairs.b()).getLast();
    }
}
