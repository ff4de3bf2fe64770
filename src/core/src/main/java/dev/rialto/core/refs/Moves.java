package dev.rialto.core.refs;

import dev.rialto.api.message.ChannelId;
import dev.rialto.core.store.ChannelTable.Given;
import dev.rialto.core.store.ChannelTable.Move;
import dev.rialto.core.store.Tables;
import java.util.Optional;
import java.util.function.LongPredicate;

/** Gives a channel its new place, in all tables at once. */
public final class Moves {
    private Moves() {}

    /**
     * Moves a channel, inside the caller's transaction. Where the new place was a channel of its own until now, all that one of
     * the two had goes to the other.
     *
     * @param held which numbers are to stay if one has to go; see {@link ChannelBook#held}
     * @return empty when the channel was there already; else for {@code Outbox.moved} and {@code Inbox.moved} after the commit
     */
    public static Optional<Move> inside(Tables tables, long channel, ChannelId to, LongPredicate held) {
        Optional<Move> move = tables.channels().move(channel, to, held);
        if (move.isPresent() && move.get().given().isPresent()) {
            Given given = move.get().given().get();
            long stays = move.get().now().number();
            tables.inbox().adopt(given, stays);
            tables.outbox().adopt(given.number(), stays);
            tables.messages().adopt(given, stays);
            tables.references().adopt(given.number(), stays);
            tables.answers().adopt(given.number(), stays);
            tables.reactions().adopt(given.number(), stays);
        }
        return move;
    }
}
