package dev.rialto.core.render;

import static dev.rialto.api.message.Style.Basic.BOLD;
import static dev.rialto.api.message.Style.Basic.ITALIC;

import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import dev.rialto.api.message.Style.Basic;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.Level;
import dev.rialto.core.format.Draft.Mark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The whole text of a message as people see it: who says it, what it answers to, what it says, and what it carries as far as
 * that is told in words.
 */
final class Body {
    private final Rendering rendering;
    private final Capabilities capabilities;
    private final Contents contents;
    /** Empty where nobody is named. */
    private final String name;
    /** Whether the name is in the text, rather than in a persona. */
    private final boolean named;

    private final Optional<ReplyTarget.Quote> quote;

    Body(
            Rendering rendering,
            Capabilities capabilities,
            Contents contents,
            boolean persona,
            Optional<ReplyTarget.Quote> quote) {
        this.quote = quote;
        this.rendering = rendering;
        this.capabilities = capabilities;
        this.contents = contents;
        name = Renderer.shownName(rendering.message());
        named = !persona && !name.isEmpty();
    }

    /** Whether the network's own way to tell an action is used: only where it names the right person, and nothing else. */
    boolean nativeAction() {
        return rendering.message().action()
                && capabilities.full(Feature.ACTION)
                && !named
                && rendering.mark() == Mark.NONE
                && rendering.subject().isEmpty()
                && contents.forwardLine().isEmpty()
                && quote.isEmpty();
    }

    /** The text; empty where there is nothing to say. */
    RichText text() {
        boolean acted = acted();
        List<RichText> lines = said(acted);
        if (lines.isEmpty() && contents.groups().isEmpty()) {
            return RichText.EMPTY;
        }
        List<RichText> head = new ArrayList<>();
        if (named && lines.isEmpty()) {
            lines.add(callingNobody(look(name, BOLD))
                    .plus(RichText.of(" "
                            + Wording.sent(contents.groups().stream()
                                    .flatMap(List::stream)
                                    .toList()))));
        } else if (named && !acted) {
            head.add(callingNobody(look(name + ":", BOLD)));
        }
        boolean nameLine = !head.isEmpty() && rendering.authorStyle() == AuthorStyle.LINE;
        if (rendering.mark() == Mark.EDITED) {
            head.add(look(Wording.EDITED, ITALIC));
        }
        RichText prefix = joined(head, " ");
        if (nameLine) {
            quote.map(this::quoted).ifPresent(lines::addFirst);
            lines.addFirst(prefix);
        } else {
            if (!prefix.isEmpty()) {
                precede(lines, prefix);
            }
            quote.map(this::quoted).ifPresent(lines::addFirst);
        }
        return joined(lines, "\n");
    }

    private boolean acted() {
        return rendering.message().action()
                && !nativeAction()
                && capabilities.level(Feature.ACTION) != Level.DROPPED
                && !Blanks.blank(rendering.message().text().plain());
    }

    private List<RichText> said(boolean acted) {
        List<RichText> lines = new ArrayList<>();
        contents.forwardLine().ifPresent(line -> lines.add(callingNobody(look(line, ITALIC))));
        rendering
                .subject()
                .filter(_ ->
                        !capabilities.full(Feature.SUBJECT) && capabilities.level(Feature.SUBJECT) != Level.DROPPED)
                .filter(subject -> !Blanks.blank(subject))
                .ifPresent(subject -> lines.add(look(subject, BOLD)));
        RichText text = Blanks.trim(rendering.message().text());
        if (!Blanks.blank(text.plain())) {
            lines.add(acted ? action(text) : text);
        }
        contents.lines().forEach(line -> lines.add(callingNobody(line)));
        return lines;
    }

    /** {@code Ann waves} in italics; without them {@code * Ann waves}, as people write it where only letters are. */
    private RichText action(RichText text) {
        RichText sentence =
                name.isEmpty() ? text : callingNobody(RichText.of(name + " ")).plus(text);
        Level level = capabilities.level(Feature.ITALIC);
        if (level != Level.FULL && level != Level.FALLBACK) {
            return RichText.of("* ").plus(sentence);
        }
        return new RichText(sentence.segments().stream()
                .map(segment -> segment.isCode() ? segment : segment.withStyles(plus(segment.styles(), ITALIC)))
                .toList());
    }

    /** One line: in the looks of a quote where there are such, else behind a bar. */
    private RichText quoted(ReplyTarget.Quote parent) {
        String author = Blanks.name(parent.author());
        String excerpt = Excerpt.of(parent.excerpt(), parent.length());
        String line = author + (author.isEmpty() || excerpt.isEmpty() ? "" : ": ") + excerpt;
        return callingNobody(
                capabilities.full(Feature.QUOTE)
                        ? RichText.of(Segment.of(line, new Style.Quote(false)))
                        : RichText.of("│ " + line));
    }

    /** Names and what the host says of a message call nobody: whoever is meant is called by the words of the message. */
    private static RichText callingNobody(RichText text) {
        return new RichText(text.segments().stream().map(Segment::callingNobody).toList());
    }

    /** What the host adds is bold or italic where the channel has that, and plain elsewhere, without signs. */
    private RichText look(String text, Basic style) {
        return capabilities.full(Features.of(style)) ? RichText.of(Segment.of(text, style)) : RichText.of(text);
    }

    /** Puts the prefix in front of the first line, or above it where that is a block. */
    private static void precede(List<RichText> lines, RichText prefix) {
        if (lines.isEmpty() || isBlock(lines.getFirst())) {
            lines.addFirst(prefix);
        } else {
            lines.addFirst(prefix.plus(RichText.of(" ")).plus(lines.removeFirst()));
        }
    }

    private static boolean isBlock(RichText line) {
        return line.segments().getFirst().styles().stream().anyMatch(style -> !(style instanceof Basic));
    }

    private static Set<Style> plus(Set<Style> styles, Style style) {
        Set<Style> more = new HashSet<>(styles);
        more.add(style);
        return more;
    }

    private static RichText joined(List<RichText> parts, String between) {
        RichText whole = RichText.EMPTY;
        for (RichText part : parts) {
            whole = whole.isEmpty() ? part : whole.plus(RichText.of(between)).plus(part);
        }
        return whole;
    }
}
