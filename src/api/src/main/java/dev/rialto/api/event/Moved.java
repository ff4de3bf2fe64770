package dev.rialto.api.event;

import dev.rialto.api.message.ChannelId;

/**
 * The channel has another id from now on: a group became a supergroup, a room moved. Message ids of before mean nothing in
 * the new place.
 */
public record Moved(Occurrence occurrence, ChannelId to) implements Event {}
