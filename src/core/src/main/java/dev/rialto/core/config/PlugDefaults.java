package dev.rialto.core.config;

import java.util.Optional;

/**
 * What every plug's section may say besides the plug's own keys, and how the host makes messages for it.
 *
 * @param authorStyle how the author of a copy is shown where the network has no persona; empty for {@code INLINE}
 */
public record PlugDefaults(Optional<AuthorStyle> authorStyle) {

    /** How an author stands before a text. */
    public enum AuthorStyle {
        /** The name in bold on a line of its own. */
        LINE,
        /** {@code name: text}. */
        INLINE
    }
}
