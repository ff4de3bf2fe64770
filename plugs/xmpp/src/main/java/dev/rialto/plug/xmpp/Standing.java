package dev.rialto.plug.xmpp;

import dev.rialto.api.operation.Failure;
import dev.rialto.api.plug.ChannelStatus;

/** How we stand in a room. */
sealed interface Standing {

    /** We are in it. */
    record In() implements Standing {}

    /** It does not want us, or is not there. */
    record Barred(ChannelStatus status, Failure failure) implements Standing {}

    /** Nobody refused us, but it did not work just now. */
    record Unclear(Failure failure) implements Standing {}
}
