package dev.rialto.plug.telegram;

import dev.rialto.api.message.ChannelId;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A channel as Telegram knows it; written {@code -1001234567890}, {@code @name} or, for a topic, {@code -1001234567890#42}.
 *
 * @param chat what requests take as {@code chat_id}
 * @param topic what they take as {@code message_thread_id}; empty for the whole chat and the general topic
 */
record ChatAddress(String chat, OptionalInt topic) {

    /** The general topic of each forum, which requests must not name. */
    private static final int GENERAL = 1;

    ChatAddress {
        // Telegram makes no difference, so neither may we.
        chat = chat.toLowerCase(Locale.ROOT);
        if (topic.isPresent() && topic.getAsInt() == GENERAL) {
            topic = OptionalInt.empty();
        }
    }

    static ChatAddress of(long chat) {
        return new ChatAddress(Long.toString(chat), OptionalInt.empty());
    }

    /** Reads what {@link #id()} wrote. */
    static ChatAddress of(ChannelId id) {
        int mark = id.value().indexOf('#');
        return mark < 0
                ? new ChatAddress(id.value(), OptionalInt.empty())
                : new ChatAddress(
                        id.value().substring(0, mark),
                        OptionalInt.of(Integer.parseInt(id.value().substring(mark + 1))));
    }

    ChatAddress withTopic(int number) {
        return new ChatAddress(chat, OptionalInt.of(number));
    }

    ChannelId id() {
        return new ChannelId(topic.isPresent() ? chat + "#" + topic.getAsInt() : chat);
    }

    /** Whether it is named by its {@code @name}. */
    boolean isName() {
        return chat.charAt(0) == '@';
    }

    /** Whether it is a talk with one person: only their ids are positive. */
    boolean isPrivate() {
        return chat.charAt(0) != '-' && !isName();
    }

    /** The topic as the library takes it. */
    @Nullable
    Integer threadId() {
        return topic.isPresent() ? topic.getAsInt() : null;
    }
}
