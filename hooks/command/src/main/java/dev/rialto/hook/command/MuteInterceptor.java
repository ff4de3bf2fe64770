package dev.rialto.hook.command;

import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.Posted;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Interceptor;
import dev.rialto.api.hook.Verdict;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.User;
import java.util.Optional;
import java.util.function.Predicate;

/** Keeps back what muted people say. What they delete goes everywhere all the same. */
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
        Event event = incoming.event();
        Optional<User> by = by(event);
        if (by.filter(user -> mutes.mutes(incoming.channel(), user)).isPresent()) {
            return new Verdict.Drop("its author is muted");
        }
        boolean said = by.isPresent() || event instanceof Posted || event instanceof Edited;
        return said && mutes.mutesAll(incoming.channel()) && !command.test(incoming)
                ? new Verdict.Drop("the conversation is muted")
                : Verdict.Pass.PASS;
    }

    private static Optional<User> by(Event event) {
        Optional<Message> message = Optional.empty();
        if (event instanceof Posted posted) {
            message = Optional.of(posted.message());
        } else if (event instanceof Edited edited) {
            message = Optional.of(edited.message());
        } else if (event instanceof Reacted reacted && reacted.reactions() instanceof Reacted.OfUser ofUser) {
            return Optional.of(ofUser.user());
        }
        return message.flatMap(Message::author);
    }
}
