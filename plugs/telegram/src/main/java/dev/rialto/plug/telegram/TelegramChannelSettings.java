package dev.rialto.plug.telegram;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What a channel's section has for this plug.
 *
 * @param id the chat's id, such as {@code -1001234567890}, or {@code @name} of a public chat
 * @param topic the topic of a forum, as the number in its link; empty for the whole chat, or the general topic of a forum
 */
public record TelegramChannelSettings(String id, OptionalInt topic) {
    private static final Pattern FORM = Pattern.compile("-?[1-9]\\d{0,18}|@[A-Za-z]\\w{3,31}");

    public TelegramChannelSettings {
        id = id.strip();
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "a Telegram chat's id is a number such as \"-1001234567890\", or \"@name\" of a public chat; not \""
                            + id + "\"");
        }
        if (topic.isPresent() && topic.getAsInt() < 1) {
            throw new IllegalArgumentException("a topic is the positive number in its link, not " + topic.getAsInt());
        }
    }
}
