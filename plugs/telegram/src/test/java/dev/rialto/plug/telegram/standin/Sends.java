package dev.rialto.plug.telegram.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The methods that send something. Called while the world's lock is held. */
final class Sends {
    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_CAPTION = 1024;
    private static final int LONGEST_SOURCE = 1 << 15;

    /** Method to the field that names the file, and is in the message. */
    private static final Map<String, String> FILES = Map.of(
            "sendPhoto", "photo",
            "sendDocument", "document",
            "sendVideo", "video",
            "sendAnimation", "animation",
            "sendAudio", "audio",
            "sendVoice", "voice",
            "sendVideoNote", "video_note",
            "sendSticker", "sticker");

    private final World world;
    private int lastFile;
    private int lastAlbum;
    private int perWindow;
    private Duration window = Duration.ZERO;

    Sends(World world) {
        this.world = world;
    }

    /** Makes the bot wait after so many messages in one chat. */
    void limit(int messages, Duration in) {
        perWindow = messages;
        window = in;
    }

    boolean knows(String method) {
        return method.equals("sendMessage")
                || method.equals("sendMediaGroup")
                || method.equals("sendLocation")
                || FILES.containsKey(method);
    }

    JsonNode send(String method, Arguments in) throws ApiException {
        Group group = BotApi.reachable(world, in);
        if (group.standing.equals("restricted")) {
            throw ApiException.bad("not enough rights to send text messages to the chat");
        }
        if (group.type.equals("channel") && !group.standing.equals("administrator")) {
            throw ApiException.forbidden("need administrator rights in the channel chat");
        }
        return switch (method) {
            case "sendMessage" -> {
                if (in.textOrEmpty("text").isEmpty()) {
                    throw ApiException.bad("message text is empty");
                }
                HtmlText.Formatted text = formatted(in, "text");
                ObjectNode message = head(group, in);
                write(message, "text", text);
                yield message.deepCopy();
            }
            case "sendLocation" -> {
                ObjectNode message = head(group, in);
                message.putObject("location")
                        .put("latitude", Double.parseDouble(in.textOrEmpty("latitude")))
                        .put("longitude", Double.parseDouble(in.textOrEmpty("longitude")));
                yield message.deepCopy();
            }
            case "sendMediaGroup" -> album(group, in);
            default -> file(group, method, in);
        };
    }

    private JsonNode file(Group group, String method, Arguments in) throws ApiException {
        String field = Optional.ofNullable(FILES.get(method)).orElseThrow();
        HtmlText.Formatted caption = formatted(in, "caption");
        Arguments.Upload upload = in.file(field)
                .or(() -> in.text(field)
                        .filter(text -> text.startsWith("attach://"))
                        .flatMap(text -> in.file(text.substring("attach://".length()))))
                .orElse(null);
        String known = in.textOrEmpty(field);
        if (upload == null && !world.files.containsKey("files/" + known)) {
            throw ApiException.bad(
                    known.isEmpty()
                            ? "there is no " + field + " in the request"
                            : "wrong file identifier/HTTP URL specified");
        }
        look(field, upload);
        ObjectNode message = head(group, in);
        attach(message, field, upload == null ? known : keep(upload), upload);
        if (!field.equals("sticker")) {
            write(message, "caption", caption);
        }
        return message.deepCopy();
    }

    private JsonNode album(Group group, Arguments in) throws ApiException {
        JsonNode parts = in.tree("media");
        if (!parts.isArray() || parts.size() < 2 || parts.size() > 10) {
            throw ApiException.bad("wrong number of items in the album: there must be 2-10");
        }
        List<String> kinds = parts.valueStream()
                .map(part -> part.path("type").asText())
                .distinct()
                .toList();
        if (kinds.size() > 1 && (kinds.contains("document") || kinds.contains("audio"))) {
            throw ApiException.bad("can't use the media of the specified type in the album");
        }
        String album = "album" + ++lastAlbum;
        ArrayNode sent = Arguments.JSON.createArrayNode();
        for (JsonNode part : parts) {
            String media = part.path("media").asText();
            Arguments.Upload upload = in.file(media.replaceFirst("attach://", ""))
                    .orElseThrow(() -> ApiException.bad("wrong file identifier/HTTP URL specified"));
            String kind = part.path("type").asText();
            look(kind, upload);
            HtmlText.Formatted caption = formatted(
                    part.path("caption").asText(""), part.path("parse_mode").asText(""), "caption");
            ObjectNode message = head(group, in).put("media_group_id", album);
            attach(message, kind, keep(upload), upload);
            write(message, "caption", caption);
            sent.add(message.deepCopy());
        }
        return sent;
    }

    /** Telegram looks into a picture. */
    private static void look(String field, Arguments.@Nullable Upload upload) throws ApiException {
        if (field.equals("photo")
                && upload != null
                && new String(upload.content(), StandardCharsets.ISO_8859_1).startsWith("broken")) {
            throw ApiException.bad("IMAGE_PROCESS_FAILED");
        }
    }

    String keep(Arguments.Upload upload) {
        String id = "file" + ++lastFile;
        world.files.put("files/" + id, upload.content());
        return id;
    }

    /** The object that tells of a file. */
    void attach(ObjectNode message, String field, String id, Arguments.@Nullable Upload upload) {
        int size = upload == null ? 1 : upload.content().length;
        if (field.equals("photo")) {
            ArrayNode sizes = message.putArray("photo");
            sizes.addObject()
                    .put("file_id", id + "s")
                    .put("file_unique_id", "u" + id + "s")
                    .put("width", 90)
                    .put("height", 60)
                    .put("file_size", 1);
            sizes.addObject()
                    .put("file_id", id)
                    .put("file_unique_id", "u" + id)
                    .put("width", 900)
                    .put("height", 600)
                    .put("file_size", size);
            return;
        }
        ObjectNode file = message.putObject(field)
                .put("file_id", id)
                .put("file_unique_id", "u" + id)
                .put("file_size", size);
        if (upload != null && !field.equals("voice") && !field.equals("sticker") && !field.equals("video_note")) {
            file.put("file_name", upload.name());
        }
        switch (field) {
            case "video", "animation" ->
                file.put("width", 640).put("height", 480).put("duration", 3).put("mime_type", "video/mp4");
            case "audio" -> file.put("duration", 3).put("mime_type", "audio/mpeg");
            case "voice" -> file.put("duration", 3).put("mime_type", "audio/ogg");
            case "video_note" -> file.put("length", 240).put("duration", 3);
            case "sticker" ->
                file.put("width", 512)
                        .put("height", 512)
                        .put("type", "regular")
                        .put("is_animated", false)
                        .put("is_video", false)
                        .put("emoji", "👍");
            default -> file.put("mime_type", "application/octet-stream");
        }
        if (field.equals("animation")) {
            message.set("document", file.deepCopy());
        }
    }

    /** A message of the bot's, with all but its content. */
    private ObjectNode head(Group group, Arguments in) throws ApiException {
        pace(group);
        JsonNode reply = in.tree("reply_parameters");
        Optional<ObjectNode> parent = Optional.empty();
        if (reply.has("message_id")) {
            parent = Optional.ofNullable(
                    group.messages.get(reply.path("message_id").asInt()));
            if (parent.isEmpty() && !reply.path("allow_sending_without_reply").asBoolean()) {
                throw ApiException.bad("message to be replied not found");
            }
        }
        OptionalInt topic = in.number("message_thread_id");
        if (topic.isPresent() && (!group.forum || !group.topics.containsKey(topic.getAsInt()))) {
            throw ApiException.bad("message thread not found");
        }
        if (topic.isEmpty()
                && parent.isPresent()
                && parent.get().path("is_topic_message").asBoolean()) {
            topic = OptionalInt.of(parent.get().path("message_thread_id").asInt());
        }
        ObjectNode message = world.newMessage(group, world.bot, topic);
        parent.ifPresent(node -> message.set("reply_to_message", shallow(node)));
        if (in.flag("disable_notification")) {
            // Not a field of the Bot API's message: people hear it, or not.
            message.put("silent", true);
        }
        return message;
    }

    private void pace(Group group) throws ApiException {
        if (perWindow == 0) {
            return;
        }
        long now = world.clock.nanoTime();
        group.sent.removeIf(at -> now - at >= window.toNanos());
        if (group.sent.size() >= perWindow) {
            long left = Math.max(1, Math.ceilDiv(window.toNanos() - (now - group.sent.getFirst()), 1_000_000_000L));
            throw new ApiException(429, "Too Many Requests: retry after " + left, Map.of("retry_after", left));
        }
        group.sent.add(now);
    }

    /** A message within another has no parent of its own. */
    static ObjectNode shallow(ObjectNode message) {
        ObjectNode copy = message.deepCopy();
        copy.remove("reply_to_message");
        return copy;
    }

    HtmlText.Formatted formatted(Arguments in, String field) throws ApiException {
        return formatted(in.textOrEmpty(field), in.textOrEmpty("parse_mode"), field);
    }

    private static HtmlText.Formatted formatted(String source, String mode, String field) throws ApiException {
        if (source.getBytes(StandardCharsets.UTF_8).length > LONGEST_SOURCE) {
            throw ApiException.bad("text is too long");
        }
        HtmlText.Formatted formatted = switch (mode) {
            case "" -> HtmlText.plain(source);
            case "HTML" -> HtmlText.parse(source);
            default -> throw ApiException.bad("unsupported parse_mode");
        };
        boolean caption = field.equals("caption");
        if (formatted.text().isEmpty() && !caption) {
            throw ApiException.bad("message text is empty");
        }
        if (formatted.text().length() > (caption ? LONGEST_CAPTION : LONGEST_TEXT)) {
            throw ApiException.bad(caption ? "message caption is too long" : "message is too long");
        }
        return formatted;
    }

    /** Puts a text with its entities into a message. */
    static void write(ObjectNode message, String field, HtmlText.Formatted formatted) {
        String entities = field.equals("text") ? "entities" : "caption_entities";
        message.remove(entities);
        message.remove(field);
        if (!formatted.text().isEmpty()) {
            message.put(field, formatted.text());
        }
        if (!formatted.entities().isEmpty()) {
            message.set(entities, HtmlText.json(formatted.entities()));
        }
    }
}
