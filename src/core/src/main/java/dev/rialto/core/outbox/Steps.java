package dev.rialto.core.outbox;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Post;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.core.format.FormatException;
import dev.rialto.core.format.OperationFormat;
import dev.rialto.core.store.ChannelTable.Located;
import dev.rialto.core.store.OutboxRow;
import java.util.List;

/** The steps of a row: made when its turn comes, and stored where there are several, so that all are of one making. */
final class Steps {
    private final OutboxTools tools;

    Steps(OutboxTools tools) {
        this.tools = tools;
    }

    /** The steps, also those that are done; where there are several they are stored before the first is tried. */
    List<Operation> of(Entry entry, Located place, Capabilities capabilities)
            throws InterruptedException, FormatException {
        OutboxRow row = entry.row();
        if (row.steps().isPresent()) {
            List<Operation> stored = OperationFormat.read(row.steps().get());
            List<Operation> left = stored.subList(row.step(), stored.size());
            if (left.stream().allMatch(step -> step.channel().equals(place.ref()))) {
                return stored;
            }
            // The channel has moved since. The rest of a message follows it; all else is made out anew.
            if (row.step() > 0 && left.stream().allMatch(Post.class::isInstance)) {
                return stored.stream().map(step -> at(place.ref(), step)).toList();
            }
        }
        List<Operation> steps = tools.render()
                .steps(
                        row,
                        new Render.Target(
                                place,
                                capabilities,
                                tools.styles().apply(place.ref().network())));
        if (steps.size() > 1) {
            OutboxRow stored = row.withSteps(OperationFormat.write(steps));
            tools.write(
                    tables -> {
                        tables.outbox().update(stored);
                        return stored;
                    },
                    entry::set);
        }
        return steps;
    }

    /** The same post elsewhere. What it answered to stayed behind, and its id may be another message's there. */
    private static Operation at(ChannelRef place, Operation step) {
        if (!(step instanceof Post post)) {
            return step;
        }
        Post.Builder there = Post.builder(
                        place,
                        post.token(),
                        post.message().toBuilder().noReply().noThread().build())
                .recipients(post.recipients())
                .severity(post.severity())
                .silent(post.silent())
                .wantsReport(post.wantsReport());
        post.persona().ifPresent(there::persona);
        post.subject().ifPresent(there::subject);
        post.expires().ifPresent(there::expires);
        return there.build();
    }
}
