package dev.rialto.plug.telegram;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.ApiLevel;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.PlugContext;
import dev.rialto.api.plug.PlugFactory;
import dev.rialto.api.plug.SettingsException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes plugs of type {@code telegram}: one bot each. */
public final class TelegramPlugFactory implements PlugFactory<TelegramSettings, TelegramChannelSettings> {
    private static final Pattern TOKEN = Pattern.compile("(\\d+):\\S+");

    /** For {@link java.util.ServiceLoader}. */
    public TelegramPlugFactory() {}

    @Override
    public String type() {
        return "telegram";
    }

    @Override
    public String displayName() {
        return "Telegram";
    }

    @Override
    public int apiLevel() {
        return ApiLevel.CURRENT;
    }

    @Override
    public Class<TelegramSettings> settings() {
        return TelegramSettings.class;
    }

    @Override
    public Class<TelegramChannelSettings> channel() {
        return TelegramChannelSettings.class;
    }

    @Override
    public ChannelId address(TelegramChannelSettings channel) {
        return new ChatAddress(channel.id(), channel.topic()).id();
    }

    /** Several people may speak as a chat, whose ids are negative. */
    @Override
    public boolean isAccount(UserId user) {
        return !user.value().startsWith("-");
    }

    @Override
    public boolean isPrivate(ChannelId channel) {
        return ChatAddress.of(channel).isPrivate();
    }

    @Override
    public Optional<String> commandPrefix() {
        return Optional.of("/");
    }

    @Override
    public Plug create(TelegramSettings settings, PlugContext<TelegramChannelSettings> context) {
        if (settings.token().isEmpty()) {
            throw new SettingsException("token", "no token; @BotFather gives one for each bot");
        }
        Matcher token = TOKEN.matcher(settings.token().reveal());
        if (!token.matches()) {
            throw new SettingsException(
                    "token", "this is no bot token; @BotFather gives one that looks like 123456789:AAE…");
        }
        return new TelegramPlug(token.group(1), settings, context);
    }
}
