package dev.rialto.plug.xmpp;

import dev.rialto.api.event.Event;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.operation.Token;
import java.util.List;
import java.util.Optional;

/**
 * What one message of a room comes to.
 *
 * @param echo where it is one of ours that came back
 */
record InboundResult(List<Event> events, Optional<Echo> echo) {

    static final InboundResult NOTHING = new InboundResult(List.of(), Optional.empty());

    /** A message of ours, with the names that the room shows it under. */
    record Echo(Token token, Receipt receipt) {}
}
