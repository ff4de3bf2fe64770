package dev.rialto.relay;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Invoked;
import dev.rialto.api.event.Joined;
import dev.rialto.api.event.Left;
import dev.rialto.api.event.Moved;
import dev.rialto.api.event.Pinned;
import dev.rialto.api.event.Posted;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.event.Renamed;
import dev.rialto.api.event.StatusChanged;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.message.User;
import java.util.Optional;

/** Whose doing an event is, for filters and lists of people. */
public final class Actor {
    private Actor() {}

    /**
     * Who said, came, went, reacted, renamed or gave a command, as the network of the source calls them; empty where that does
     * not tell, and for what is not asked of.
     */
    public static Optional<User> of(Incoming incoming) {
        return switch (incoming.source().event()) {
            case Posted posted -> posted.message().author();
            case Edited edited -> edited.message().author();
            case Joined joined -> Optional.of(joined.user());
            case Left left -> Optional.of(left.user());
            case Renamed renamed -> renamed.by();
            case Reacted reacted ->
                reacted.reactions() instanceof Reacted.OfUser given ? Optional.of(given.user()) : Optional.empty();
            case Invoked invoked -> Optional.of(invoked.by());
            case Deleted _, Pinned _, Moved _, StatusChanged _ -> Optional.empty();
        };
    }
}
