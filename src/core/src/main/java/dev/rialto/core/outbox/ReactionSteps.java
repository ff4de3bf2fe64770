package dev.rialto.core.outbox;

import dev.rialto.api.hook.SyncBackRef;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.operation.Delete;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.React;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.Level;
import dev.rialto.core.format.Draft;
import dev.rialto.core.outbox.Render.Target;
import dev.rialto.core.outbox.Render.Tokens;
import dev.rialto.core.refs.Hashes;
import dev.rialto.core.refs.SyncCache.Known;
import dev.rialto.core.render.Renderer;
import dev.rialto.core.render.ReplyTarget;
import dev.rialto.core.store.MessageRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What makes one channel show how people react: our own reactions to its copy where it has such a thing, as many as it takes, else
 * one line that answers the copy, is edited as they change, and goes with the last of them. What is shown already is not sent.
 */
final class ReactionSteps {
    /** How much of the message the line quotes where it cannot answer it. */
    private static final int QUOTE_LENGTH = 60;

    private final Known known;
    private final MessageRow copy;
    private final Optional<MessageRow> line;
    private final Target target;
    private final Tokens tokens;
    private final List<Operation> steps = new ArrayList<>();

    private ReactionSteps(Known known, MessageRow copy, Optional<MessageRow> line, Target target, Tokens tokens) {
        this.known = known;
        this.copy = copy;
        this.line = line;
        this.target = target;
        this.tokens = tokens;
    }

    /** The operations; none where the channel has no copy any more, or not where it is now. */
    static List<Operation> of(Known known, Draft.Reactions draft, Target target, Tokens tokens) {
        List<MessageRow> rows = known.copies(target.number(), target.channel().epoch());
        Optional<MessageRow> copy = rows.stream().filter(row -> !isLine(row)).findFirst();
        Optional<MessageRow> line = rows.stream().filter(ReactionSteps::isLine).findFirst();
        return copy.map(row -> new ReactionSteps(known, row, line, target, tokens).steps(draft))
                .orElse(List.of());
    }

    private static boolean isLine(MessageRow row) {
        return row.kind() == SyncBackRef.Kind.NOTICE;
    }

    private List<Operation> steps(Draft.Reactions draft) {
        Level level = target.capabilities().level(Feature.REACT);
        if (level == Level.FULL && !draft.told()) {
            react(draft.tallies().stream()
                    .limit(target.capabilities().reactionLimit())
                    .map(tally -> Reaction.emoji(tally.emoji()))
                    .toList());
            line.ifPresent(this::remove);
        } else if (level != Level.DROPPED) {
            if (level == Level.FULL) {
                react(List.of());
            }
            tell(draft);
        }
        return steps;
    }

    private void react(List<Reaction> reactions) {
        if (Hashes.of(reactions) != copy.reacted()) {
            steps.add(new React(target.ref(), tokens.next(), copy.id(), reactions));
        }
    }

    private void tell(Draft.Reactions draft) {
        boolean none = draft.tallies().isEmpty();
        boolean edits = target.capabilities().full(Feature.EDIT);
        boolean deletes = target.capabilities().full(Feature.DELETE);
        if (line.isEmpty()) {
            if (!none) {
                post(said(draft));
            }
        } else if (none && deletes) {
            remove(line.get());
        } else if (edits) {
            edit(line.get(), said(draft));
        } else if (deletes && Hashes.of(said(draft)) != line.get().hash()) {
            remove(line.get());
            post(said(draft));
        }
        // Where a line can neither change nor go, the first one stays: another at each reaction would be worse.
    }

    private Message said(Draft.Reactions draft) {
        ReplyTarget.Quote quote = new ReplyTarget.Quote(
                known.reference().authorName(), known.reference().excerpt(), QUOTE_LENGTH);
        return Renderer.reactions(
                draft.tallies(), new ReplyTarget.Native(copy.id(), quote), target.style(), target.capabilities());
    }

    private void post(Message message) {
        steps.add(
                Post.builder(target.ref(), tokens.next(), message).silent(true).build());
    }

    private void edit(MessageRow row, Message message) {
        if (Hashes.of(message) != row.hash()) {
            steps.add(new Edit(target.ref(), tokens.next(), row.id(), message, Optional.empty()));
        }
    }

    private void remove(MessageRow row) {
        if (target.capabilities().full(Feature.DELETE)) {
            steps.add(new Delete(target.ref(), tokens.next(), row.id()));
        }
    }
}
