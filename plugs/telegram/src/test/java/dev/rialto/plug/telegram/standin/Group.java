package dev.rialto.plug.telegram.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** One chat and all that is in it. Guarded by the lock of {@link World}. */
final class Group {
    final long id;
    final String type;
    String title;
    String username = "";
    boolean forum;
    /** The bot's own standing: member, administrator, kicked, left, restricted. */
    String standing = "administrator";

    OptionalLong migratedTo = OptionalLong.empty();
    final Map<Integer, ObjectNode> messages = new LinkedHashMap<>();
    final Map<Integer, Map<Long, List<String>>> reactions = new LinkedHashMap<>();
    final Map<Integer, String> topics = new LinkedHashMap<>();
    final Set<Long> members = new LinkedHashSet<>();
    /** What the bot's menu has here, by the names of commands; empty when the chat has none of its own. */
    Map<String, String> menu = Map.of();

    final Set<Integer> pinned = new LinkedHashSet<>();
    /** When the bot sent last, in nanoseconds. */
    final List<Long> sent = new ArrayList<>();

    private int last;

    Group(long id, String type, String title) {
        this.id = id;
        this.type = type;
        this.title = title;
        // The first message of a supergroup says that it was made, and is the number of a forum's general topic.
        last = type.equals("supergroup") ? 1 : 0;
    }

    int nextId() {
        return ++last;
    }

    ObjectNode json() {
        ObjectNode node = Arguments.JSON.createObjectNode().put("id", id).put("type", type);
        if (type.equals("private")) {
            node.put("first_name", title);
        } else {
            node.put("title", title);
        }
        if (!username.isEmpty()) {
            node.put("username", username);
        }
        if (forum) {
            node.put("is_forum", true);
        }
        return node;
    }
}
