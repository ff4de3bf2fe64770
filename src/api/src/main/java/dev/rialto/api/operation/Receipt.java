package dev.rialto.api.operation;

import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a network answered to an operation.
 *
 * @param names of the physical message, the one that the network's requests take first; empty for operations that make
 *     none. For an edit, the names that the message has in addition from now on
 * @param album names of the further parts, where the message is an album
 * @param at when, by the network's clock
 */
public record Receipt(List<MessageName> names, List<MessageName> album, Optional<Instant> at) {

    /** For what makes no message: a delete, a reaction. */
    public static final Receipt NONE = new Builder().build();

    public Receipt {
        names = List.copyOf(names);
        album = List.copyOf(album);
    }

    public Optional<MessageId> id() {
        return names.isEmpty() ? Optional.empty() : Optional.of(names.getFirst().id());
    }

    public static Builder builder(MessageName name) {
        return new Builder().alias(name);
    }

    /** Makes receipts; new parts come here, so that who builds one need not change. */
    public static final class Builder {
        private final List<MessageName> names = new ArrayList<>();
        private final List<MessageName> album = new ArrayList<>();
        private Optional<Instant> at = Optional.empty();

        private Builder() {}

        /** A further name of the same physical message; a name that is there already is left out. */
        public Builder alias(MessageName name) {
            if (names.stream().noneMatch(known -> known.id().equals(name.id()))) {
                names.add(name);
            }
            return this;
        }

        public Builder albumPart(MessageName name) {
            album.add(name);
            return this;
        }

        public Builder at(Instant value) {
            at = Optional.of(value);
            return this;
        }

        public Receipt build() {
            return new Receipt(names, album, at);
        }
    }
}
