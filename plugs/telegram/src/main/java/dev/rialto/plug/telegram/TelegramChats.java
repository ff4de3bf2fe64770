package dev.rialto.plug.telegram;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Says which channel something happened in. Safe for many threads. */
final class TelegramChats {

    /** Reactions come without their topic: so many messages of topics are known by theirs. */
    private static final int REMEMBERED = 10_000;

    private final NetworkId network;
    private final Set<ChannelId> configured;
    private final Set<String> named;
    private final Map<Place, Integer> topics = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * The chats of one bot.
     *
     * @param configured the channels that the config names
     */
    TelegramChats(NetworkId network, Collection<ChannelId> configured) {
        this.network = network;
        this.configured = Set.copyOf(configured);
        this.named = this.configured.stream()
                .map(ChatAddress::of)
                .filter(ChatAddress::isName)
                .map(ChatAddress::chat)
                .collect(Collectors.toSet());
    }

    /** Of a message: its topic, which is a channel of its own, else its chat. */
    ChannelRef of(Message message) {
        return Boolean.TRUE.equals(message.getIsTopicMessage()) && message.getMessageThreadId() != null
                ? ref(address(message.getChat()).withTopic(message.getMessageThreadId()))
                : of(message.getChat());
    }

    /** Of something about a message of which only chat and number are told. */
    ChannelRef of(Chat chat, int message) {
        Integer topic;
        synchronized (topics) {
            topic = topics.get(new Place(chat.getId(), message));
        }
        return topic == null ? of(chat) : ref(address(chat).withTopic(topic));
    }

    ChannelRef of(Chat chat) {
        return ref(address(chat));
    }

    /** The chat and those of its topics that the config names. */
    List<ChannelRef> allOf(Chat chat) {
        String address = address(chat).chat();
        return Stream.concat(
                        Stream.of(of(chat)),
                        configured.stream()
                                .filter(id -> ChatAddress.of(id).chat().equals(address))
                                .map(id -> new ChannelRef(network, id)))
                .distinct()
                .toList();
    }

    void remember(Message message) {
        if (Boolean.TRUE.equals(message.getIsTopicMessage())) {
            remember(message.getChat().getId(), message.getMessageId(), message.getMessageThreadId());
        }
    }

    /** A message lies in a topic. */
    void remember(long chat, int message, @Nullable Integer topic) {
        if (topic != null) {
            synchronized (topics) {
                topics.put(new Place(chat, message), topic);
            }
        }
    }

    private ChannelRef ref(ChatAddress address) {
        return new ChannelRef(network, address.id());
    }

    /** A chat that the config names by its {@code @name} keeps that name; that it has no second is seen to at open. */
    private ChatAddress address(Chat chat) {
        if (chat.getUserName() != null) {
            ChatAddress name = new ChatAddress("@" + chat.getUserName(), OptionalInt.empty());
            if (named.contains(name.chat())) {
                return name;
            }
        }
        return ChatAddress.of(Objects.requireNonNull(chat.getId()));
    }

    private record Place(long chat, int message) {}
}
