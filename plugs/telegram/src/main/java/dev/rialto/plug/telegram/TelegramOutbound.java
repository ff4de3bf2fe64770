package dev.rialto.plug.telegram;

import dev.rialto.api.message.Media;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.operation.Delete;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Failure;
import dev.rialto.api.operation.OpenThread;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Pin;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.React;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.operation.Rename;
import dev.rialto.plug.telegram.TelegramClient.SentMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.forum.CreateForumTopic;
import org.telegram.telegrambots.meta.api.methods.forum.EditForumTopic;
import org.telegram.telegrambots.meta.api.methods.groupadministration.SetChatTitle;
import org.telegram.telegrambots.meta.api.methods.pinnedmessages.PinChatMessage;
import org.telegram.telegrambots.meta.api.methods.pinnedmessages.UnpinChatMessage;
import org.telegram.telegrambots.meta.api.methods.reactions.SetMessageReaction;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageCaption;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.reactions.ReactionType;
import org.telegram.telegrambots.meta.api.objects.reactions.ReactionTypeCustomEmoji;
import org.telegram.telegrambots.meta.api.objects.reactions.ReactionTypeEmoji;

/** Carries out operations. Safe for many threads. */
final class TelegramOutbound {

    /** The sign that asks for the coloured form of an emoji; reactions are named without it. */
    private static final String COLOURED = "\uFE0F";

    private final TelegramClient client;
    private final TelegramMedia media;

    TelegramOutbound(TelegramClient client, TelegramMedia media) {
        this.client = client;
        this.media = media;
    }

    Outcome execute(Operation operation) throws InterruptedException {
        try {
            ChatAddress chat = ChatAddress.of(operation.channel().id());
            return switch (operation) {
                case Post post -> post(chat, post);
                case Edit edit -> edit(chat, edit);
                case Delete delete -> delete(chat, delete);
                case React react -> react(chat, react);
                case Rename rename -> rename(chat, rename);
                case Pin pin -> pin(chat, pin);
                case OpenThread open -> openThread(chat, open);
            };
        } catch (TelegramException failed) {
            return TelegramErrors.outcome(operation, failed.error());
        } catch (NumberFormatException foreign) {
            return refused("this is no id of a message on Telegram");
        }
    }

    /** A parent that is gone is no reason to lose the answer, also where the server does not see it so. */
    private Outcome post(ChatAddress chat, Post post) throws TelegramException, InterruptedException {
        Optional<ReplyParameters> reply = post.message()
                .replyTo()
                .map(parent -> ReplyParameters.builder()
                        .messageId(number(parent.parent()))
                        .allowSendingWithoutReply(true)
                        .build());
        try {
            return post(chat, post, reply.orElse(null));
        } catch (TelegramException failed) {
            if (reply.isPresent()
                    && failed.error() instanceof TelegramError.Answer answer
                    && answer.says("message to be replied not found")) {
                return post(chat, post, null);
            }
            throw failed;
        }
    }

    private Outcome post(ChatAddress chat, Post post, @Nullable ReplyParameters reply)
            throws TelegramException, InterruptedException {
        List<TelegramMedia.File> files = media.files(post.message());
        Boolean silent = post.silent() ? Boolean.TRUE : null;
        if (!files.isEmpty()) {
            return media.send(chat, files, post.message().text(), reply, silent);
        }
        if (post.message().text().plain().isBlank()) {
            return refused(
                    post.message().attachments().stream().anyMatch(Media.class::isInstance)
                            ? "the files are not here, and there is no text"
                            : "there is nothing to send");
        }
        SentMessage sent = Markup.of(post.message().text())
                .send((text, mode) -> client.send(message(chat, text, mode, reply, silent)));
        return new Outcome.Sent(receipt(sent));
    }

    private static SendMessage message(
            ChatAddress chat,
            String text,
            @Nullable String mode,
            @Nullable ReplyParameters reply,
            @Nullable Boolean silent) {
        SendMessage message = new SendMessage(chat.chat(), text);
        message.setParseMode(mode);
        message.setMessageThreadId(chat.threadId());
        message.setReplyParameters(reply);
        message.setDisableNotification(silent);
        return message;
    }

    /** A message has a text, or a file with a caption; which of the two, only Telegram knows. */
    private Outcome edit(ChatAddress chat, Edit edit) throws TelegramException, InterruptedException {
        boolean file = edit.message().attachments().stream().anyMatch(Media.class::isInstance);
        try {
            return edit(chat, edit, file);
        } catch (TelegramException failed) {
            if (failed.error() instanceof TelegramError.Answer answer
                    && answer.says(
                            file
                                    ? "there is no caption in the message to edit"
                                    : "there is no text in the message to edit")) {
                return edit(chat, edit, !file);
            }
            throw failed;
        }
    }

    private Outcome edit(ChatAddress chat, Edit edit, boolean caption) throws TelegramException, InterruptedException {
        int target = number(edit.target());
        if (!caption && edit.message().text().plain().isBlank()) {
            return refused("there is nothing to say");
        }
        return unlessDone(
                () -> Markup.of(edit.message().text()).send((text, mode) -> {
                    BotApiMethod<?> method =
                            caption ? caption(chat, target, text, mode) : text(chat, target, text, mode);
                    return client.call(method);
                }),
                "message is not modified");
    }

    private static EditMessageText text(ChatAddress chat, int target, String text, @Nullable String mode) {
        return EditMessageText.builder()
                .chatId(chat.chat())
                .messageId(target)
                .text(text)
                .parseMode(mode)
                .build();
    }

    private static EditMessageCaption caption(ChatAddress chat, int target, String text, @Nullable String mode) {
        return EditMessageCaption.builder()
                .chatId(chat.chat())
                .messageId(target)
                .caption(text)
                .parseMode(mode)
                .build();
    }

    private Outcome delete(ChatAddress chat, Delete delete) throws TelegramException, InterruptedException {
        return unlessDone(
                () -> client.call(new DeleteMessage(chat.chat(), number(delete.target()))),
                "message to delete not found",
                "message identifier is not specified",
                "MESSAGE_ID_INVALID");
    }

    private Outcome react(ChatAddress chat, React react) throws TelegramException, InterruptedException {
        List<ReactionType> wanted =
                react.reactions().stream().limit(1).map(TelegramOutbound::type).toList();
        SetMessageReaction method = SetMessageReaction.builder()
                .chatId(chat.chat())
                .messageId(number(react.target()))
                .reactionTypes(wanted)
                .build();
        // A message that is gone has nothing to show.
        return unlessDone(() -> client.call(method), "message to react not found", "MESSAGE_ID_INVALID");
    }

    private static ReactionType type(Reaction reaction) {
        return reaction.custom().isEmpty()
                ? ReactionTypeEmoji.builder()
                        .emoji(reaction.text().replace(COLOURED, ""))
                        .build()
                : ReactionTypeCustomEmoji.builder()
                        .customEmojiId(reaction.custom())
                        .build();
    }

    private Outcome rename(ChatAddress chat, Rename rename) throws TelegramException, InterruptedException {
        BotApiMethod<?> method = chat.topic().isPresent()
                ? EditForumTopic.builder()
                        .chatId(chat.chat())
                        .messageThreadId(chat.topic().getAsInt())
                        .name(rename.title())
                        .build()
                : new SetChatTitle(chat.chat(), rename.title());
        return unlessDone(() -> client.call(method), "title is not modified", "TOPIC_NOT_MODIFIED");
    }

    private Outcome pin(ChatAddress chat, Pin pin) throws TelegramException, InterruptedException {
        int target = number(pin.target());
        BotApiMethod<?> method = pin.pinned()
                ? PinChatMessage.builder()
                        .chatId(chat.chat())
                        .messageId(target)
                        .disableNotification(true)
                        .build()
                : UnpinChatMessage.builder()
                        .chatId(chat.chat())
                        .messageId(target)
                        .build();
        return unlessDone(() -> client.call(method), "CHAT_NOT_MODIFIED", "message to unpin not found");
    }

    /** Makes a request that makes no message. Where one of these words refuses it, all is as wanted already. */
    private static Outcome unlessDone(Request request, String... words) throws TelegramException, InterruptedException {
        try {
            request.make();
        } catch (TelegramException failed) {
            if (!(failed.error() instanceof TelegramError.Answer answer
                    && Arrays.stream(words).anyMatch(answer::says))) {
                throw failed;
            }
        }
        return new Outcome.Sent(Receipt.NONE);
    }

    private interface Request {
        Object make() throws TelegramException, InterruptedException;
    }

    private Outcome openThread(ChatAddress chat, OpenThread open) throws TelegramException, InterruptedException {
        String topic = client.call(new CreateForumTopic(chat.chat(), open.title()))
                .path("message_thread_id")
                .asText("");
        if (topic.isEmpty()) {
            throw new TelegramException(new TelegramError.Unreadable());
        }
        return new Outcome.Sent(Receipt.builder(MessageName.given(topic)).build());
    }

    static Receipt receipt(SentMessage sent) {
        return Receipt.builder(MessageName.given(Integer.toString(sent.id())))
                .at(sent.at())
                .build();
    }

    static Outcome refused(String why) {
        return new Outcome.Refused(Outcome.Scope.MESSAGE, new Failure(ErrorKind.REQUEST, why));
    }

    private static int number(MessageId id) {
        return Integer.parseInt(id.value());
    }
}
