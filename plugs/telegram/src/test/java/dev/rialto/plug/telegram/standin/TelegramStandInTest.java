package dev.rialto.plug.telegram.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.tck.time.Patience;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the stand-in is as strict as what it stands in for. Asked over plain HTTP. */
final class TelegramStandInTest {
    private static final Account ANNA = Account.person(501, "Anna");
    private final TelegramStandIn server = TelegramStandIn.start("7000001:TEST");
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.shutdownNow();
        server.close();
    }

    private JsonNode post(String path, String type, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        JsonNode json = Arguments.JSON.readTree(answer.body());
        if (path.startsWith("/bot")) {
            assertThat(json.path("ok").asBoolean()).isEqualTo(answer.statusCode() == 200);
            assertThat(json.path("error_code").asInt(200)).isEqualTo(answer.statusCode());
        }
        return json;
    }

    private JsonNode call(String method, String json) throws IOException, InterruptedException {
        return post("/bot7000001:TEST/" + method, "application/json", json);
    }

    private JsonNode control(String what, String json) throws IOException, InterruptedException {
        return post("/control/" + what, "application/json", json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a_1 | Says something | ''",
                "Help | Helps | BOT_COMMAND_INVALID",
                "sync-list | Lists | BOT_COMMAND_INVALID",
                "123456789012345678901234567890123 | Too long | BOT_COMMAND_INVALID",
                "help | ' ' | BOT_COMMAND_DESCRIPTION_INVALID",
            })
    void commandsAreChecked(String name, String description, String refusal) throws Exception {
        long chat = server.people().newChat("group", "Family");
        JsonNode answer = call(
                "setMyCommands",
                "{\"scope\":{\"type\":\"chat\",\"chat_id\":" + chat + "},\"commands\":[{\"command\":\"" + name
                        + "\",\"description\":\"" + description + "\"}]}");
        assertThat(answer.path("description").asText()).endsWith(refusal);
        assertThat(server.people().menu(chat).isEmpty()).isEqualTo(!refusal.isEmpty());
    }

    @Test
    void methodsTakeAnyForm() throws Exception {
        long chat = server.people().newChat("group", "Family");
        post("/bot7000001:TEST/sendMessage", "application/x-www-form-urlencoded", "chat_id=" + chat + "&text=a%26b+c");
        post(
                "/bot7000001:TEST/sendMessage",
                "multipart/form-data; boundary=XX",
                "--XX\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n" + chat
                        + "\r\n--XX\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nd é\r\n--XX--\r\n");
        assertThat(server.people().texts(chat)).containsExactly("a&b c", "d é");
    }

    @Test
    void namesAreKnownAsTheyAreDocumentedAndNotInAnotherCase() throws Exception {
        long chat = server.people().newChat("group", "Family");
        assertThat(call("getMe", "").path("result").path("is_bot").asBoolean()).isTrue();
        assertThat(call("getme", "").path("error_code").asInt()).isEqualTo(404);
        assertThat(call("sendMessage", "{\"chat_id\":" + chat + ",\"parse_mode\":\"html\",\"text\":\"x\"}")
                        .path("description")
                        .asText())
                .isEqualTo("Bad Request: unsupported parse_mode");
    }

    @Test
    void anotherTokenIsNotLetIn() throws Exception {
        assertThat(post("/bot7000001:WRONG/getMe", "application/json", "")
                        .path("error_code")
                        .asInt())
                .isEqualTo(401);
        assertThat(post("/somewhere/else", "application/json", "")
                        .path("error_code")
                        .asInt())
                .isEqualTo(404);
        assertThat(call("getNothing", "").path("error_code").asInt()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<b>open | can't parse entities: Can't find end tag corresponding to start tag \"b\"",
                "a <script> b | can't parse entities: Unsupported start tag \"script\" at byte offset 2",
                "é < b | can't parse entities: Unsupported start tag \"\" at byte offset 3",
                "<b>x</i> | can't parse entities: Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"",
                "x</b> | can't parse entities: Unexpected end tag at byte offset 1",
                "<span class=\"x\">y</span> | can't parse entities: Tag \"span\" must have class \"tg-spoiler\" at byte offset 0"
            })
    void whatIsNotWellFormedIsRefusedInTelegramsWords(String html, String error) {
        assertThatThrownBy(() -> HtmlText.message(html)).hasMessage("Bad Request: " + error);
    }

    @Test
    void entitiesAreMadeAsTelegramMakesThem() {
        JsonNode message = HtmlText.message(
                " <b>one</b><b> two</b> <pre><code class=\"language-java\">x &lt; y</code></pre> <i><code>z</code></i> @somebody ");
        assertThat(message.path("text").asText()).isEqualTo("one two x < y z @somebody");
        assertThat(message.path("entities").toString())
                .isEqualTo("[{\"type\":\"bold\",\"offset\":0,\"length\":7},"
                        + "{\"type\":\"pre\",\"offset\":8,\"length\":5,\"language\":\"java\"},"
                        + "{\"type\":\"code\",\"offset\":14,\"length\":1},"
                        + "{\"type\":\"mention\",\"offset\":16,\"length\":9}]");
    }

    @Test
    void lengthsAreThoseOfTheTextWithoutItsTags() throws Exception {
        long chat = server.people().newChat("group", "Family");
        String text = "<b>" + "&amp;".repeat(4096) + "</b>";
        call("sendMessage", "{\"chat_id\":" + chat + ",\"parse_mode\":\"HTML\",\"text\":\"" + text + "\"}");
        assertThat(server.people().texts(chat)).containsExactly("&".repeat(4096));
        assertThat(call("sendMessage", "{\"chat_id\":" + chat + ",\"text\":\"" + "x".repeat(4097) + "\"}")
                        .path("description")
                        .asText())
                .isEqualTo("Bad Request: message is too long");
        assertThat(call("sendMessage", "{\"chat_id\":" + chat + ",\"text\":\" \"}")
                        .path("description")
                        .asText())
                .isEqualTo("Bad Request: message text is empty");
    }

    @Test
    void anOffsetConfirmsAndWhatIsNotConfirmedComesAgain() throws Exception {
        long chat = server.people().newChat("group", "Family");
        server.people().post(chat, ANNA, "one");
        server.people().post(chat, ANNA, "two");
        JsonNode first = call("getUpdates", "{}").path("result");
        assertThat(first).hasSize(2);
        assertThat(call("getUpdates", "{}").path("result")).isEqualTo(first);
        int second = first.get(1).path("update_id").asInt();
        assertThat(call("getUpdates", "{\"offset\":" + second + "}").path("result"))
                .hasSize(1);
        assertThat(server.people().waiting()).isEqualTo(1);
        assertThat(first.get(0).path("message").path("date").asLong()).isLessThan(100_000_000_000L);
    }

    @Test
    void aSecondPollEndsTheFirst() throws Exception {
        CompletableFuture<JsonNode> first = CompletableFuture.supplyAsync(() -> {
            try {
                return call("getUpdates", "{\"timeout\":30}");
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        });
        Awaitility.await().atMost(Patience.LIMIT).until(() -> !server.calls().isEmpty());
        long chat = server.people().newChat("group", "Family");
        call("getUpdates", "{\"timeout\":0}");
        assertThat(first.get().path("error_code").asInt()).isEqualTo(409);
        server.people().post(chat, ANNA, "hello");
        assertThat(call("getUpdates", "{\"timeout\":30}").path("result")).hasSize(1);
    }

    @Test
    void isDrivenFromOutside() throws Exception {
        long chat = control("chat", "{\"type\":\"group\",\"title\":\"Family\",\"id\":-4711}")
                .path("id")
                .asLong();
        assertThat(chat).isEqualTo(-4711);
        int id = control("post", "{\"chat\":-4711,\"user\":5,\"name\":\"Anna\",\"text\":\"hello\"}")
                .path("message_id")
                .asInt();
        control("edit", "{\"chat\":-4711,\"message\":" + id + ",\"html\":\"<b>hi</b>\"}");
        control("fault", "{\"fault\":\"page\",\"status\":502,\"times\":1,\"method\":\"getMe\"}");
        assertThatThrownBy(() -> call("getMe", "")).isInstanceOf(IOException.class);
        call("getMe", "");
        JsonNode seen = control("messages", "{\"chat\":-4711}").path("messages").get(0);
        assertThat(seen.path("text").asText()).isEqualTo("hi");
        assertThat(seen.path("from").path("first_name").asText()).isEqualTo("Anna");
        assertThat(control("waiting", "").path("waiting").asInt()).isEqualTo(2);
        assertThat(control("nonsense", "").has("error")).isTrue();
    }
}
