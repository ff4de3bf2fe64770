package dev.rialto.relay;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Relay;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.RichText;

/** The words of a message as one channel is to read them. */
final class Words {
    private final Replacements replacements;
    private final Mentions mentions;

    Words(Replacements replacements, Mentions mentions) {
        this.replacements = replacements;
        this.mentions = mentions;
    }

    /** The same relay with the words for its target. */
    Relay in(Channel target, Channel source, Relay relay) {
        return switch (relay.what()) {
            case Relay.Copy(Message message, Relay.Quoting quoting) ->
                with(relay, new Relay.Copy(message(target, source, message), quoting));
            case Relay.Revision(Message message, Relay.Quoting quoting, boolean unknown) ->
                with(relay, new Relay.Revision(message(target, source, message), quoting, unknown));
            case Relay.Withheld _, Relay.Removal _, Relay.Reactions _, Relay.Line _, Relay.Title _ -> relay;
        };
    }

    private static Relay with(Relay relay, Relay.What what) {
        return new Relay(relay.target(), what, relay.hold(), relay.fold());
    }

    private Message message(Channel target, Channel source, Message message) {
        RichText text = replacements.in(target, message.text());
        // After the replacements, which could make a mention of what was none. The conversation's own channel has no
        // people;
        // whoever copies on from there finds the mentions as they were.
        RichText now = target.virtual() ? text : mentions.in(target, source, text);
        return now.equals(message.text())
                ? message
                : message.toBuilder().text(now).build();
    }
}
