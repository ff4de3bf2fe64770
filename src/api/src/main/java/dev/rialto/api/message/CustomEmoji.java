package dev.rialto.api.message;

import java.util.Optional;

/**
 * A picture of a network's own that stands for an emoji. The segment's text is what others show in its place.
 *
 * @param id the network's own name for it
 * @param picture its content, where the plug can open it
 */
public record CustomEmoji(String id, Optional<ContentId> picture) {}
