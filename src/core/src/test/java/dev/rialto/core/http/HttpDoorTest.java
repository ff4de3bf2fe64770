package dev.rialto.core.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.plug.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The door as a program meets it that somebody else wrote. */
final class HttpDoorTest {
    private static final String TOKEN = "a-token";

    private final ScriptedHost host = new ScriptedHost();
    private final HttpDoor door;
    private final HttpClient http = HttpClient.newHttpClient();

    HttpDoorTest() throws IOException {
        door = HttpDoor.open(InetAddress.getLoopbackAddress(), 0, Secret.of(TOKEN), host);
    }

    @AfterEach
    void close() {
        http.close();
        door.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer a-toke", "Bearer a-token2", "Basic a-token", "a-token"})
    void withoutTheTokenNothingIsAnswered(String header) throws Exception {
        for (String path : List.of("/", "/api/v1/status", "/api/v1/nothing", "/metrics")) {
            var request = HttpRequest.newBuilder(uri(path));
            if (!header.isEmpty()) {
                request.header("Authorization", header);
            }
            var answer = http.send(request.build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(answer.body())
                    .isEqualTo("{\"error\":\"a token is needed: the header \\\"Authorization: Bearer …\\\"\"}");
        }
    }

    @Test
    void statusIsPlainJson() throws Exception {
        var answer = ask("GET", "/api/v1/status", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .contains("\"startedAt\":\"2026-01-02T03:04:05Z\"", "\"uptime\":\"PT1M30S\"", "\"state\":\"online\"")
                .contains("{\"name\":\"tg\",\"type\":\"telegram\",\"network\":\"Telegram\",\"state\":\"online\",")
                .doesNotContain("null");
    }

    @Test
    void messageNeedsTargetAndTextAlone() throws Exception {
        var answer = ask("POST", "/api/v1/messages", "{\"target\": \"ops\", \"text\": \"hi\"}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"id\":\"01HX\",\"channels\":[\"ops\"]}");
        assertThat(host.asked).containsExactly(List.of("send", "ops", "hi", PostOptions.DEFAULT));
    }

    @Test
    void whatIsDoneHasNoBody() throws Exception {
        var answer = ask("DELETE", "/api/v1/outbox/8", "");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET    | /                      |                                | 404 | everything is below /api/v1/
            GET    | /api/v1/               |                                | 404 | there is nothing at this address
            GET    | /api/v1/statuss        |                                | 404 | there is nothing at this address
            POST   | /api/v1/status         |                                | 405 | this address knows GET only
            PATCH  | /api/v1/messages/1     |                                | 405 | this address knows DELETE, PUT only
            POST   | /api/v1/messages       |                                | 400 | the body must be a JSON object
            POST   | /api/v1/messages       | null                           | 400 | the body must be a JSON object
            POST   | /api/v1/messages       | []                             | 400 | the body must be a JSON object
            POST   | /api/v1/messages       | {"target": "ops"               | 400 | no valid JSON: line 1
            POST   | /api/v1/messages       | {"target": "ops"}              | 400 | "text" is missing or blank
            POST   | /api/v1/messages       | {"target": null, "text": "x"}  | 400 | "target" is missing or blank
            POST   | /api/v1/messages       | {"target": "ops", "text": " "} | 400 | "text" is missing or blank
            POST   | /api/v1/messages       | {"target": "ops", "test": "x"} | 400 | unknown key "test"; there are expires, hold
            POST   | /api/v1/messages       | {"severity": "loud"}           | 400 | "severity" has a value of the wrong kind
            POST   | /api/v1/messages       | {"hold": "soon"}               | 400 | "hold" has a value of the wrong kind
            POST   | /api/v1/messages       | {"target": "o", "text": "x"}   | 404 | There is no channel or label "o"
            POST   | /api/v1/outbox/x/retry |                                | 400 | is a number
            POST   | /api/v1/outbox/8/retry |                                | 409 | Row 8 is no dead letter.
            DELETE | /api/v1/outbox/0       |                                | 503 | The disk is full.
            POST   | /api/v1/reload         |                                | 422 | bridge.conf:1: one
            DELETE | /api/v1/outbox/-1      |                                | 500 | this is a fault of ours
            """)
    void mistakesGetASentence(String method, String path, @Nullable String body, int status, String sentence)
            throws Exception {
        var answer = ask(method, path, body == null ? "" : body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).startsWith("{\"error\":\"").contains(sentence.replace("\"", "\\\""));
        assertThat(host.asked).isEmpty();
    }

    @Test
    void bodyHasALargestSize() throws Exception {
        var head = "{\"target\": \"ops\", \"text\": \"";
        var fits = head + "x".repeat(HttpDoor.LARGEST_BODY - head.length() - 2) + "\"}";

        assertThat(ask("POST", "/api/v1/messages", fits).statusCode()).isEqualTo(201);
        assertThat(ask("POST", "/api/v1/messages", fits + " ").statusCode()).isEqualTo(413);
        assertThat(host.asked).hasSize(1);
    }

    @Test
    void brokenConnectionHarmsNobody() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.getOutputStream()
                    .write(("POST /api/v1/messages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TOKEN
                                    + "\r\nContent-Length: 1000\r\n\r\n{\"target\"")
                            .getBytes(UTF_8));
        }

        assertThat(ask("GET", "/api/v1/status", "").statusCode()).isEqualTo(200);
        assertThat(host.asked).isEmpty();
    }

    @Test
    void doorWithoutATokenIsNotOpened() {
        assertThatThrownBy(() -> HttpDoor.open(InetAddress.getLoopbackAddress(), 0, Secret.of(""), host))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private HttpResponse<String> ask(String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Authorization", "bearer " + TOKEN)
                .method(method, BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + door.port() + path);
    }
}
