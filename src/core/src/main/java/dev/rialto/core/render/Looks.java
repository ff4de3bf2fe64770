package dev.rialto.core.render;

import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import dev.rialto.api.message.Style.Basic;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.Level;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The styles of a text in a channel that does not have all of them. What is FULL stays a style. What is FALLBACK is written
 * into the text, with the signs that people know from plain-text chats:
 *
 * <ul>
 *   <li>bold {@code *text*}, italic {@code _text_}, strike {@code ~text~}, code {@code `text`};
 *   <li>underline is italic where the channel has that, else {@code _text_};
 *   <li>spoiler {@code ||text||}: nobody can hide it there, but everybody sees that it was meant to be hidden;
 *   <li>a block of code between two lines of three backticks, a quote with {@code > } before each line;
 *   <li>a heading is bold.
 * </ul>
 *
 * What is DROPPED or REFUSED is plain text. Blocks stay on lines of their own in any case.
 */
final class Looks {
    /** From the inside to the outside. */
    private static final List<Sign> SIGNS = List.of(
            new Sign(Basic.CODE, "`"),
            new Sign(Basic.STRIKE, "~"),
            new Sign(Basic.UNDERLINE, "_"),
            new Sign(Basic.ITALIC, "_"),
            new Sign(Basic.BOLD, "*"),
            new Sign(Basic.SPOILER, "||"));

    private final Capabilities capabilities;

    /** What stands before and after a text in place of a style. */
    private record Sign(Basic style, String text) {}

    Looks(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    RichText apply(RichText text) {
        Set<Feature> lacking = lacking(text);
        RichText shown = text;
        if (lacking.contains(Feature.PRE)) {
            shown = blocks(shown, Style.Pre.class, this::pre);
        }
        if (lacking.contains(Feature.HEADING)) {
            shown = blocks(shown, Style.Heading.class, (_, run) -> heading(run));
            // A heading has become bold, which the channel may lack as well.
            lacking.add(Feature.BOLD);
        }
        if (lacking.contains(Feature.UNDERLINE)) {
            shown = underline(shown);
        }
        for (Sign sign : SIGNS) {
            if (lacking.contains(Features.of(sign.style()))) {
                shown = basic(shown, sign);
            }
        }
        return lacking.contains(Feature.QUOTE) ? blocks(shown, Style.Quote.class, (_, run) -> quote(run)) : shown;
    }

    /** The looks of the text that the channel does not have. */
    private Set<Feature> lacking(RichText text) {
        Set<Feature> lacking = EnumSet.noneOf(Feature.class);
        for (Segment segment : text.segments()) {
            for (Style style : segment.styles()) {
                if (!full(style)) {
                    lacking.add(Features.of(style));
                }
            }
        }
        return lacking;
    }

    private boolean full(Style style) {
        return capabilities.full(Features.of(style));
    }

    private boolean fallback(Feature feature) {
        return capabilities.level(feature) == Level.FALLBACK;
    }

    // Blocks

    /** Writes the lines of a block, which no longer has the style. */
    private interface BlockWriter<S extends Style> {
        RichText write(S style, RichText lines);
    }

    private <S extends Style> RichText blocks(RichText text, Class<S> type, BlockWriter<S> writer) {
        List<Segment> shown = new ArrayList<>();
        boolean afterBlock = false;
        for (Run<Optional<S>> run : runs(text, segment -> styleOf(segment, type))) {
            RichText lines = run.text();
            if (run.key().isPresent() && !full(run.key().get())) {
                S style = run.key().get();
                lines = writer.write(style, each(lines, styles -> styles.removeIf(type::isInstance)));
                afterBlock |= !shown.isEmpty();
                separate(shown, lines, afterBlock);
                afterBlock = true;
            } else {
                separate(shown, lines, afterBlock);
                afterBlock = false;
            }
            shown.addAll(lines.segments());
        }
        return new RichText(shown);
    }

    /** A line feed between a block and its neighbour, where neither brings one. */
    private static void separate(List<Segment> before, RichText next, boolean wanted) {
        if (wanted
                && !before.isEmpty()
                && !next.isEmpty()
                && !before.getLast().text().endsWith("\n")
                && !next.segments().getFirst().text().startsWith("\n")) {
            before.add(Segment.of("\n"));
        }
    }

    private RichText pre(Style.Pre style, RichText code) {
        if (!fallback(Feature.PRE)) {
            return code;
        }
        RichText body = each(code, styles -> styles.removeIf(look -> look instanceof Basic && look != Basic.SPOILER));
        Set<Style> around = common(body);
        if (body.plain().endsWith("\n")) {
            body = body.slice(0, body.plain().length() - 1);
        }
        return new RichText(List.of(Segment.of("```" + style.language() + "\n").withStyles(around)))
                .plus(body)
                .plus(new RichText(List.of(Segment.of("\n```").withStyles(around))));
    }

    private RichText heading(RichText line) {
        return fallback(Feature.HEADING) ? each(line, styles -> styles.add(Basic.BOLD)) : line;
    }

    private RichText quote(RichText lines) {
        if (!fallback(Feature.QUOTE)) {
            return lines;
        }
        List<Segment> quoted = new ArrayList<>();
        boolean lineStart = true;
        String plain = lines.plain();
        for (int begin = 0; begin < plain.length(); ) {
            if (lineStart) {
                quoted.add(Segment.of("> "));
            }
            int feed = plain.indexOf('\n', begin);
            int end = feed < 0 ? plain.length() : feed + 1;
            quoted.addAll(lines.slice(begin, end).segments());
            begin = end;
            lineStart = feed >= 0;
        }
        return new RichText(quoted);
    }

    // Styles within a line

    /** In italics where there are such; else it gets its sign like the others. */
    private RichText underline(RichText text) {
        if (!fallback(Feature.UNDERLINE) || !capabilities.full(Feature.ITALIC)) {
            return text;
        }
        return each(text, styles -> {
            if (styles.remove(Basic.UNDERLINE)) {
                styles.add(Basic.ITALIC);
            }
        });
    }

    private RichText basic(RichText text, Sign sign) {
        Basic style = sign.style();
        if (full(style)) {
            return text;
        }
        boolean signed = fallback(Features.of(style));
        List<Segment> shown = new ArrayList<>();
        for (Run<Boolean> run : runs(text, segment -> segment.styles().contains(style))) {
            if (run.key()) {
                RichText part = each(run.text(), styles -> styles.remove(style));
                shown.addAll((signed ? signed(part, sign.text()) : part).segments());
            } else {
                shown.addAll(run.text().segments());
            }
        }
        return new RichText(shown);
    }

    /** The signs stand close to the text: white space at its ends stays outside. */
    private static RichText signed(RichText text, String sign) {
        String plain = text.plain();
        int end = plain.stripTrailing().length();
        int begin = plain.length() - plain.stripLeading().length();
        if (begin >= end) {
            return text;
        }
        RichText signs = new RichText(List.of(Segment.of(sign).withStyles(common(text))));
        return text.slice(0, begin)
                .plus(signs)
                .plus(text.slice(begin, end))
                .plus(signs)
                .plus(text.slice(end, plain.length()));
    }

    // Runs

    /** Neighbours that agree in what is asked of them. */
    private record Run<K>(K key, RichText text) {}

    private static <K> List<Run<K>> runs(RichText text, Function<Segment, K> key) {
        List<Run<K>> runs = new ArrayList<>();
        List<Segment> segments = text.segments();
        int begin = 0;
        for (int i = 1; i <= segments.size(); i++) {
            K first = key.apply(segments.get(begin));
            if (i == segments.size() || !key.apply(segments.get(i)).equals(first)) {
                runs.add(new Run<>(first, new RichText(segments.subList(begin, i))));
                begin = i;
            }
        }
        return runs;
    }

    private static <S extends Style> Optional<S> styleOf(Segment segment, Class<S> type) {
        return segment.styles().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /** The looks of what is written around a text: those that all of it has, so that signs nest as the looks did. */
    private static Set<Style> common(RichText text) {
        Set<Style> styles = new HashSet<>(text.segments().getFirst().styles());
        text.segments().forEach(segment -> styles.retainAll(segment.styles()));
        return styles;
    }

    private static RichText each(RichText text, Consumer<Set<Style>> change) {
        UnaryOperator<Segment> changed = segment -> {
            Set<Style> styles = new HashSet<>(segment.styles());
            change.accept(styles);
            return segment.withStyles(styles);
        };
        return new RichText(text.segments().stream().map(changed).toList());
    }
}
