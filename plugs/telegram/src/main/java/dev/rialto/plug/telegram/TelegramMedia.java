package dev.rialto.plug.telegram;

import dev.rialto.api.message.Media;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.RichText;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.plug.MediaFiles;
import dev.rialto.plug.telegram.TelegramClient.SentMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.api.methods.send.SendAnimation;
import org.telegram.telegrambots.meta.api.methods.send.SendAudio;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMediaGroup;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.send.SendSticker;
import org.telegram.telegrambots.meta.api.methods.send.SendVideo;
import org.telegram.telegrambots.meta.api.methods.send.SendVoice;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.media.InputMedia;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaAudio;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaDocument;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaPhoto;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaVideo;

/**
 * Sends messages with files. Safe for many threads.
 *
 * @see <a href="https://core.telegram.org/bots/api#sending-files">Sending files</a>
 */
final class TelegramMedia {
    private static final Logger LOG = LoggerFactory.getLogger(TelegramMedia.class);

    /** Telegram takes larger pictures as documents only. */
    private static final long LARGEST_PHOTO = 10L * 1024 * 1024;

    private static final int LARGEST_ALBUM = 10;
    private static final Set<String> PHOTOS = Set.of("jpg", "jpeg", "png", "webp", "bmp");
    private static final Set<String> VOICES = Set.of("ogg", "oga", "opus");
    private static final Set<String> STICKERS = Set.of("webp", "tgs", "webm");

    private final MediaFiles local;
    private final TelegramClient client;

    TelegramMedia(MediaFiles local, TelegramClient client) {
        this.local = local;
        this.client = client;
    }

    /** The files of a message that are here; what could not be had is said in the text already. */
    List<File> files(Message message) {
        List<File> files = new ArrayList<>();
        for (var attachment : message.attachments()) {
            if (attachment instanceof Media media) {
                local.find(media.content()).ifPresent(file -> files.add(File.of(media, file)));
            }
        }
        return files;
    }

    Outcome send(
            ChatAddress chat,
            List<File> files,
            RichText text,
            @Nullable ReplyParameters reply,
            @Nullable Boolean silent)
            throws TelegramException, InterruptedException {
        if (files.size() > 1) {
            return album(chat, files, text, reply, silent);
        }
        File file = files.getFirst();
        try {
            return new Outcome.Sent(TelegramOutbound.receipt(one(chat, file, text, reply, silent)));
        } catch (TelegramException failed) {
            if (file.form() != Form.DOCUMENT && isAboutTheForm(failed)) {
                return new Outcome.Sent(
                        TelegramOutbound.receipt(one(chat, file.as(Form.DOCUMENT), text, reply, silent)));
            }
            throw failed;
        }
    }

    /** Telegram looks into what it is to show as a picture or film, and may find that it is none. Any file is a document. */
    private static boolean isAboutTheForm(TelegramException failed) {
        return failed.error() instanceof TelegramError.Answer answer
                && (answer.says("PHOTO_")
                        || answer.says("IMAGE_PROCESS_FAILED")
                        || answer.says("STICKER_")
                        || answer.says("VOICE_MESSAGES_FORBIDDEN"));
    }

    private SentMessage one(
            ChatAddress chat, File file, RichText text, @Nullable ReplyParameters reply, @Nullable Boolean silent)
            throws TelegramException, InterruptedException {
        // Stickers have no caption.
        Form form = file.form() == Form.STICKER && !text.isEmpty() ? Form.DOCUMENT : file.form();
        return Markup.of(text)
                .send((caption, mode) -> client.send(
                        library -> begin(library, form, new Parcel(chat, file.input(), caption, mode, reply, silent))));
    }

    private static CompletableFuture<org.telegram.telegrambots.meta.api.objects.message.Message> begin(
            OkHttpTelegramClient library, Form form, Parcel parcel) {
        return switch (form) {
            case PHOTO ->
                library.executeAsync(SendPhoto.builder()
                        .chatId(parcel.chat.chat())
                        .messageThreadId(parcel.chat.threadId())
                        .photo(parcel.file)
                        .caption(parcel.caption)
                        .parseMode(parcel.mode)
                        .replyParameters(parcel.reply)
                        .disableNotification(parcel.silent)
                        .build());
            case ANIMATION ->
                library.executeAsync(SendAnimation.builder()
                        .chatId(parcel.chat.chat())
                        .messageThreadId(parcel.chat.threadId())
                        .animation(parcel.file)
                        .caption(parcel.caption)
                        .parseMode(parcel.mode)
                        .replyParameters(parcel.reply)
                        .disableNotification(parcel.silent)
                        .build());
            case VIDEO ->
                library.executeAsync(SendVideo.builder()
                        .chatId(parcel.chat.chat())
                        .messageThreadId(parcel.chat.threadId())
                        .video(parcel.file)
                        .caption(parcel.caption)
                        .parseMode(parcel.mode)
                        .replyParameters(parcel.reply)
                        .disableNotification(parcel.silent)
                        .build());
            case AUDIO ->
                library.executeAsync(SendAudio.builder()
                        .chatId(parcel.chat.chat())
                        .messageThreadId(parcel.chat.threadId())
                        .audio(parcel.file)
                        .caption(parcel.caption)
                        .parseMode(parcel.mode)
                        .replyParameters(parcel.reply)
                        .disableNotification(parcel.silent)
                        .build());
            case VOICE ->
                library.executeAsync(SendVoice.builder()
                        .chatId(parcel.chat.chat())
                        .messageThreadId(parcel.chat.threadId())
                        .voice(parcel.file)
                        .caption(parcel.caption)
                        .parseMode(parcel.mode)
                        .replyParameters(parcel.reply)
                        .disableNotification(parcel.silent)
                        .build());
            case STICKER ->
                library.executeAsync(SendSticker.builder()
                        .chatId(parcel.chat.chat())
                        .messageThreadId(parcel.chat.threadId())
                        .sticker(parcel.file)
                        .replyParameters(parcel.reply)
                        .disableNotification(parcel.silent)
                        .build());
            case DOCUMENT ->
                library.executeAsync(SendDocument.builder()
                        .chatId(parcel.chat.chat())
                        .messageThreadId(parcel.chat.threadId())
                        .document(parcel.file)
                        .caption(parcel.caption)
                        .parseMode(parcel.mode)
                        .replyParameters(parcel.reply)
                        .disableNotification(parcel.silent)
                        .build());
        };
    }

    /** An album has at most ten files; more follow in further albums, which are parts of the same message to us. */
    private Outcome album(
            ChatAddress chat,
            List<File> files,
            RichText text,
            @Nullable ReplyParameters reply,
            @Nullable Boolean silent)
            throws TelegramException, InterruptedException {
        Form form = common(files);
        List<SentMessage> sent = new ArrayList<>();
        for (int from = 0; from < files.size(); ) {
            int left = files.size() - from;
            // A last album of one would be none.
            int to = from + (left == LARGEST_ALBUM + 1 ? LARGEST_ALBUM - 1 : Math.min(left, LARGEST_ALBUM));
            List<File> part = files.subList(from, to);
            RichText caption = from == 0 ? text : RichText.EMPTY;
            try {
                sent.addAll(Markup.of(caption)
                        .send((written, mode) -> client.sendAlbum(library ->
                                library.executeAsync(group(chat, part, form, written, mode, reply, silent)))));
            } catch (TelegramException failed) {
                if (sent.isEmpty()) {
                    throw failed;
                }
                LOG.warn("{} of {} files of a message were sent: {}", from, files.size(), failed.getMessage());
                break;
            }
            from = to;
        }
        var receipt = Receipt.builder(
                        MessageName.given(Integer.toString(sent.getFirst().id())))
                .at(sent.getFirst().at());
        sent.subList(1, sent.size()).forEach(part -> receipt.albumPart(MessageName.given(Integer.toString(part.id()))));
        return new Outcome.Sent(receipt.build());
    }

    private static SendMediaGroup group(
            ChatAddress chat,
            List<File> files,
            Form form,
            String caption,
            @Nullable String mode,
            @Nullable ReplyParameters reply,
            @Nullable Boolean silent) {
        List<InputMedia> parts = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            File file = files.get(i);
            InputMedia part = switch (form == Form.DOCUMENT ? Form.DOCUMENT : file.form()) {
                case PHOTO -> new InputMediaPhoto(file.path(), file.name());
                case VIDEO, ANIMATION -> new InputMediaVideo(file.path(), file.name());
                case AUDIO -> new InputMediaAudio(file.path(), file.name());
                case VOICE, STICKER, DOCUMENT -> new InputMediaDocument(file.path(), file.name());
            };
            if (i == 0 && !caption.isEmpty()) {
                part.setCaption(caption);
                part.setParseMode(mode);
            }
            parts.add(part);
        }
        SendMediaGroup group = new SendMediaGroup(chat.chat(), parts);
        group.setMessageThreadId(chat.threadId());
        group.setReplyParameters(reply);
        group.setDisableNotification(silent);
        return group;
    }

    /** Pictures and films mix; sounds stay among themselves; all else goes as documents. */
    private static Form common(List<File> files) {
        if (files.stream().allMatch(file -> file.form() == Form.PHOTO || file.form() == Form.VIDEO)) {
            return Form.PHOTO;
        }
        return files.stream().allMatch(file -> file.form() == Form.AUDIO) ? Form.AUDIO : Form.DOCUMENT;
    }

    /** The ways in which Telegram shows a file, each with a method of its own. */
    enum Form {
        PHOTO,
        ANIMATION,
        VIDEO,
        AUDIO,
        VOICE,
        STICKER,
        DOCUMENT
    }

    /** One file to be sent. */
    record File(java.io.File path, String name, Form form) {

        static File of(Media media, MediaFiles.MediaFile file) {
            String name = media.name()
                    .filter(given -> !given.isBlank())
                    .orElseGet(() -> file.path().getFileName().toString());
            return new File(file.path().toFile(), name, form(media, name, file.size()));
        }

        private static Form form(Media media, String name, long size) {
            String ending = ending(name, media.type());
            return switch (media.kind()) {
                case IMAGE -> PHOTOS.contains(ending) && size <= LARGEST_PHOTO ? Form.PHOTO : Form.DOCUMENT;
                case ANIMATION -> Form.ANIMATION;
                case VIDEO -> Form.VIDEO;
                case AUDIO -> Form.AUDIO;
                case VOICE -> VOICES.contains(ending) ? Form.VOICE : Form.AUDIO;
                case STICKER ->
                    STICKERS.contains(ending)
                            ? Form.STICKER
                            : PHOTOS.contains(ending) && size <= LARGEST_PHOTO ? Form.PHOTO : Form.DOCUMENT;
                case FILE -> Form.DOCUMENT;
            };
        }

        private static String ending(String name, Optional<String> type) {
            int dot = name.lastIndexOf('.');
            String ending = dot >= 0 ? name.substring(dot + 1) : type.orElse("").replaceAll(".*[/.-]|;.*", "");
            return ending.toLowerCase(Locale.ROOT);
        }

        InputFile input() {
            return new InputFile(path, name);
        }

        File as(Form other) {
            return new File(path, name, other);
        }
    }

    private record Parcel(
            ChatAddress chat,
            InputFile file,
            String caption,
            @Nullable String mode,
            @Nullable ReplyParameters reply,
            @Nullable Boolean silent) {}
}
