package dev.rialto.core.render;

/** How an author is shown where a channel cannot post under another name. */
public enum AuthorStyle {
    /** The name in bold on a line of its own, the text below. */
    LINE,
    /** The name in bold in front of the text. */
    INLINE
}
