package dev.rialto.relay;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.message.User;
import dev.rialto.api.plug.HostClock;
import dev.rialto.relay.RateLimit.Answer;
import dev.rialto.relay.RateLimit.Reminder;
import java.util.Optional;

/** Who says too much at the moment. Safe for many threads. */
final class Flood {
    private final RateLimit<Author> authors;

    Flood(FloodLimit limit, HostClock clock) {
        authors = new RateLimit<>(limit.messages(), limit.per(), Reminder.AFTER_ONE_WITHIN, clock);
    }

    private record Author(String label, String plug, String account) {}

    /** Counts something; nobody in particular never says too much. */
    Answer says(Optional<User> user, Channel channel, String label) {
        return user.map(author -> author.id().map(id -> id.value()).orElse(author.name()))
                .map(account -> authors.take(new Author(label, channel.plug(), account)))
                .orElse(Answer.WITHIN);
    }
}
