package dev.rialto.plug.demo;

import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.UserId;
import dev.rialto.api.operation.Token;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message as it stands in a room.
 *
 * @param id counted from 1 in each room, so two rooms have messages of the same id
 * @param message its author is who people see beside it
 * @param account the account that posted it; empty for a person's
 * @param token what the account named it
 * @param reactions by who gave them
 */
public record DemoMessage(
        MessageId id,
        Message message,
        Optional<String> account,
        Optional<Token> token,
        Instant at,
        boolean edited,
        Map<UserId, List<Reaction>> reactions) {

    public DemoMessage {
        reactions = Map.copyOf(reactions);
    }

    /** What people see beside the text. */
    public String author() {
        return message.author().map(author -> author.name()).orElse("");
    }

    /** The text without its looks. */
    public String text() {
        return message.text().plain();
    }

    DemoMessage edited(Message other) {
        return new DemoMessage(id, other, account, token, at, true, reactions);
    }

    DemoMessage reacted(UserId by, List<Reaction> given) {
        Map<UserId, List<Reaction>> all = new HashMap<>(reactions);
        if (given.isEmpty()) {
            all.remove(by);
        } else {
            all.put(by, List.copyOf(given));
        }
        return new DemoMessage(id, message, account, token, at, edited, all);
    }
}
