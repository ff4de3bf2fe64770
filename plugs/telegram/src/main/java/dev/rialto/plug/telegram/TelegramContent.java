package dev.rialto.plug.telegram;

import dev.rialto.api.message.Attachment;
import dev.rialto.api.message.Contact;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.Forwarded;
import dev.rialto.api.message.Location;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Poll;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.TextQuote;
import org.telegram.telegrambots.meta.api.objects.Venue;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOrigin;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginChannel;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginChat;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginHiddenUser;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginUser;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;
import org.telegram.telegrambots.meta.api.objects.polls.PollOption;

/** Reads what a message of Telegram says. */
final class TelegramContent {

    private TelegramContent() {}

    /** Reads a whole message; empty for one without anything that others could show. */
    static Optional<dev.rialto.api.message.Message> read(Message message, Self self) {
        RichText text = text(message, self);
        List<Attachment> attachments = attachments(message);
        if (text.isEmpty() && attachments.stream().allMatch(Forwarded.class::isInstance)) {
            return Optional.empty();
        }
        var builder = dev.rialto.api.message.Message.builder(text).attachments(attachments);
        TelegramPeople.author(message).ifPresent(builder::author);
        reply(message, self).ifPresent(builder::replyTo);
        return Optional.of(builder.build());
    }

    private static RichText text(Message message, Self self) {
        if (message.getText() != null) {
            return TelegramText.read(message.getText(), message.getEntities(), self);
        }
        if (message.getCaption() != null) {
            return TelegramText.read(message.getCaption(), message.getCaptionEntities(), self);
        }
        if (message.getSticker() != null && message.getSticker().getEmoji() != null) {
            return RichText.of(message.getSticker().getEmoji());
        }
        if (message.getDice() != null) {
            return RichText.of(
                    message.getDice().getEmoji() + " " + message.getDice().getValue());
        }
        return RichText.EMPTY;
    }

    /**
     * Within a topic every message answers to the one that opened it, as the network has it; that is no reply. A reply to
     * another chat has no parent here.
     */
    private static Optional<Reply> reply(Message message, Self self) {
        Message parent = message.getReplyToMessage();
        if (parent == null || parent.getForumTopicCreated() != null) {
            return Optional.empty();
        }
        TextQuote quote = message.getQuote();
        RichText said =
                quote != null ? TelegramText.read(quote.getText(), quote.getEntities(), self) : text(parent, self);
        return Optional.of(
                new Reply(new MessageId(Integer.toString(parent.getMessageId())), TelegramPeople.author(parent), said));
    }

    private static List<Attachment> attachments(Message message) {
        List<Attachment> attachments = new ArrayList<>();
        forwarded(message).ifPresent(attachments::add);
        media(message).ifPresent(attachments::add);
        if (message.getVenue() != null) {
            Venue venue = message.getVenue();
            attachments.add(new Location(
                    venue.getLocation().getLatitude(),
                    venue.getLocation().getLongitude(),
                    Optional.ofNullable(venue.getTitle()),
                    Optional.ofNullable(venue.getAddress())));
        } else if (message.getLocation() != null) {
            attachments.add(new Location(
                    message.getLocation().getLatitude(),
                    message.getLocation().getLongitude(),
                    Optional.empty(),
                    Optional.empty()));
        }
        if (message.getContact() != null) {
            String last = message.getContact().getLastName();
            attachments.add(new Contact(
                    message.getContact().getFirstName() + (last == null ? "" : " " + last),
                    Optional.ofNullable(message.getContact().getPhoneNumber())));
        }
        if (message.getPoll() != null) {
            attachments.add(new Poll(
                    message.getPoll().getQuestion(),
                    message.getPoll().getOptions().stream()
                            .map(PollOption::getText)
                            .toList()));
        }
        return attachments;
    }

    /** A channel's post that Telegram itself copied into the channel's group was written for that group too. */
    private static Optional<Forwarded> forwarded(Message message) {
        MessageOrigin origin = message.getForwardOrigin();
        if (origin == null || Boolean.TRUE.equals(message.getIsAutomaticForward())) {
            return Optional.empty();
        }
        return Optional.of(
                switch (origin) {
                    case MessageOriginUser user -> forwarded(TelegramPeople.user(user.getSenderUser()), user.getDate());
                    case MessageOriginHiddenUser hidden ->
                        forwarded(User.named(hidden.getSenderUserName()), hidden.getDate());
                    case MessageOriginChat chat -> forwarded(TelegramPeople.chat(chat.getSenderChat()), chat.getDate());
                    case MessageOriginChannel channel ->
                        forwarded(TelegramPeople.chat(channel.getChat()), channel.getDate());
                    default -> new Forwarded(Optional.empty(), Optional.empty());
                });
    }

    private static Forwarded forwarded(User author, @Nullable Integer date) {
        return new Forwarded(Optional.of(author), Optional.ofNullable(date).map(Instant::ofEpochSecond));
    }

    /** The one file that a message can have. An animation comes as a document too. */
    private static Optional<Media> media(Message message) {
        if (message.getAnimation() != null) {
            var file = message.getAnimation();
            return media(
                    file.getFileId(),
                    Media.Kind.ANIMATION,
                    file.getFileName(),
                    file.getMimeType(),
                    file.getFileSize(),
                    file.getDuration());
        }
        if (message.getPhoto() != null && !message.getPhoto().isEmpty()) {
            PhotoSize largest = message.getPhoto().stream()
                    .max(Comparator.comparingLong(TelegramContent::pixels))
                    .orElseThrow();
            return media(
                    largest.getFileId(),
                    Media.Kind.IMAGE,
                    "photo.jpg",
                    "image/jpeg",
                    whole(largest.getFileSize()),
                    null);
        }
        if (message.getVideo() != null) {
            var file = message.getVideo();
            return media(
                    file.getFileId(),
                    Media.Kind.VIDEO,
                    or(file.getFileName(), "video.mp4"),
                    file.getMimeType(),
                    file.getFileSize(),
                    file.getDuration());
        }
        if (message.getVideoNote() != null) {
            var file = message.getVideoNote();
            return media(
                    file.getFileId(),
                    Media.Kind.VIDEO,
                    "video.mp4",
                    "video/mp4",
                    whole(file.getFileSize()),
                    file.getDuration());
        }
        if (message.getVoice() != null) {
            var file = message.getVoice();
            return media(
                    file.getFileId(),
                    Media.Kind.VOICE,
                    "voice.ogg",
                    or(file.getMimeType(), "audio/ogg"),
                    file.getFileSize(),
                    file.getDuration());
        }
        if (message.getAudio() != null) {
            var file = message.getAudio();
            return media(
                    file.getFileId(),
                    Media.Kind.AUDIO,
                    file.getFileName(),
                    file.getMimeType(),
                    file.getFileSize(),
                    file.getDuration());
        }
        if (message.getSticker() != null) {
            var file = message.getSticker();
            boolean film = Boolean.TRUE.equals(file.getIsVideo());
            boolean drawn = Boolean.TRUE.equals(file.getIsAnimated());
            return media(
                    file.getFileId(),
                    Media.Kind.STICKER,
                    film ? "sticker.webm" : drawn ? "sticker.tgs" : "sticker.webp",
                    film ? "video/webm" : drawn ? "application/x-tgsticker" : "image/webp",
                    whole(file.getFileSize()),
                    null);
        }
        if (message.getDocument() != null) {
            var file = message.getDocument();
            return media(
                    file.getFileId(),
                    Media.Kind.FILE,
                    file.getFileName(),
                    file.getMimeType(),
                    file.getFileSize(),
                    null);
        }
        return Optional.empty();
    }

    private static Optional<Media> media(
            String file,
            Media.Kind kind,
            @Nullable String name,
            @Nullable String type,
            @Nullable Long size,
            @Nullable Integer seconds) {
        var media = Media.builder(new ContentId(file), kind);
        if (name != null && !name.isBlank()) {
            // A name is anything that its sender liked; folders are none of it.
            media.name(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1));
        }
        if (type != null && !type.isBlank()) {
            media.type(type);
        }
        if (size != null) {
            media.size(size);
        }
        if (seconds != null) {
            media.duration(Duration.ofSeconds(seconds));
        }
        return Optional.of(media.build());
    }

    private static long pixels(PhotoSize photo) {
        return (photo.getWidth() == null ? 0L : photo.getWidth())
                * (photo.getHeight() == null ? 0L : photo.getHeight());
    }

    private static @Nullable Long whole(@Nullable Integer size) {
        return size == null ? null : Long.valueOf(size);
    }

    private static String or(@Nullable String text, String other) {
        return text == null || text.isBlank() ? other : text;
    }
}
