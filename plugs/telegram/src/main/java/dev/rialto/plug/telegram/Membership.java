package dev.rialto.plug.telegram;

import dev.rialto.api.message.User;
import dev.rialto.api.plug.ChannelStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberAdministrator;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberRestricted;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;

/** Reads how somebody stands in a chat. */
final class Membership {

    private Membership() {}

    /** Whether it is the standing of somebody who is in the chat. A standing that is not known yet counts as in. */
    static boolean inside(@Nullable ChatMember member) {
        if (member instanceof ChatMemberRestricted restricted) {
            return Boolean.TRUE.equals(restricted.getIsMember());
        }
        return member == null
                || !(member.getStatus().equals("left") || member.getStatus().equals("kicked"));
    }

    /** Whose standing changed. */
    static Optional<User> user(ChatMemberUpdated change) {
        return Optional.ofNullable(change.getNewChatMember())
                .or(() -> Optional.ofNullable(change.getOldChatMember()))
                .map(ChatMember::getUser)
                .map(TelegramPeople::user);
    }

    /** What our own standing means for what we send. */
    static ChannelStatus status(ChatMemberUpdated change) {
        ChatMember now = change.getNewChatMember();
        if (!inside(now)) {
            boolean kicked = now != null && now.getStatus().equals("kicked");
            return new ChannelStatus(
                    ChannelStatus.State.KICKED,
                    change.getChat().isUserChat()
                            ? "the bot was blocked"
                            : kicked ? "the bot was removed from the chat" : "the bot is not in the chat any more");
        }
        if (now instanceof ChatMemberRestricted restricted && !Boolean.TRUE.equals(restricted.getCanSendMessages())) {
            return new ChannelStatus(ChannelStatus.State.MUTED, "the bot may not write in the chat");
        }
        if (change.getChat().isChannelChat()
                && !(now instanceof ChatMemberAdministrator administrator
                        && Boolean.TRUE.equals(administrator.getCanPostMessages()))) {
            return new ChannelStatus(ChannelStatus.State.NO_RIGHTS, "the bot may not post in the channel");
        }
        return new ChannelStatus(ChannelStatus.State.USABLE, "");
    }
}
