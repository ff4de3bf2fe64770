package dev.rialto.plug.telegram;

import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Reads who somebody is. */
final class TelegramPeople {

    private TelegramPeople() {}

    static User user(org.telegram.telegrambots.meta.api.objects.User user) {
        String last = user.getLastName();
        String name = last == null || last.isBlank() ? user.getFirstName() : user.getFirstName() + " " + last;
        var builder = User.builder(id(user.getId()), shown(name, user.getUserName(), user.getId()))
                .bot(Boolean.TRUE.equals(user.getIsBot()));
        if (user.getUserName() != null) {
            builder.username(user.getUserName());
        }
        return builder.build();
    }

    /** Chats speak too: a channel, a group whose administrators are anonymous. */
    static User chat(Chat chat) {
        String title = chat.getTitle();
        String name = title != null
                ? title
                : (chat.getFirstName() == null ? "" : chat.getFirstName())
                        + (chat.getLastName() == null ? "" : " " + chat.getLastName());
        var builder = User.builder(id(chat.getId()), shown(name, chat.getUserName(), chat.getId()));
        if (chat.getUserName() != null) {
            builder.username(chat.getUserName());
        }
        return builder.build();
    }

    /**
     * Who wrote a message. Where somebody speaks as a chat, {@code from} is only a stand-in of Telegram's. A channel may tell
     * who signed; the signature of an anonymous administrator is a rank, not a name.
     */
    static Optional<User> author(Message message) {
        Chat as = message.getSenderChat();
        if (as != null) {
            String signature = message.getAuthorSignature();
            var author = chat(as);
            return Optional.of(
                    as.isChannelChat() && signature != null && !signature.isBlank()
                            ? author.withName(signature)
                            : author);
        }
        return Optional.ofNullable(message.getFrom()).map(TelegramPeople::user);
    }

    static UserId id(long user) {
        return new UserId(Long.toString(user));
    }

    /** A name may be blank, or made of signs that nobody sees. */
    private static String shown(String name, @Nullable String username, long id) {
        if (name.codePoints().anyMatch(Character::isLetterOrDigit)
                || name.codePoints().anyMatch(sign -> Character.getType(sign) == Character.OTHER_SYMBOL)) {
            return name.strip();
        }
        return username != null ? username : Long.toString(id);
    }
}
