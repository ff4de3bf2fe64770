package dev.rialto.api.message;

import java.util.Optional;
import java.util.Set;

/**
 * A run of text that looks the same throughout.
 *
 * @param text what is read, also where the rest is not understood; may hold line feeds, never carriage returns
 * @param link an absolute URI behind the text
 */
public record Segment(
        String text, Set<Style> styles, Optional<String> link, Optional<Mention> mention, Optional<CustomEmoji> emoji) {

    public Segment {
        styles = Set.copyOf(styles);
        if (text.indexOf('\r') >= 0) {
            text = text.replace("\r\n", "\n").replace('\r', '\n');
        }
    }

    /** Text with the given styles and nothing else. */
    public static Segment of(String text, Style... styles) {
        return new Segment(text, Set.of(styles), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Text that leads to {@code uri}. */
    public static Segment link(String text, String uri) {
        return new Segment(text, Set.of(), Optional.of(uri), Optional.empty(), Optional.empty());
    }

    /** Text that points at somebody. */
    public static Segment mention(String text, Mention mention) {
        return new Segment(text, Set.of(), Optional.empty(), Optional.of(mention), Optional.empty());
    }

    /** The same with another text. */
    public Segment withText(String other) {
        return new Segment(other, styles, link, mention, emoji);
    }

    /** The same with other styles. */
    public Segment withStyles(Set<Style> others) {
        return new Segment(text, others, link, mention, emoji);
    }

    /**
     * The same, such that it calls nobody: a name typed with {@code @} in it is broken here, and where networks look for bare
     * names their plugs break those, by {@link Mention#NOBODY}.
     */
    public Segment callingNobody() {
        return new Segment(Mention.silenced(text), styles, link, Optional.of(Mention.NOBODY), emoji);
    }

    /** Whether it is code, within a line or in a block. */
    public boolean isCode() {
        return styles.stream().anyMatch(style -> style == Style.Basic.CODE || style instanceof Style.Pre);
    }

    /** Whether it is one thing, such as a name, which is not to be cut. */
    public boolean indivisible() {
        return emoji.isPresent()
                || mention.filter(found -> !found.equals(Mention.NOBODY)).isPresent();
    }

    /** Whether {@code other} may be joined to this one without a visible difference. */
    public boolean looksLike(Segment other) {
        return !indivisible()
                && styles.equals(other.styles)
                && link.equals(other.link)
                && mention.equals(other.mention)
                && emoji.equals(other.emoji);
    }
}
