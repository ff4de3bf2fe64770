package dev.rialto.api.message;

import java.util.List;
import java.util.Optional;

/**
 * What somebody said. Immutable: each destination makes its own copy, once.
 *
 * @param author empty for what the network itself says
 * @param replyTo the message that this one answers to, in the same channel
 * @param thread the first message of the thread that this one belongs to, inside the channel
 * @param action whether the text tells what the author does ({@code /me waves})
 */
public record Message(
        Optional<User> author,
        RichText text,
        List<Attachment> attachments,
        Optional<Reply> replyTo,
        Optional<MessageId> thread,
        boolean action) {

    public Message {
        attachments = List.copyOf(attachments);
    }

    public static Builder builder(RichText text) {
        return new Builder(text);
    }

    /** A message by {@code author}; the rest is added by the builder's methods. */
    public static Builder builder(User author, RichText text) {
        return new Builder(text).author(author);
    }

    /** A builder that begins with all that this message has. */
    public Builder toBuilder() {
        Builder builder = new Builder(text);
        builder.author = author;
        builder.attachments = attachments;
        builder.replyTo = replyTo;
        builder.thread = thread;
        builder.action = action;
        return builder;
    }

    /** Makes messages; new parts of a message come here, so that who builds one need not change. */
    public static final class Builder {
        private RichText text;
        private Optional<User> author = Optional.empty();
        private List<Attachment> attachments = List.of();
        private Optional<Reply> replyTo = Optional.empty();
        private Optional<MessageId> thread = Optional.empty();
        private boolean action;

        private Builder(RichText text) {
            this.text = text;
        }

        public Builder text(RichText value) {
            text = value;
            return this;
        }

        public Builder author(User value) {
            author = Optional.of(value);
            return this;
        }

        public Builder noAuthor() {
            author = Optional.empty();
            return this;
        }

        public Builder attachments(List<? extends Attachment> value) {
            attachments = List.copyOf(value);
            return this;
        }

        public Builder replyTo(Reply value) {
            replyTo = Optional.of(value);
            return this;
        }

        public Builder noReply() {
            replyTo = Optional.empty();
            return this;
        }

        public Builder thread(MessageId value) {
            thread = Optional.of(value);
            return this;
        }

        public Builder noThread() {
            thread = Optional.empty();
            return this;
        }

        public Builder action(boolean value) {
            action = value;
            return this;
        }

        public Message build() {
            return new Message(author, text, attachments, replyTo, thread, action);
        }
    }
}
