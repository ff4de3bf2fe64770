package dev.rialto.hook.command;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
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
import dev.rialto.api.hook.Interceptor;
import dev.rialto.api.hook.Verdict;
import dev.rialto.relay.Actor;
import java.util.function.Predicate;

/** Keeps back what muted people say, a channel's title too. What they delete goes everywhere all the same. */
final class MuteInterceptor implements Interceptor {
    private final Mutes mutes;
    private final Predicate<Incoming> command;

    /** @param command whether it is one that is going to be run: else nobody could end what is about all */
    MuteInterceptor(Mutes mutes, Predicate<Incoming> command) {
        this.mutes = mutes;
        this.command = command;
    }

    @Override
    public Verdict intercept(Incoming incoming) {
        if (!saysSomething(incoming.event())) {
            return Verdict.Pass.PASS;
        }
        if (Actor.of(incoming)
                .filter(user -> mutes.mutes(incoming.channel(), user))
                .isPresent()) {
            return new Verdict.Drop("its author is muted");
        }
        return mutes.mutesAll(incoming.channel()) && !command.test(incoming)
                ? new Verdict.Drop("the conversation is muted")
                : Verdict.Pass.PASS;
    }

    /** Whether somebody can make words heard by it; who comes and goes, and how many reacted, are no words. */
    private static boolean saysSomething(Event event) {
        return switch (event) {
            case Posted _, Edited _, Renamed _, Invoked _ -> true;
            case Reacted reacted -> reacted.reactions() instanceof Reacted.OfUser;
            case Deleted _, Joined _, Left _, Pinned _, Moved _, StatusChanged _ -> false;
        };
    }
}
