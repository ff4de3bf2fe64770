package dev.rialto.core.refs;

import dev.rialto.api.hook.Relay.Quoting;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.Reaction;
import dev.rialto.core.format.Draft;
import dev.rialto.core.format.RelayFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A small number that differs where two messages say different things, the same after a restart. */
public final class Hashes {
    private Hashes() {}

    /** Of what a message says and carries; not of who says it or what it answers to. */
    public static int of(Message message) {
        Message said = Message.builder(message.text())
                .attachments(message.attachments())
                .action(message.action())
                .build();
        return Arrays.hashCode(RelayFormat.write(new Draft.Edit(said, Optional.empty(), Quoting.DEFAULT)));
    }

    /** Of reactions, in whatever order they are; 0 for none. */
    public static int of(List<Reaction> reactions) {
        return reactions.isEmpty()
                ? 0
                : reactions.stream().map(Reaction::text).sorted().toList().hashCode();
    }
}
