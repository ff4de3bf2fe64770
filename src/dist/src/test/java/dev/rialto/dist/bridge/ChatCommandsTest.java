package dev.rialto.dist.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.plug.telegram.standin.Account;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people type in groups that are synced, over Telegram. */
final class ChatCommandsTest {
    private static final Account BOB = Account.person(102, "Bob");

    private Pairs pairs;

    @BeforeEach
    void begin() throws Exception {
        pairs = new Pairs("""
                groups { first { channels = [ tg-a, tg-b ] } }
                hooks { admin {
                  type = command
                  mapping {
                    ops { groups = [ first ], users = [ "tg:101" ], sets = [ moderation ] }
                    all { groups = [ first ], sets = [ basic ] }
                  }
                  sets { basic = [ help, rules, sync-list, long, nap ], moderation = [ mute, unmute ] }
                  programs { long { run = [ "/usr/bin/seq", "1", "2000" ], max-output = 16k }
                    nap { run = [ "/bin/sh", "-c", "sleep 300; true" ], timeout = 5m } }
                  answer-parts = 2
                  texts { rules = "Be kind." }
                } }
                """);
        pairs.folder().start();
    }

    @AfterEach
    void end() throws Exception {
        pairs.close();
    }

    private Map<String, String> menu(long chat) {
        return pairs.telegram().people().menu(chat);
    }

    @Test
    void theMenuOfEachChatHasWhatCanBeUsedThere() {
        Waiting.until(
                "A and B have menus",
                () -> menu(pairs.a()) + " " + menu(pairs.b()),
                () -> !menu(pairs.a()).isEmpty() && !menu(pairs.b()).isEmpty());
        assertThat(menu(pairs.b())).containsOnlyKeys("help", "long", "nap", "rules", "sync_list", "mute", "unmute");
        assertThat(menu(pairs.c())).isEmpty();
    }

    @Test
    void aLongAnswerIsAFileOnEverySide() {
        // What is typed before the bridge listens is too old to be run.
        pairs.post(pairs.a(), List.of("hello"));
        pairs.awaitTexts(pairs.b(), List.of("Alice: hello"));
        pairs.post(pairs.a(), List.of("/long"));
        String file = "The answer is long; it is in the file.";
        pairs.awaitTexts(pairs.a(), List.of("hello", "/long", file));
        pairs.awaitTexts(pairs.b(), List.of("Alice: hello", "Alice: /long", file));
        for (long chat : new long[] {pairs.a(), pairs.b()}) {
            JsonNode document = pairs.telegram().people().see(chat).getLast().path("document");
            assertThat(document.path("file_name").asText()).isEqualTo("answer.txt");
            byte[] content =
                    pairs.telegram().people().file(document.path("file_id").asText());
            assertThat(new String(content, StandardCharsets.UTF_8))
                    .startsWith("1\n2\n3")
                    .endsWith("1999\n2000");
        }
    }

    @Test
    void aStopEndsAProgramThatRuns() throws Exception {
        pairs.post(pairs.a(), List.of("hello"));
        pairs.awaitTexts(pairs.b(), List.of("Alice: hello"));
        pairs.post(pairs.a(), List.of("/nap"));
        ProcessHandle daemon = ProcessHandle.of(pairs.folder().daemon().pid()).orElseThrow();
        Waiting.until(
                "the program and its child",
                () -> daemon.descendants().toList(),
                () -> daemon.descendants().filter(ChatCommandsTest::sleeps).count() == 1);
        ProcessHandle sleeping = daemon.descendants()
                .filter(ChatCommandsTest::sleeps)
                .findFirst()
                .orElseThrow();
        pairs.folder().stop();
        Path stat = Path.of("/proc/" + sleeping.pid() + "/stat");
        Waiting.until(
                "its end",
                () -> sleeping,
                () -> !Files.exists(stat)
                        || Files.readString(stat).replaceFirst(".*\\) ", "").startsWith("Z"));
    }

    private static boolean sleeps(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("sleep 300")
                && !process.info().commandLine().orElse("").contains("sh -c");
    }

    @Test
    void whoIsMutedIsNotRelayedOnAnySide() {
        pairs.telegram().people().post(pairs.b(), BOB, "hello");
        pairs.awaitTexts(pairs.a(), List.of("Bob: hello"));
        pairs.telegram().people().post(pairs.b(), BOB, "/mute tg:101");
        pairs.awaitTexts(pairs.a(), List.of("Bob: hello", "Bob: /mute tg:101"));
        pairs.post(pairs.a(), List.of("/mute Bob 1h"));
        pairs.awaitTexts(
                pairs.b(), List.of("hello", "/mute tg:101", "Alice: /mute Bob 1h", "Bob is not relayed here for 1 h."));
        pairs.telegram().people().post(pairs.b(), BOB, "hello?");
        pairs.post(pairs.b(), List.of("/unmute Bob"));
        pairs.awaitTexts(
                pairs.a(),
                List.of(
                        "Bob: hello",
                        "Bob: /mute tg:101",
                        "/mute Bob 1h",
                        "Bob is not relayed here for 1 h.",
                        "Alice: /unmute Bob",
                        "Bob is relayed again."));
    }
}
