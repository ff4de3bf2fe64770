package dev.rialto.plug.telegram;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Role;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChat;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatAdministrators;
import org.telegram.telegrambots.meta.api.objects.chat.ChatFullInfo;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;

/** What Telegram can be asked. Safe for many threads. */
final class TelegramRoles implements Role.ContentSource, Role.MemberList, Role.Titles, Role.CommandMenu {
    private final TelegramClient client;
    private final TelegramMenu menu;

    TelegramRoles(TelegramClient client) {
        this.client = client;
        this.menu = new TelegramMenu(client);
    }

    @Override
    public void show(Map<ChannelRef, List<MenuEntry>> menus) throws PlugException, InterruptedException {
        menu.show(menus);
    }

    /** The address of a file is good for an hour and holds the token: it is asked for each time, and kept nowhere. */
    @Override
    public InputStream open(ContentId content) throws PlugException, InterruptedException {
        try {
            String path =
                    client.call(new GetFile(content.value())).path("file_path").asText("");
            if (path.isEmpty()) {
                throw new PlugException(ErrorKind.LIMITS, "Telegram does not hand out this file");
            }
            return client.download(path);
        } catch (TelegramException failed) {
            throw TelegramErrors.exception(failed.error());
        }
    }

    /** Bots are told of administrators only. */
    @Override
    public Role.Members members(ChannelRef channel) throws PlugException, InterruptedException {
        try {
            ChatMember[] members = client.call(
                    new GetChatAdministrators(ChatAddress.of(channel.id()).chat()), ChatMember[].class);
            return new Role.Members(
                    Arrays.stream(members)
                            .filter(Objects::nonNull)
                            .map(ChatMember::getUser)
                            .map(TelegramPeople::user)
                            .toList(),
                    false);
        } catch (TelegramException failed) {
            throw TelegramErrors.exception(failed.error());
        }
    }

    /** There is no request for the name of a topic: it has its chat's title. */
    @Override
    public Optional<String> title(ChannelRef channel) throws PlugException, InterruptedException {
        try {
            var chat = client.call(new GetChat(ChatAddress.of(channel.id()).chat()), ChatFullInfo.class);
            return Optional.of(TelegramPeople.chat(chat).name());
        } catch (TelegramException failed) {
            throw TelegramErrors.exception(failed.error());
        }
    }
}
