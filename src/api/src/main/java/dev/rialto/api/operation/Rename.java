package dev.rialto.api.operation;

import dev.rialto.api.message.ChannelRef;

/** Gives the channel a title (or a subject, where a network has only that). */
public record Rename(ChannelRef channel, Token token, String title) implements Operation {}
