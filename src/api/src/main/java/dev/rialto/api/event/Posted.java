package dev.rialto.api.event;

import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.operation.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Somebody posted a message.
 *
 * @param names its names, at least one; the first is the one that the network's own requests take
 * @param album what the parts of one album share; they follow each other in one channel
 * @param token the token of ours that it carries, when it is the echo of an operation
 * @param typed the text as its author typed it, where the network's signs for looks ({@code *bold*}) were read out of it: what
 *     commands are read from. Without what is no part of the message's text either, such as the quote before an answer. Empty
 *     where it is what the text says; what is only shown or relayed needs no more than the message
 */
public record Posted(
        Occurrence occurrence,
        List<MessageName> names,
        Message message,
        Optional<String> album,
        Optional<Token> token,
        Optional<String> typed)
        implements Event {

    public Posted {
        names = List.copyOf(names);
        typed = typed.filter(text -> !text.equals(message.text().plain()));
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a message has at least one name");
        }
    }

    public MessageId id() {
        return names.getFirst().id();
    }

    /** The text as its author typed it, signs and all. */
    public String asTyped() {
        return typed.orElseGet(() -> message.text().plain());
    }

    /** The same with another message; what was typed goes where that has another text. */
    public Posted withMessage(Message other) {
        boolean sameText = other.text().equals(message.text());
        return new Posted(occurrence, names, other, album, token, sameText ? typed : Optional.empty());
    }

    public static Builder builder(Occurrence occurrence, MessageName name, Message message) {
        return new Builder(occurrence, name, message);
    }

    /** Makes posts; new parts come here, so that who builds one need not change. */
    public static final class Builder {
        private final Occurrence occurrence;
        private final List<MessageName> names = new ArrayList<>();
        private final Message message;
        private Optional<String> album = Optional.empty();
        private Optional<Token> token = Optional.empty();
        private Optional<String> typed = Optional.empty();

        private Builder(Occurrence occurrence, MessageName name, Message message) {
            this.occurrence = occurrence;
            this.message = message;
            names.add(name);
        }

        /** A further name of the same physical message; a name that is there already is left out. */
        public Builder alias(MessageName name) {
            if (names.stream().noneMatch(known -> known.id().equals(name.id()))) {
                names.add(name);
            }
            return this;
        }

        public Builder album(String value) {
            album = Optional.of(value);
            return this;
        }

        public Builder token(Token value) {
            token = Optional.of(value);
            return this;
        }

        public Builder typed(String value) {
            typed = Optional.of(value);
            return this;
        }

        public Posted build() {
            return new Posted(occurrence, names, message, album, token, typed);
        }
    }
}
