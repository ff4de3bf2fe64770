package dev.rialto.plug.telegram.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The methods that a bot calls. Telegram's own server takes their names in any case; others take them as the documentation writes
 * them, and so does this one.
 */
final class BotApi {
    private static final int LONGEST_TITLE = 128;

    private final World world;
    private final Sends sends;

    BotApi(World world, Sends sends) {
        this.world = world;
        this.sends = sends;
    }

    /** Answers a method. */
    JsonNode call(String method, Arguments in) throws ApiException, InterruptedException {
        if (method.equals("getUpdates")) {
            return world.updates(
                    in.number("offset"),
                    Math.clamp(in.number("limit").orElse(100), 1, 100),
                    Math.clamp(in.number("timeout").orElse(0), 0, 50),
                    in.tree("allowed_updates"));
        }
        return world.with(() -> answer(method, in));
    }

    private JsonNode answer(String method, Arguments in) throws ApiException {
        return switch (method) {
            case "getMe" ->
                world.bot
                        .json()
                        .put("can_join_groups", true)
                        .put("can_read_all_group_messages", true)
                        .put("supports_inline_queries", false);
            case "getWebhookInfo" -> webhook();
            case "setWebhook" -> {
                world.webhook(in.textOrEmpty("url"));
                yield BooleanNode.TRUE;
            }
            case "deleteWebhook" -> {
                world.webhook("");
                yield BooleanNode.TRUE;
            }
            case "editMessageText" -> edit(in, false);
            case "editMessageCaption" -> edit(in, true);
            case "deleteMessage" -> delete(in);
            case "setMessageReaction" -> react(in);
            case "setChatTitle" -> rename(in);
            case "createForumTopic" -> openTopic(in);
            case "editForumTopic" -> renameTopic(in);
            case "pinChatMessage", "unpinChatMessage" -> pin(in, method.startsWith("pin"));
            case "getFile" -> file(in);
            case "getChat" -> {
                Group group = reachable(in);
                yield group.json().put("accent_color_id", 0).put("max_reaction_count", 11);
            }
            case "getChatAdministrators" -> administrators(in);
            case "setMyCommands" -> setCommands(in);
            case "deleteMyCommands" -> {
                scope(in).menu = Map.of();
                yield BooleanNode.TRUE;
            }
            default -> {
                if (sends.knows(method)) {
                    yield sends.send(method, in);
                }
                throw new ApiException(404, "Not Found: method not found");
            }
        };
    }

    private JsonNode webhook() {
        ObjectNode info = Arguments.JSON
                .createObjectNode()
                .put("url", world.webhook())
                .put("has_custom_certificate", false)
                .put("pending_update_count", world.waiting());
        if (!world.allowed().isEmpty()) {
            world.allowed().forEach(info.putArray("allowed_updates")::add);
        }
        return info;
    }

    private JsonNode edit(Arguments in, boolean caption) throws ApiException {
        Group group = reachable(in);
        String field = caption ? "caption" : "text";
        if (!caption && in.textOrEmpty("text").isEmpty()) {
            throw ApiException.bad("message text is empty");
        }
        HtmlText.Formatted formatted = sends.formatted(in, field);
        ObjectNode message = message(group, in, "message to edit not found");
        if (message.path("from").path("id").asLong() != world.bot.id() && !group.type.equals("channel")) {
            throw ApiException.bad("message can't be edited");
        }
        if (!caption && !message.has("text")) {
            throw ApiException.bad("there is no text in the message to edit");
        }
        if (caption && (message.has("text") || message.has("location"))) {
            throw ApiException.bad("there is no caption in the message to edit");
        }
        String entities = caption ? "caption_entities" : "entities";
        ArrayNode wanted = HtmlText.json(formatted.entities());
        if (message.path(field).asText("").equals(formatted.text())
                && (message.has(entities) ? message.path(entities).equals(wanted) : wanted.isEmpty())) {
            throw ApiException.bad(
                    "message is not modified: specified new message content and reply markup are exactly "
                            + "the same as a current content and reply markup of the message");
        }
        Sends.write(message, field, formatted);
        message.put("edit_date", world.now());
        return message.deepCopy();
    }

    private JsonNode delete(Arguments in) throws ApiException {
        Group group = reachable(in);
        ObjectNode message = message(group, in, "message to delete not found");
        boolean own = message.path("from").path("id").asLong() == world.bot.id();
        if (!own && !group.standing.equals("administrator")) {
            throw ApiException.bad("message can't be deleted");
        }
        group.messages.remove(message.path("message_id").intValue());
        return BooleanNode.TRUE;
    }

    private JsonNode react(Arguments in) throws ApiException {
        Group group = reachable(in);
        ObjectNode message = message(group, in, "message to react not found");
        JsonNode wanted = in.tree("reaction");
        if (wanted.size() > 1) {
            throw ApiException.bad("REACTIONS_TOO_MANY");
        }
        List<String> reactions = new ArrayList<>();
        for (JsonNode reaction : wanted) {
            String emoji = reaction.path("emoji").asText();
            if (!Emoji.ALLOWED.contains(emoji)) {
                throw ApiException.bad("REACTION_INVALID");
            }
            reactions.add(emoji);
        }
        group.reactions
                .computeIfAbsent(message.path("message_id").intValue(), none -> new LinkedHashMap<>())
                .put(world.bot.id(), reactions);
        return BooleanNode.TRUE;
    }

    private JsonNode rename(Arguments in) throws ApiException {
        Group group = reachable(in);
        String title = in.textOrEmpty("title").strip();
        if (group.type.equals("private")) {
            throw ApiException.bad("can't change private chat title");
        }
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            throw ApiException.bad("title must be non-empty");
        }
        administrate(group);
        if (group.title.equals(title)) {
            throw ApiException.bad("chat title is not modified");
        }
        group.title = title;
        ObjectNode message =
                world.newMessage(group, world.bot, OptionalInt.empty()).put("new_chat_title", title);
        world.tellMessage(group, message, false);
        return BooleanNode.TRUE;
    }

    private JsonNode openTopic(Arguments in) throws ApiException {
        Group group = reachable(in);
        if (!group.forum) {
            throw ApiException.bad("the chat is not a forum");
        }
        administrate(group);
        return topic(group, world.bot, in.textOrEmpty("name"));
    }

    /** Opens a topic; its number is that of the message that says so. */
    ObjectNode topic(Group group, Account by, String name) {
        ObjectNode message = world.newMessage(group, by, OptionalInt.empty());
        int number = message.path("message_id").intValue();
        message.put("message_thread_id", number).put("is_topic_message", true);
        message.putObject("forum_topic_created").put("name", name).put("icon_color", 7322096);
        group.topics.put(number, name);
        world.tellMessage(group, message, false);
        return Arguments.JSON
                .createObjectNode()
                .put("message_thread_id", number)
                .put("name", name)
                .put("icon_color", 7322096);
    }

    private JsonNode renameTopic(Arguments in) throws ApiException {
        Group group = reachable(in);
        int number = in.number("message_thread_id").orElse(0);
        if (!group.topics.containsKey(number)) {
            throw ApiException.bad("TOPIC_ID_INVALID");
        }
        String name = in.textOrEmpty("name");
        if (name.equals(group.topics.put(number, name))) {
            throw ApiException.bad("TOPIC_NOT_MODIFIED");
        }
        ObjectNode message = world.newMessage(group, world.bot, OptionalInt.of(number));
        message.putObject("forum_topic_edited").put("name", name);
        world.tellMessage(group, message, false);
        return BooleanNode.TRUE;
    }

    private JsonNode pin(Arguments in, boolean pinned) throws ApiException {
        Group group = reachable(in);
        administrate(group);
        ObjectNode message = message(group, in, pinned ? "message to pin not found" : "message to unpin not found");
        if (!pinned) {
            group.pinned.remove(message.path("message_id").intValue());
            return BooleanNode.TRUE;
        }
        group.pinned.add(message.path("message_id").intValue());
        ObjectNode note = world.newMessage(group, world.bot, OptionalInt.empty());
        note.set("pinned_message", message.deepCopy());
        world.tellMessage(group, note, false);
        return BooleanNode.TRUE;
    }

    private JsonNode file(Arguments in) throws ApiException {
        String id = in.textOrEmpty("file_id");
        String path = "files/" + id;
        byte[] content = Optional.ofNullable(world.files.get(path))
                .orElseThrow(() -> ApiException.bad("wrong file_id or the file is temporarily unavailable"));
        return Arguments.JSON
                .createObjectNode()
                .put("file_id", id)
                .put("file_unique_id", "u" + id)
                .put("file_size", content.length)
                .put("file_path", path);
    }

    private JsonNode administrators(Arguments in) throws ApiException {
        Group group = reachable(in);
        if (group.type.equals("private")) {
            throw ApiException.bad("there are no administrators in the private chat");
        }
        ArrayNode all = Arguments.JSON.createArrayNode();
        group.members.stream().limit(1).forEach(owner -> {
            ObjectNode member = all.addObject().put("status", "creator").put("is_anonymous", false);
            member.set("user", world.account(owner).json());
        });
        return all;
    }

    /** The menus that chats have for themselves; all that the real one refuses is refused. */
    private JsonNode setCommands(Arguments in) throws ApiException {
        JsonNode commands = in.tree("commands");
        if (!commands.isArray()) {
            throw ApiException.bad("can't parse commands JSON object");
        }
        if (commands.size() > 100) {
            throw ApiException.bad("BOT_COMMANDS_TOO_MUCH");
        }
        Map<String, String> menu = new LinkedHashMap<>();
        for (JsonNode command : commands) {
            String name = command.path("command").asText().replaceFirst("^/", "");
            String description = command.path("description").asText();
            if (!name.matches("[a-z0-9_]{1,32}")) {
                throw ApiException.bad("BOT_COMMAND_INVALID");
            }
            if (description.isBlank() || description.codePointCount(0, description.length()) > 256) {
                throw ApiException.bad("BOT_COMMAND_DESCRIPTION_INVALID");
            }
            menu.put(name, description);
        }
        scope(in).menu = menu;
        return BooleanNode.TRUE;
    }

    /** Only the scope of one chat is known here. */
    private Group scope(Arguments in) throws ApiException {
        JsonNode scope = in.tree("scope");
        if (!scope.path("type").asText().equals("chat")) {
            throw ApiException.bad("can't parse BotCommandScope: unsupported type specified");
        }
        Group group = world.group(scope.path("chat_id").asText());
        if (group.type.equals("channel")) {
            throw ApiException.bad("can't change commands in channel chats");
        }
        return group;
    }

    private static void administrate(Group group) throws ApiException {
        if (!group.standing.equals("administrator")) {
            throw ApiException.bad("not enough rights to manage the chat");
        }
    }

    private static ObjectNode message(Group group, Arguments in, String otherwise) throws ApiException {
        if (in.number("message_id").isEmpty()) {
            throw ApiException.bad("message identifier is not specified");
        }
        return Optional.ofNullable(group.messages.get(in.number("message_id").getAsInt()))
                .orElseThrow(() -> ApiException.bad(otherwise));
    }

    private Group reachable(Arguments in) throws ApiException {
        return reachable(world, in);
    }

    /** The chat that a request names, where the bot may do something in it. */
    static Group reachable(World world, Arguments in) throws ApiException {
        String id = in.textOrEmpty("chat_id");
        if (id.isEmpty()) {
            throw ApiException.bad("chat_id is empty");
        }
        Group group = world.group(id);
        if (group.migratedTo.isPresent()) {
            throw new ApiException(
                    400,
                    "Bad Request: group chat was upgraded to a supergroup chat",
                    Map.of("migrate_to_chat_id", group.migratedTo.getAsLong()));
        }
        if (group.standing.equals("kicked")) {
            throw ApiException.forbidden(
                    group.type.equals("private")
                            ? "bot was blocked by the user"
                            : "bot was kicked from the " + group.type + " chat");
        }
        if (group.standing.equals("left")) {
            throw ApiException.forbidden("bot is not a member of the " + group.type + " chat");
        }
        return group;
    }
}
