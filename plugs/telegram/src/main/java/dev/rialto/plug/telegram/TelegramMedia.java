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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;

/**
 * Sends messages with files. Safe for many threads.
 *
 * @see <a href="https://core.telegram.org/bots/api#sending-files">Sending files</a>
 */
final class TelegramMedia {
    /** Telegram takes larger pictures as documents only. */
    private static final long LARGEST_PHOTO = 10L * 1024 * 1024;

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
                        form.method,
                        parcel(chat, reply, silent)
                                .with("caption", caption.isEmpty() ? null : caption)
                                .with("parse_mode", mode)
                                .with(form.field, file)));
    }

    /** The host asks for no more files at once than an album takes; see {@link TelegramCapabilities}. */
    private Outcome album(
            ChatAddress chat,
            List<File> files,
            RichText text,
            @Nullable ReplyParameters reply,
            @Nullable Boolean silent)
            throws TelegramException, InterruptedException {
        Form form = common(files);
        List<SentMessage> sent = Markup.of(text).send((caption, mode) -> {
            Upload upload = parcel(chat, reply, silent).withJson("media", parts(files, form, caption, mode));
            for (int i = 0; i < files.size(); i++) {
                upload.with("file" + i, files.get(i));
            }
            return client.sendAlbum(upload);
        });
        var receipt = Receipt.builder(
                        MessageName.given(Integer.toString(sent.getFirst().id())))
                .at(sent.getFirst().at());
        sent.subList(1, sent.size()).forEach(part -> receipt.albumPart(MessageName.given(Integer.toString(part.id()))));
        return new Outcome.Sent(receipt.build());
    }

    private static Upload parcel(ChatAddress chat, @Nullable ReplyParameters reply, @Nullable Boolean silent) {
        return new Upload()
                .with("chat_id", chat.chat())
                .with("message_thread_id", chat.threadId())
                .withJson("reply_parameters", reply)
                .with("disable_notification", silent);
    }

    /** The parts of an album, of which the first has the caption. */
    private static List<Map<String, String>> parts(List<File> files, Form form, String caption, @Nullable String mode) {
        List<Map<String, String>> parts = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Map<String, String> part = new LinkedHashMap<>();
            part.put("type", (form == Form.DOCUMENT ? form : files.get(i).form()).field);
            part.put("media", "attach://file" + i);
            if (i == 0 && !caption.isEmpty()) {
                part.put("caption", caption);
                if (mode != null) {
                    part.put("parse_mode", mode);
                }
            }
            parts.add(part);
        }
        return parts;
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
        PHOTO("sendPhoto", "photo"),
        ANIMATION("sendAnimation", "animation"),
        VIDEO("sendVideo", "video"),
        AUDIO("sendAudio", "audio"),
        VOICE("sendVoice", "voice"),
        STICKER("sendSticker", "sticker"),
        DOCUMENT("sendDocument", "document");

        private final String method;
        private final String field;

        Form(String method, String field) {
            this.method = method;
            this.field = field;
        }
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

        File as(Form other) {
            return new File(path, name, other);
        }
    }
}
