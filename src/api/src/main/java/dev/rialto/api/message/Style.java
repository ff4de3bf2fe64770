package dev.rialto.api.message;

/** How a piece of text looks. A network that does not know a style shows plain text. */
public sealed interface Style {

    /** The styles without parameters. */
    enum Basic implements Style {
        BOLD,
        ITALIC,
        UNDERLINE,
        STRIKE,
        SPOILER,
        /** Code within a line. */
        CODE
    }

    /**
     * A block of code.
     *
     * @param language what the author named it, for example {@code java}; empty where nothing was said
     */
    record Pre(String language) implements Style {}

    /**
     * A block that quotes somebody.
     *
     * @param expandable whether a client may show only its first lines until asked
     */
    record Quote(boolean expandable) implements Style {}

    /**
     * A heading on a line of its own.
     *
     * @param level from 1, the largest, to 6
     */
    record Heading(int level) implements Style {
        public Heading {
            if (level < 1 || level > 6) {
                throw new IllegalArgumentException("a heading has a level from 1 to 6, not " + level);
            }
        }
    }
}
