package dev.rialto.api.hook;

import dev.rialto.api.event.Event;

/**
 * What an event was before any hook passed it on. The accounts that an event names are those of this channel's network, however
 * far it has come since.
 *
 * @param channel where it happened; of what a hook or program posts, where that was posted to
 * @param event as it was then, with the people in it as their network calls them
 */
public record Source(Channel channel, Event event) {}
