package dev.rialto.plug.telegram.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.api.plug.HostClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The chats, the people, and the updates that wait for the bot. Safe for many threads. */
final class World {

    /** What a bot gets when it names nothing; see {@code allowed_updates}. */
    private static final Set<String> NOT_BY_DEFAULT =
            Set.of("chat_member", "message_reaction", "message_reaction_count");

    final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    final Account bot;
    final HostClock clock;
    final Map<Long, Group> groups = new LinkedHashMap<>();
    final Map<Long, Account> people = new LinkedHashMap<>();
    final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<ObjectNode> updates = new ArrayList<>();
    private Set<String> allowed = Set.of();
    private boolean named;
    private String webhook = "";
    private int lastUpdate = 100_000;
    private int poll;
    private boolean cut;
    private int highestOffset;
    private long lastGroup = 1_000;
    private boolean closed;

    World(Account bot, HostClock clock) {
        this.bot = bot;
        this.clock = clock;
        people.put(bot.id(), bot);
    }

    /** Does something with the chats while nobody else does. */
    <T> T with(Action<T> action) throws ApiException {
        lock.lock();
        try {
            return action.run();
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    /** Something done to the world. */
    interface Action<T> {
        T run() throws ApiException;
    }

    int now() {
        return (int) clock.now().getEpochSecond();
    }

    Group newGroup(String type, String title) {
        lastGroup++;
        long id = switch (type) {
            case "private" -> lastGroup;
            case "group" -> -lastGroup;
            default -> -1_000_000_000_000L - lastGroup;
        };
        Group group = new Group(id, type, title);
        groups.put(id, group);
        return group;
    }

    /** The chat that a request or a test names, by its number or {@code @name}. */
    Group group(String id) throws ApiException {
        for (Group group : groups.values()) {
            if (Long.toString(group.id).equals(id)
                    || (!group.username.isEmpty() && ("@" + group.username).equalsIgnoreCase(id))) {
                return group;
            }
        }
        throw ApiException.bad("chat not found");
    }

    Account account(long id) {
        return people.computeIfAbsent(id, unknown -> Account.person(unknown, "User " + unknown));
    }

    /** The head of a message, kept in the chat. */
    ObjectNode newMessage(Group group, Account from, OptionalInt topic) {
        ObjectNode message = Arguments.JSON.createObjectNode().put("message_id", group.nextId());
        if (topic.isPresent()) {
            message.put("message_thread_id", topic.getAsInt()).put("is_topic_message", true);
        }
        if (group.type.equals("channel")) {
            message.set("sender_chat", group.json());
        } else {
            message.set("from", from.json());
        }
        message.set("chat", group.json());
        message.put("date", now());
        group.messages.put(message.path("message_id").intValue(), message);
        return message;
    }

    /** Tells the bot something, where it wants to be told of such things. */
    void tell(String kind, JsonNode content) {
        if (named ? !allowed.contains(kind) : NOT_BY_DEFAULT.contains(kind)) {
            return;
        }
        ObjectNode update = Arguments.JSON.createObjectNode().put("update_id", ++lastUpdate);
        update.set(kind, content.deepCopy());
        push(update);
    }

    void tellMessage(Group group, JsonNode message, boolean edited) {
        boolean channel = group.type.equals("channel");
        tell((edited ? "edited_" : "") + (channel ? "channel_post" : "message"), message);
    }

    /** Puts an update into the queue as it is. */
    void push(ObjectNode update) {
        updates.add(update);
        changed.signalAll();
    }

    int nextUpdate() {
        return ++lastUpdate;
    }

    int waiting() {
        return updates.size();
    }

    int highestOffset() {
        return highestOffset;
    }

    void allow(Set<String> kinds) {
        allowed = Set.copyOf(kinds);
        named = !kinds.isEmpty();
    }

    Set<String> allowed() {
        return allowed;
    }

    String webhook() {
        return webhook;
    }

    void webhook(String url) {
        webhook = url;
        changed.signalAll();
    }

    /**
     * Hands out updates. A second poll ends the first; a webhook ends both.
     *
     * @see <a href="https://core.telegram.org/bots/api#getupdates">getUpdates</a>
     */
    ArrayNode updates(OptionalInt offset, int limit, int seconds, JsonNode kinds)
            throws ApiException, InterruptedException {
        lock.lockInterruptibly();
        try {
            if (kinds.isArray()) {
                List<String> wanted = new ArrayList<>();
                kinds.forEach(kind -> wanted.add(kind.asText()));
                allow(Set.copyOf(wanted));
            }
            int mine = ++poll;
            cut = false;
            changed.signalAll();
            if (offset.isPresent()) {
                forget(offset.getAsInt());
            }
            long left = TimeUnit.SECONDS.toNanos(seconds);
            while (true) {
                if (!webhook.isEmpty()) {
                    throw new ApiException(
                            409,
                            "Conflict: can't use getUpdates method while webhook is active; use "
                                    + "deleteWebhook to delete the webhook first");
                }
                if (cut) {
                    cut = false;
                    throw new ApiException(TelegramStandIn.CUT, "cut");
                }
                if (mine != poll) {
                    throw new ApiException(
                            409,
                            "Conflict: terminated by other getUpdates request; make sure that only "
                                    + "one bot instance is running");
                }
                if (closed || !updates.isEmpty() || left <= 0) {
                    break;
                }
                left = changed.awaitNanos(left);
            }
            ArrayNode answer = Arguments.JSON.createArrayNode();
            updates.stream().limit(limit).forEach(answer::add);
            return answer;
        } finally {
            lock.unlock();
        }
    }

    /** An offset forgets what is before it; one from the future is of another count and forgets nothing. */
    private void forget(int offset) {
        if (offset < 0) {
            while (updates.size() > -offset) {
                updates.removeFirst();
            }
        } else if (offset <= lastUpdate + 1) {
            highestOffset = Math.max(highestOffset, offset);
            updates.removeIf(update -> update.path("update_id").asInt(0) < offset);
        }
    }

    void clearUpdates() {
        updates.clear();
    }

    /** Begins to count updates anew, as Telegram does after a quiet week. */
    void recount(int from) {
        lastUpdate = from;
        updates.clear();
        highestOffset = 0;
    }

    Optional<byte[]> file(String path) {
        lock.lock();
        try {
            return Optional.ofNullable(files.get(path));
        } finally {
            lock.unlock();
        }
    }

    void cut() {
        lock.lock();
        try {
            cut = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
