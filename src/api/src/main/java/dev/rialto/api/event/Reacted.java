package dev.rialto.api.event;

import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.User;
import java.util.List;
import java.util.Map;

/** The reactions to a message changed. */
public record Reacted(Occurrence occurrence, MessageId target, Reactions reactions) implements Event {

    /** What a network tells of reactions: always the whole, never a difference. */
    public sealed interface Reactions {}

    /** All reactions of one user from now on; empty when they took back the last. */
    public record OfUser(User user, List<Reaction> reactions) implements Reactions {
        public OfUser {
            reactions = List.copyOf(reactions);
        }
    }

    /** How often each reaction is there, where nobody is told whose they are; ours are not counted. */
    public record Counts(Map<Reaction, Integer> counts) implements Reactions {
        public Counts {
            counts = Map.copyOf(counts);
        }
    }
}
