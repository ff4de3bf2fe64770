package dev.rialto.plug.telegram.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Drives a stand-in from another process. Each request is a POST of JSON (or empty) and answers JSON:
 *
 * <ul>
 *   <li>{@code chat {type, title, id?}} makes a chat, answers its {@code id}; {@code topic {chat, user, title}} a topic
 *   <li>{@code post {chat, user, name?, text | html, reply?, topic?}} posts, answers {@code message_id}
 *   <li>{@code edit {chat, message, html}}, {@code delete {chat, message}}, {@code react {chat, user, message, emoji: []}}
 *   <li>{@code join | leave {chat, user, name?}}, {@code rename {chat, user, title}}, {@code migrate {chat, user}},
 *       {@code standing {chat, user, standing}}
 *   <li>{@code messages {chat}} tells what the chat shows now; {@code calls} what the bot asked so far; {@code waiting} how
 *       many updates it has not confirmed
 *   <li>{@code fault {fault, method?, chat?, times?, seconds?, status?, code?, description?, milliseconds?}} lays a fault:
 *       {@code too-many, page, refuse, hang, drop-before, drop-after, delay}; {@code clear} takes all away
 *   <li>{@code limit {messages, seconds}} makes the bot wait in each chat
 * </ul>
 */
final class Control {
    private final People people;
    private final Faults faults;
    private final Sends sends;
    private final List<String> calls;

    Control(People people, Faults faults, Sends sends, List<String> calls) {
        this.people = people;
        this.faults = faults;
        this.sends = sends;
        this.calls = calls;
    }

    void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String what = exchange.getRequestURI().getPath().substring("/control/".length());
            try {
                JsonNode in = body.length == 0 ? Arguments.JSON.createObjectNode() : Arguments.JSON.readTree(body);
                TelegramStandIn.send(exchange, 200, control(what, in).toString());
            } catch (IOException | RuntimeException wrong) {
                TelegramStandIn.send(
                        exchange,
                        400,
                        Arguments.JSON
                                .createObjectNode()
                                .put("error", wrong.toString())
                                .toString());
            }
        }
    }

    private JsonNode control(String what, JsonNode in) {
        long chat = in.path("chat").asLong();
        int message = in.path("message").asInt();
        ObjectNode out = Arguments.JSON.createObjectNode().put("ok", true);
        switch (what) {
            case "chat" -> {
                String type = in.path("type").asText("supergroup");
                String title = in.path("title").asText("Group");
                out.put(
                        "id",
                        in.has("id")
                                ? people.newChat(type, title, in.path("id").asLong())
                                : people.newChat(type, title));
            }
            case "topic" ->
                out.put("topic", people.newTopic(chat, who(in), in.path("title").asText("Topic")));
            case "post" -> out.put("message_id", post(chat, in));
            case "edit" ->
                people.edit(
                        chat, message, in.path("html").asText(in.path("text").asText()));
            case "delete" -> people.delete(chat, message);
            case "react" ->
                people.react(
                        chat,
                        who(in),
                        message,
                        in.path("emoji").valueStream().map(JsonNode::asText).toList());
            case "join" -> people.join(chat, who(in));
            case "leave" -> people.leave(chat, who(in));
            case "rename" -> people.rename(chat, who(in), in.path("title").asText());
            case "migrate" -> out.put("id", people.migrate(chat, who(in)));
            case "standing" ->
                people.standing(chat, who(in), in.path("standing").asText());
            case "messages" -> {
                ArrayNode seen = out.putArray("messages");
                people.see(chat).forEach(seen::add);
            }
            case "calls" -> {
                ArrayNode made = out.putArray("calls");
                calls.forEach(made::add);
            }
            case "waiting" -> out.put("waiting", people.waiting());
            case "fault" ->
                faults.lay(
                        in.path("method").asText(""),
                        in.path("chat").asText(""),
                        in.path("times").asInt(1),
                        fault(in));
            case "clear" -> {
                faults.clear();
                sends.limit(0, Duration.ZERO);
            }
            case "limit" ->
                sends.limit(
                        in.path("messages").asInt(),
                        Duration.ofSeconds(in.path("seconds").asInt(1)));
            default -> throw new IllegalArgumentException("no such control: " + what);
        }
        return out;
    }

    private int post(long chat, JsonNode in) {
        Account by = who(in);
        if (in.has("reply")) {
            return people.reply(
                    chat, by, in.path("reply").asInt(), in.path("text").asText());
        }
        if (in.has("topic")) {
            return people.postInTopic(
                    chat, in.path("topic").asInt(), by, in.path("text").asText());
        }
        return in.has("html")
                ? people.postHtml(chat, by, in.path("html").asText())
                : people.post(chat, by, in.path("text").asText());
    }

    private static Account who(JsonNode in) {
        long id = in.path("user").asLong(1);
        return Account.person(id, in.path("name").asText("User " + id));
    }

    private static Faults.Fault fault(JsonNode in) {
        return switch (in.path("fault").asText()) {
            case "too-many" -> Faults.Refuse.tooMany(in.path("seconds").asInt(1));
            case "page" -> new Faults.Page(in.path("status").asInt(502));
            case "refuse" ->
                new Faults.Refuse(
                        in.path("code").asInt(400), in.path("description").asText("Bad Request"));
            case "hang" -> new Faults.Hang();
            case "drop-before" -> new Faults.DropBefore();
            case "drop-after" -> new Faults.DropAfter();
            case "delay" -> new Faults.Delay(in.path("milliseconds").asInt(1000));
            default ->
                throw new IllegalArgumentException(
                        "no such fault: " + in.path("fault").asText());
        };
    }
}
