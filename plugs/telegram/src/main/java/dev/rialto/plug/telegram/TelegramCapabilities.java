package dev.rialto.plug.telegram;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.TextMeasure;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What Telegram's chats can do.
 *
 * @see <a href="https://core.telegram.org/bots/api#sendmessage">sendMessage</a>, for the lengths
 * @see <a href="https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this">the FAQ</a>, for the pace
 */
final class TelegramCapabilities {
    private static final int TEXT = 4096;
    private static final int CAPTION = 1024;
    private static final int ALBUM = 10;

    private final Capabilities person;
    private final Capabilities group;
    private final Map<String, Capabilities> topics = new ConcurrentHashMap<>();
    private final Function<String, Capabilities> topic;

    TelegramCapabilities(TelegramSettings settings) {
        boolean paced = TelegramServer.of(settings.apiUrl()).isPublic();
        person = build(all(), settings, paced, true);
        group = build(all().full(Feature.RENAME, Feature.OPEN_THREAD), settings, paced, false);
        // Telegram counts what goes to all topics of a group as one.
        topic = chat -> build(all().full(Feature.RENAME).paceKey(new ChannelId(chat)), settings, paced, false);
    }

    Capabilities of(ChannelRef channel) {
        ChatAddress address = ChatAddress.of(channel.id());
        if (address.topic().isPresent()) {
            return topics.computeIfAbsent(address.chat(), topic);
        }
        return address.isPrivate() ? person : group;
    }

    private static Capabilities.Builder all() {
        return Capabilities.builder()
                .full(Feature.POST, Feature.EDIT, Feature.DELETE, Feature.REACT, Feature.PIN, Feature.REPLY)
                .full(
                        Feature.BOLD,
                        Feature.ITALIC,
                        Feature.UNDERLINE,
                        Feature.STRIKE,
                        Feature.SPOILER,
                        Feature.CODE,
                        Feature.PRE,
                        Feature.QUOTE,
                        Feature.LINK,
                        Feature.MENTION)
                .full(
                        Feature.IMAGE,
                        Feature.ANIMATION,
                        Feature.VIDEO,
                        Feature.AUDIO,
                        Feature.VOICE,
                        Feature.STICKER,
                        Feature.FILE,
                        Feature.ALBUM)
                // A bot may send no other's emoji; the others would come without a word of who sent them.
                .fallback(
                        Feature.HEADING,
                        Feature.CUSTOM_EMOJI,
                        Feature.ACTION,
                        Feature.PERSONA,
                        Feature.SUBJECT,
                        Feature.THREAD,
                        Feature.LOCATION,
                        Feature.POLL,
                        Feature.CONTACT,
                        Feature.FORWARDED)
                .text(TEXT, TextMeasure.UTF16)
                .captionLimit(CAPTION)
                .albums(ALBUM, false)
                .reactionLimit(1);
    }

    private static Capabilities build(
            Capabilities.Builder builder, TelegramSettings settings, boolean paced, boolean person) {
        if (paced) {
            (person ? settings.limits().chat() : settings.limits().group()).ifPresent(builder::channelPace);
            settings.limits().all().ifPresent(builder::plugPace);
        }
        return builder.build();
    }
}
