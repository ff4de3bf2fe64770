package dev.rialto.plug.demo;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something that happened in a room, as everybody in it is told. */
public sealed interface DemoUpdate {

    Deed deed();

    /**
     * Where, by whom and when.
     *
     * @param account the account that did it; empty for a person
     */
    record Deed(ChannelId room, User by, Optional<String> account, Instant at) {}

    /**
     * A message was posted.
     *
     * @param parent the message that it answers to, where that is still there
     */
    record Said(Deed deed, DemoMessage message, Optional<DemoMessage> parent) implements DemoUpdate {}

    record Changed(Deed deed, DemoMessage before, DemoMessage after) implements DemoUpdate {}

    record Removed(Deed deed, DemoMessage message) implements DemoUpdate {}

    /**
     * Somebody reacted to a message.
     *
     * @param reactions all that they give it from now on
     */
    record Answered(Deed deed, MessageId target, List<Reaction> reactions) implements DemoUpdate {}

    record Came(Deed deed) implements DemoUpdate {}

    record Went(Deed deed) implements DemoUpdate {}

    record Titled(Deed deed, String title) implements DemoUpdate {}

    record Pinned(Deed deed, MessageId target, boolean pinned) implements DemoUpdate {}

    /** The room has another id, and begins anew there. */
    record Moved(Deed deed, ChannelId to) implements DemoUpdate {}

    /** What no client knows: networks grow. */
    record Strange(Deed deed, String what) implements DemoUpdate {}
}
