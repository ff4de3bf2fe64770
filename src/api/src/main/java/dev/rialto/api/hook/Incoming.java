package dev.rialto.api.hook;

import dev.rialto.api.event.Event;
import java.util.Optional;

/**
 * An event as hooks see it.
 *
 * @param channel where it happened, or where the copy goes that another hook or program made
 * @param event never one of our own doing
 * @param reference the message that it is about, where it is known; for a new message empty
 * @param hops how many hooks have passed the message on before: 0 for what came from a network
 */
public record Incoming(Channel channel, Event event, Optional<SyncRef> reference, int hops) {}
