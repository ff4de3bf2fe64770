package dev.rialto.plug.telegram;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.ApiLevel;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.PlugContext;
import dev.rialto.api.plug.PlugFactory;
import dev.rialto.api.plug.SettingsException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes plugs of type {@code telegram}: one bot each. */
public final class TelegramPlugFactory implements PlugFactory<TelegramSettings, TelegramChannelSettings> {
    private static final Pattern TOKEN = Pattern.compile("(\\d+):\\S+");
    private static final Pattern CHANNEL = Pattern.compile("(.*?)(?:#(\\d{1,9}))?");
    private static final Pattern USER = Pattern.compile("-?[1-9]\\d{0,18}");

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

    @Override
    public ChannelId channelId(String written) {
        Matcher parts = CHANNEL.matcher(written.strip());
        if (!parts.matches()) {
            throw new SettingsException("", "a chat's id is one line");
        }
        OptionalInt topic =
                parts.group(2) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(parts.group(2)));
        try {
            return address(new TelegramChannelSettings(parts.group(1), topic));
        } catch (IllegalArgumentException e) {
            throw new SettingsException("", String.valueOf(e.getMessage()));
        }
    }

    /** Somebody's number, or that of a chat as which people speak. */
    @Override
    public UserId userId(String written) {
        String id = written.strip();
        if (!USER.matcher(id).matches()) {
            throw new SettingsException(
                    "",
                    "a Telegram account's id is a number such as \"7000001\", which the command who tells; not \""
                            + written + "\"");
        }
        return new UserId(id);
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
