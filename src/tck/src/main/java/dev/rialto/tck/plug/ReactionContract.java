package dev.rialto.tck.plug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Posted;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.User;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.React;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What plugs make of reactions, of people and of ours. */
abstract class ReactionContract extends InboundContract {
    private static final Reaction THUMB = Reaction.emoji("👍");
    private static final Reaction PARTY = Reaction.emoji("🎉");

    @Test
    public final void reactionsArriveAsTheWholeOfOnePersonOrAsCounts() throws Exception {
        open();
        MessageId id = anna.posts(channel, "fine?");
        if (!driver.can(Ability.REACTIONS)) {
            assertCannot(() -> bert.reacts(channel, id, List.of(THUMB)));
            return;
        }
        Posted posted = link.awaitPosted("fine?");
        bert.reacts(channel, id, List.of(THUMB));
        Reacted given = link.await(Reacted.class, each -> names(posted.names(), each.target()));
        assertThat(has(given, THUMB)).isTrue();
        bert.reacts(channel, id, List.of());
        link.await(Reacted.class, each -> names(posted.names(), each.target()) && !has(each, THUMB));
    }

    private static boolean has(Reacted reacted, Reaction reaction) {
        return switch (reacted.reactions()) {
            case Reacted.OfUser(User user, List<Reaction> reactions) -> reactions.contains(reaction);
            case Reacted.Counts counts -> counts.counts().getOrDefault(reaction, 0) > 0;
        };
    }

    @Test
    public final void reactionsOfOursAreSetChangedAndTakenBack() throws Exception {
        Session session = open();
        anna.posts(channel, "fine?");
        MessageId id = link.awaitPosted("fine?").id();
        Outcome outcome = execute(session, new React(ref(channel), Tokens.next(), id, List.of(THUMB)));
        if (!full(session, Feature.REACT)) {
            assertUnsupported(outcome);
            return;
        }
        assertThat(outcome).isInstanceOf(Outcome.Sent.class);
        awaitSeen(channel, seen -> seen.reactions().contains(THUMB));
        sent(session, new React(ref(channel), Tokens.next(), id, List.of(PARTY)));
        awaitSeen(channel, seen -> seen.reactions().equals(List.of(PARTY)));
        sent(session, new React(ref(channel), Tokens.next(), id, List.of()));
        awaitSeen(channel, seen -> seen.reactions().isEmpty());
    }

    @Test
    public final void reactionsOfOursDoNotComeBackAsSomebodyElses() throws Exception {
        Session session = open();
        anna.posts(channel, "fine?");
        MessageId id = link.awaitPosted("fine?").id();
        if (!full(session, Feature.REACT)) {
            assertUnsupported(execute(session, new React(ref(channel), Tokens.next(), id, List.of(THUMB))));
            return;
        }
        sent(session, new React(ref(channel), Tokens.next(), id, List.of(THUMB)));
        anna.posts(channel, "sentinel");
        link.awaitPosted("sentinel");
        assertThat(link.events(Reacted.class, ref(channel))).allMatch(Reacted::own);
    }

    @Test
    public final void asManyReactionsAsTheChannelTakesAreThereTogether() throws Exception {
        Session session = open();
        anna.posts(channel, "fine?");
        MessageId id = link.awaitPosted("fine?").id();
        List<Reaction> all = List.of(THUMB, PARTY);
        if (!full(session, Feature.REACT)) {
            assertUnsupported(execute(session, new React(ref(channel), Tokens.next(), id, all)));
            return;
        }
        int most = session.capabilities(ref(channel)).reactionLimit();
        List<Reaction> wanted = all.subList(0, Math.min(most, all.size()));
        sent(session, new React(ref(channel), Tokens.next(), id, wanted));
        awaitSeen(
                channel,
                seen -> seen.reactions().size() == wanted.size()
                        && seen.reactions().containsAll(wanted));
    }
}
