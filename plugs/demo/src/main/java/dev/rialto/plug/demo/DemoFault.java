package dev.rialto.plug.demo;

import java.time.Duration;
import java.util.Optional;

/** What the network does to a request of an account instead of answering it well. */
public sealed interface DemoFault {

    /** Says that it is too much now, and may say for how long. */
    record TryLater(Optional<Duration> after) implements DemoFault {}

    /** Says that this message is wrong. */
    record RefuseMessage() implements DemoFault {}

    /** Says that nothing passes in this room. */
    record RefuseRoom() implements DemoFault {}

    /** Does it, and the answer gets lost. */
    record SwallowAnswer() implements DemoFault {}

    /** Does nothing and never answers. */
    record Hang() implements DemoFault {}
}
