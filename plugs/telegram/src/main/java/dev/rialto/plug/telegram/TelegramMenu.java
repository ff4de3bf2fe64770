package dev.rialto.plug.telegram;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Role.MenuEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.commands.DeleteMyCommands;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeChat;

/** The bot's menu of commands, which each chat can have for itself. */
final class TelegramMenu {
    /** More in a list makes Telegram refuse all of it. */
    private static final int MOST = 100;

    private static final int LONGEST_DESCRIPTION = 256;
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,32}");

    private final TelegramClient client;

    TelegramMenu(TelegramClient client) {
        this.client = client;
    }

    /** Sets all of them; throws what the first that failed said. */
    void show(Map<ChannelRef, List<MenuEntry>> menus) throws PlugException, InterruptedException {
        Optional<PlugException> failure = Optional.empty();
        for (Map.Entry<String, Map<String, BotCommand>> chat : byChat(menus).entrySet()) {
            try {
                client.call(request(chat.getKey(), chat.getValue()));
            } catch (TelegramException failed) {
                PlugException cause = TelegramErrors.exception(failed.error());
                failure = failure.or(() -> Optional.of(cause));
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** Topics have the menu of their chat: it shows what any of them has. */
    private static Map<String, Map<String, BotCommand>> byChat(Map<ChannelRef, List<MenuEntry>> menus) {
        Map<String, Map<String, BotCommand>> byChat = new LinkedHashMap<>();
        menus.forEach((channel, entries) -> {
            Map<String, BotCommand> commands =
                    byChat.computeIfAbsent(ChatAddress.of(channel.id()).chat(), chat -> new LinkedHashMap<>());
            entries.forEach(
                    entry -> command(entry).ifPresent(command -> commands.putIfAbsent(command.getCommand(), command)));
        });
        return byChat;
    }

    /** Empty for a name that Telegram has no letters for. */
    private static Optional<BotCommand> command(MenuEntry entry) {
        String name = entry.name().replace('-', '_');
        String summary = entry.summary().strip();
        return NAME.matcher(name).matches() && !summary.isEmpty()
                ? Optional.of(new BotCommand(name, cut(summary)))
                : Optional.empty();
    }

    private static String cut(String summary) {
        return summary.codePointCount(0, summary.length()) <= LONGEST_DESCRIPTION
                ? summary
                : summary.substring(0, summary.offsetByCodePoints(0, LONGEST_DESCRIPTION - 1)) + "…";
    }

    private static BotApiMethod<?> request(String chat, Map<String, BotCommand> commands) {
        BotCommandScopeChat scope = new BotCommandScopeChat(chat);
        return commands.isEmpty()
                ? DeleteMyCommands.builder().scope(scope).build()
                : SetMyCommands.builder()
                        .commands(new ArrayList<>(commands.values()).subList(0, Math.min(commands.size(), MOST)))
                        .scope(scope)
                        .build();
    }
}
