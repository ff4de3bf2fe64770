package dev.rialto.plug.telegram;

import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.EventKey;
import dev.rialto.api.event.Joined;
import dev.rialto.api.event.Left;
import dev.rialto.api.event.Moved;
import dev.rialto.api.event.Occurrence;
import dev.rialto.api.event.Origin;
import dev.rialto.api.event.Pinned;
import dev.rialto.api.event.Posted;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.event.Renamed;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.reactions.MessageReactionUpdated;
import org.telegram.telegrambots.meta.api.objects.reactions.ReactionType;
import org.telegram.telegrambots.meta.api.objects.reactions.ReactionTypeCustomEmoji;
import org.telegram.telegrambots.meta.api.objects.reactions.ReactionTypeEmoji;

/** Makes events of updates. One thread. */
final class TelegramInbound {
    private final TelegramChats chats;
    private final Self self;
    private final RecentMembers members = new RecentMembers();

    TelegramInbound(TelegramChats chats, Self self) {
        this.chats = chats;
        this.self = self;
    }

    /**
     * What one update tells; nothing for what others cannot show.
     *
     * @param liveFrom what happened before waited at the server
     */
    List<Event> events(Update update, Instant liveFrom) {
        Reader reader = new Reader(update.getUpdateId(), liveFrom);
        if (update.getMessage() != null) {
            return reader.message(update.getMessage());
        }
        if (update.getChannelPost() != null) {
            return reader.message(update.getChannelPost());
        }
        if (update.getEditedMessage() != null) {
            return reader.edited(update.getEditedMessage());
        }
        if (update.getEditedChannelPost() != null) {
            return reader.edited(update.getEditedChannelPost());
        }
        if (update.getMessageReaction() != null) {
            return reader.reacted(update.getMessageReaction());
        }
        if (update.getChatMember() != null) {
            return reader.member(update.getChatMember());
        }
        return List.of();
    }

    /** Reads one update. */
    private final class Reader {
        private final int update;
        private final Instant liveFrom;
        private final List<Event> events = new ArrayList<>();

        private Reader(int update, Instant liveFrom) {
            this.update = update;
            this.liveFrom = liveFrom;
        }

        private List<Event> message(Message message) {
            ChannelRef channel = chats.of(message);
            Instant at = Instant.ofEpochSecond(message.getDate());
            boolean own = own(message);
            if (service(message, channel, at, own)) {
                return events;
            }
            TelegramContent.read(message, self).ifPresent(content -> {
                chats.remember(message);
                add(channel, at, own, occurrence -> {
                    var posted = Posted.builder(occurrence, name(message.getMessageId()), content);
                    if (message.getMediaGroupId() != null) {
                        posted.album(message.getMediaGroupId());
                    }
                    return posted.build();
                });
            });
            return events;
        }

        /** Reads what happened; false where the message says something instead. */
        private boolean service(Message message, ChannelRef channel, Instant at, boolean own) {
            Optional<User> by = TelegramPeople.author(message);
            if (message.getMigrateToChatId() != null) {
                add(
                        channel,
                        at,
                        false,
                        occurrence -> new Moved(
                                occurrence,
                                ChatAddress.of(message.getMigrateToChatId()).id()));
                return true;
            }
            if (message.getNewChatMembers() != null
                    && !message.getNewChatMembers().isEmpty()) {
                for (var joined : message.getNewChatMembers()) {
                    joined(channel, at, TelegramPeople.user(joined), by);
                }
                return true;
            }
            if (message.getLeftChatMember() != null) {
                left(channel, at, TelegramPeople.user(message.getLeftChatMember()), by);
                return true;
            }
            if (message.getNewChatTitle() != null) {
                add(channel, at, own, occurrence -> new Renamed(occurrence, message.getNewChatTitle(), by));
                return true;
            }
            if (message.getForumTopicEdited() != null) {
                String name = message.getForumTopicEdited().getName();
                if (name != null && !name.isEmpty()) {
                    add(channel, at, own, occurrence -> new Renamed(occurrence, name, by));
                }
                return true;
            }
            if (message.getPinnedMessage() != null) {
                MessageId target = id(message.getPinnedMessage().getMessageId());
                add(channel, at, own, occurrence -> new Pinned(occurrence, target, true, by));
                return true;
            }
            return false;
        }

        private List<Event> edited(Message message) {
            if (message.getLocation() != null && message.getLocation().getLivePeriod() != null) {
                // A live place moves every few seconds.
                return events;
            }
            Instant at =
                    Instant.ofEpochSecond(message.getEditDate() == null ? message.getDate() : message.getEditDate());
            TelegramContent.read(message, self)
                    .ifPresent(content -> add(
                            chats.of(message),
                            at,
                            own(message),
                            occurrence -> new Edited(occurrence, id(message.getMessageId()), content, List.of())));
            return events;
        }

        private List<Event> reacted(MessageReactionUpdated reaction) {
            Optional<User> user = reaction.getActorChat() != null
                    ? Optional.of(TelegramPeople.chat(reaction.getActorChat()))
                    : Optional.ofNullable(reaction.getUser()).map(TelegramPeople::user);
            user.ifPresent(who -> add(
                    chats.of(reaction.getChat(), reaction.getMessageId()),
                    Instant.ofEpochSecond(reaction.getDate()),
                    self.is(who),
                    occurrence -> new Reacted(
                            occurrence,
                            id(reaction.getMessageId()),
                            new Reacted.OfUser(who, reactions(reaction.getNewReaction())))));
            return events;
        }

        /** Comes only where we are an administrator, and then in addition to the message about it, or in its place. */
        private List<Event> member(ChatMemberUpdated change) {
            boolean was = Membership.inside(change.getOldChatMember());
            boolean is = Membership.inside(change.getNewChatMember());
            Optional<User> who = Membership.user(change);
            Optional<User> by = Optional.ofNullable(change.getFrom()).map(TelegramPeople::user);
            if (was == is || who.isEmpty()) {
                return events;
            }
            ChannelRef channel = chats.of(change.getChat());
            Instant at = Instant.ofEpochSecond(change.getDate());
            if (is) {
                joined(channel, at, who.get(), by);
            } else {
                left(channel, at, who.get(), by);
            }
            return events;
        }

        private void joined(ChannelRef channel, Instant at, User user, Optional<User> by) {
            if (members.isNews(channel, user, true, at)) {
                add(channel, at, self.is(user), occurrence -> new Joined(occurrence, user, other(user, by)));
            }
        }

        private void left(ChannelRef channel, Instant at, User user, Optional<User> by) {
            if (members.isNews(channel, user, false, at)) {
                add(channel, at, self.is(user), occurrence -> new Left(occurrence, user, other(user, by)));
            }
        }

        private Optional<User> other(User user, Optional<User> by) {
            return by.filter(someone -> !someone.id().equals(user.id()));
        }

        private void add(ChannelRef channel, Instant at, boolean own, Function<Occurrence, Event> event) {
            Origin origin = at.isBefore(liveFrom) ? Origin.BACKLOG : Origin.LIVE;
            // One update may tell of several who joined: their keys differ.
            String key = events.isEmpty() ? Integer.toString(update) : update + "." + events.size();
            events.add(event.apply(new Occurrence(channel, at, Optional.of(new EventKey(key)), own, origin)));
        }

        /** What somebody says through an inline bot, also through us, is theirs. */
        private boolean own(Message message) {
            return message.getFrom() != null && self.is(message.getFrom().getId());
        }
    }

    private static List<Reaction> reactions(@Nullable List<ReactionType> types) {
        List<Reaction> reactions = new ArrayList<>();
        for (ReactionType type : types == null ? List.<ReactionType>of() : types) {
            if (type instanceof ReactionTypeEmoji emoji) {
                reactions.add(Reaction.emoji(emoji.getEmoji()));
            } else if (type instanceof ReactionTypeCustomEmoji custom) {
                reactions.add(new Reaction("\uD83D\uDD18", custom.getCustomEmojiId()));
            }
        }
        return reactions;
    }

    private static MessageId id(int message) {
        return new MessageId(Integer.toString(message));
    }

    private static MessageName name(int message) {
        return MessageName.given(Integer.toString(message));
    }
}
