package dev.rialto.api.plug;

/** How well a channel can do something. */
public enum Level {
    /** Not at all: an operation is not tried, a content makes no sense there. */
    REFUSED,
    /** Content of this sort is left out without a word. */
    DROPPED,
    /** Not by the network's own means: the core says it in another way, mostly in the text. */
    FALLBACK,
    /** By the network's own means. */
    FULL
}
