package dev.rialto.plug.telegram.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** What people do in the chats, and what they see there. Safe for many threads. */
public final class People {
    private final World world;
    private final BotApi api;
    private final Sends sends;

    People(World world, BotApi api, Sends sends) {
        this.world = world;
        this.api = api;
        this.sends = sends;
    }

    /** Makes a chat: {@code private}, {@code group}, {@code supergroup}, {@code forum} or {@code channel} */
    public long newChat(String type, String title) {
        return done(() -> {
            Group group = world.newGroup(type.equals("forum") ? "supergroup" : type, title);
            group.forum = type.equals("forum");
            return group.id;
        });
    }

    /** A chat with a number that the test chose. */
    public long newChat(String type, String title, long id) {
        return done(() -> {
            Group group = new Group(id, type.equals("forum") ? "supergroup" : type, title);
            group.forum = type.equals("forum");
            world.groups.put(id, group);
            return id;
        });
    }

    public void username(long chat, String name) {
        run(chat, group -> group.username = name);
    }

    /** What the bot's menu has in a chat: descriptions by the names of commands. */
    public Map<String, String> menu(long chat) {
        return done(() -> Map.copyOf(group(chat).menu));
    }

    public int newTopic(long chat, Account by, String name) {
        return done(
                () -> api.topic(group(chat), by, name).path("message_thread_id").intValue());
    }

    public int post(long chat, Account by, String text) {
        return post(chat, by, message -> write(message, HtmlText.plain(text)));
    }

    /** Posts a text that is written in the Bot API's HTML. */
    public int postHtml(long chat, Account by, String html) {
        return post(chat, by, message -> write(message, parse(html)));
    }

    public int postInTopic(long chat, int topic, Account by, String text) {
        return post(chat, OptionalInt.of(topic), by, message -> {
            ObjectNode opened = group(chat).messages.get(topic);
            if (opened != null) {
                message.set("reply_to_message", Sends.shallow(opened));
            }
            write(message, HtmlText.plain(text));
        });
    }

    public int reply(long chat, Account by, int parent, String text) {
        ObjectNode answered = see(chat, parent).orElseThrow();
        OptionalInt topic = answered.path("is_topic_message").asBoolean()
                ? OptionalInt.of(answered.path("message_thread_id").asInt())
                : OptionalInt.empty();
        return post(chat, topic, by, message -> {
            message.set("reply_to_message", Sends.shallow(answered));
            write(message, HtmlText.plain(text));
        });
    }

    /** Posts a file; the fields are those of the Bot API's message. */
    public int postFile(long chat, Account by, String field, String name, byte[] content, String caption) {
        return post(chat, by, message -> {
            var upload = new Arguments.Upload(name, content);
            sends.attach(message, field, sends.keep(upload), upload);
            if (!caption.isEmpty()) {
                Sends.write(message, "caption", HtmlText.plain(caption));
            }
        });
    }

    /** Posts whatever the test makes of the message. */
    public int post(long chat, Account by, Consumer<ObjectNode> content) {
        return post(chat, OptionalInt.empty(), by, content);
    }

    private int post(long chat, OptionalInt topic, Account by, Consumer<ObjectNode> content) {
        return done(() -> {
            Group group = group(chat);
            world.people.put(by.id(), by);
            group.members.add(by.id());
            ObjectNode message = world.newMessage(group, by, topic);
            content.accept(message);
            world.tellMessage(group, message, false);
            return message.path("message_id").intValue();
        });
    }

    public void edit(long chat, int id, String html) {
        edit(chat, id, message -> {
            HtmlText.Formatted formatted = parse(html);
            Sends.write(message, message.has("text") ? "text" : "caption", formatted);
        });
    }

    public void edit(long chat, int id, Consumer<ObjectNode> change) {
        done(() -> {
            Group group = group(chat);
            ObjectNode message = Optional.ofNullable(group.messages.get(id)).orElseThrow();
            change.accept(message);
            message.put("edit_date", world.now());
            world.tellMessage(group, message, true);
            return id;
        });
    }

    /** Takes a message away; bots are told nothing of it. */
    public void delete(long chat, int id) {
        run(chat, group -> group.messages.remove(id));
    }

    /** Sets all reactions of somebody; a bot is told of it only where it is an administrator. */
    public void react(long chat, Account by, int id, List<String> emoji) {
        run(chat, group -> {
            List<String> before = group.reactions
                    .computeIfAbsent(id, none -> new LinkedHashMap<>())
                    .put(by.id(), List.copyOf(emoji));
            ObjectNode change = Arguments.JSON.createObjectNode();
            change.set("chat", group.json());
            change.put("message_id", id);
            change.set("user", by.json());
            change.put("date", world.now());
            change.set("old_reaction", types(before == null ? List.of() : before));
            change.set("new_reaction", types(emoji));
            if (group.standing.equals("administrator")) {
                world.tell("message_reaction", change);
            }
        });
    }

    private static ArrayNode types(List<String> emoji) {
        ArrayNode types = Arguments.JSON.createArrayNode();
        emoji.forEach(each -> types.addObject().put("type", "emoji").put("emoji", each));
        return types;
    }

    /** Comes in; the message and the member's update both tell of it, as where the bot is an administrator. */
    public void join(long chat, Account who) {
        run(chat, group -> {
            group.members.add(who.id());
            ObjectNode message = world.newMessage(group, who, OptionalInt.empty());
            message.putArray("new_chat_members").add(who.json());
            world.tellMessage(group, message, false);
            world.tell("chat_member", member(group, who, who, "left", "member"));
        });
    }

    public void leave(long chat, Account who) {
        run(chat, group -> {
            group.members.remove(who.id());
            ObjectNode message = world.newMessage(group, who, OptionalInt.empty());
            message.set("left_chat_member", who.json());
            world.tellMessage(group, message, false);
            world.tell("chat_member", member(group, who, who, "member", "left"));
        });
    }

    public void rename(long chat, Account by, String title) {
        run(chat, group -> {
            group.title = title;
            ObjectNode message =
                    world.newMessage(group, by, OptionalInt.empty()).put("new_chat_title", title);
            world.tellMessage(group, message, false);
        });
    }

    /** Gives the bot another standing in a chat: {@code administrator, member, restricted, left, kicked}. */
    public void standing(long chat, Account by, String standing) {
        run(chat, group -> {
            String before = group.standing;
            group.standing = standing;
            world.tell("my_chat_member", member(group, by, world.bot, before, standing));
        });
    }

    private ObjectNode member(Group group, Account by, Account who, String before, String now) {
        ObjectNode change = Arguments.JSON.createObjectNode();
        change.set("chat", group.json());
        change.set("from", by.json());
        change.put("date", world.now());
        change.set("old_chat_member", standing(who, before));
        change.set("new_chat_member", standing(who, now));
        return change;
    }

    private static ObjectNode standing(Account who, String standing) {
        ObjectNode member = Arguments.JSON.createObjectNode().put("status", standing);
        member.set("user", who.json());
        switch (standing) {
            case "kicked" -> member.put("until_date", 0);
            case "restricted" ->
                member.put("is_member", true).put("can_send_messages", false).put("until_date", 0);
            case "administrator" -> member.put("can_post_messages", true).put("can_be_edited", false);
            default -> {
                // There is no more to it.
            }
        }
        return member;
    }

    /** Makes a supergroup of a group. */
    public long migrate(long chat, Account by) {
        return done(() -> {
            Group old = group(chat);
            Group now = world.newGroup("supergroup", old.title);
            old.migratedTo = OptionalLong.of(now.id);
            now.members.addAll(old.members);
            ObjectNode left = world.newMessage(old, by, OptionalInt.empty()).put("migrate_to_chat_id", now.id);
            world.tellMessage(old, left, false);
            ObjectNode come = world.newMessage(now, by, OptionalInt.empty()).put("migrate_from_chat_id", old.id);
            world.tellMessage(now, come, false);
            return now.id;
        });
    }

    /** What stands in the chat now, service messages left out, each with its reactions as {@code reactions}. */
    public List<ObjectNode> see(long chat) {
        return done(() -> {
            List<ObjectNode> seen = new ArrayList<>();
            Group group = group(chat);
            for (var each : group.messages.entrySet()) {
                if (isService(each.getValue())) {
                    continue;
                }
                ObjectNode message = each.getValue().deepCopy();
                ArrayNode reactions = message.putArray("reactions");
                group.reactions
                        .getOrDefault(each.getKey(), Map.of())
                        .values()
                        .forEach(all -> all.forEach(reactions::add));
                seen.add(message);
            }
            return seen;
        });
    }

    private static boolean isService(JsonNode message) {
        return List.of(
                        "new_chat_members",
                        "left_chat_member",
                        "new_chat_title",
                        "pinned_message",
                        "forum_topic_created",
                        "forum_topic_edited",
                        "migrate_to_chat_id",
                        "migrate_from_chat_id")
                .stream()
                .anyMatch(message::has);
    }

    public Optional<ObjectNode> see(long chat, int id) {
        return done(() -> Optional.ofNullable(group(chat).messages.get(id)).map(ObjectNode::deepCopy));
    }

    /** The texts and captions that stand in the chat now. */
    public List<String> texts(long chat) {
        return see(chat).stream()
                .map(message ->
                        message.path("text").asText(message.path("caption").asText("")))
                .toList();
    }

    public String title(long chat) {
        return done(() -> group(chat).title);
    }

    public String topicTitle(long chat, int topic) {
        return done(() -> Optional.ofNullable(group(chat).topics.get(topic)).orElse(""));
    }

    public List<Integer> pinned(long chat) {
        return done(() -> List.copyOf(group(chat).pinned));
    }

    public byte[] file(String id) {
        return world.file("files/" + id).orElseThrow();
    }

    /** Puts an update into the queue as it is; its number is added where it has none. */
    public void push(ObjectNode update) {
        done(() -> {
            if (!update.has("update_id")) {
                update.put("update_id", world.nextUpdate());
            }
            world.push(update);
            return update;
        });
    }

    /** Names the kinds of updates that the bot gets, as an earlier poll of its did; empty for the usual ones. */
    public void allow(Set<String> kinds) {
        done(() -> {
            world.allow(kinds);
            return kinds;
        });
    }

    /** Lets go of all updates that wait. */
    public void forget() {
        done(() -> {
            world.clearUpdates();
            return world;
        });
    }

    /** How many updates the bot has not confirmed. */
    public int waiting() {
        return done(world::waiting);
    }

    /** The highest offset that the bot sent so far. */
    public int highestOffset() {
        return done(world::highestOffset);
    }

    public void recount(int from) {
        done(() -> {
            world.recount(from);
            return from;
        });
    }

    public void webhook(String url) {
        done(() -> {
            world.webhook(url);
            return url;
        });
    }

    public String webhook() {
        return done(world::webhook);
    }

    private static void write(ObjectNode message, HtmlText.Formatted text) {
        Sends.write(message, "text", text);
    }

    private static HtmlText.Formatted parse(String html) {
        try {
            return HtmlText.parse(html);
        } catch (ApiException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private Group group(long chat) {
        return Optional.ofNullable(world.groups.get(chat)).orElseThrow();
    }

    private void run(long chat, Consumer<Group> action) {
        done(() -> {
            action.accept(group(chat));
            return chat;
        });
    }

    private <T> T done(World.Action<T> action) {
        try {
            return world.with(action);
        } catch (ApiException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
