package dev.rialto.plug.xmpp;

import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes bodies with the signs of XEP-0393, such that {@link XmppText} reads the same letters again and no look that was not
 * meant. There is no way to say that one sign is only a sign; so a look is left out where it cannot be told, and a text whose
 * letters would be taken for signs is marked as unstyled as a whole.
 */
final class XmppMarkup {
    private static final String FENCE = "```";

    /**
     * What goes onto the wire.
     *
     * @param unstyled whether the body is to be marked as one without signs (XEP-0393, 5.3)
     */
    record Body(String text, boolean unstyled) {
        int bytes() {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /** A run of lines that is plain, quoted or code; without the line feeds around it. */
    private record Block(Optional<Style> pre, boolean quoted, RichText text) {
        private boolean plain() {
            return pre.isEmpty() && !quoted;
        }
    }

    private XmppMarkup() {}

    static Body write(RichText text) {
        List<Block> blocks = blocks(clean(text));
        String styled = blocks.stream().map(block -> block(block, true)).collect(Collectors.joining("\n"));
        RichText meant = joined(blocks);
        if (agrees(XmppText.read(styled), meant) && blocks.stream().noneMatch(XmppMarkup::looksLikeBlock)) {
            return new Body(styled, false);
        }
        String plain = blocks.stream().map(block -> block(block, false)).collect(Collectors.joining("\n"));
        return new Body(plain, true);
    }

    /** Readers differ in what they make of a fence that nothing closes. */
    private static boolean looksLikeBlock(Block block) {
        return block.pre().isEmpty() && block.text().plain().lines().anyMatch(line -> line.startsWith(FENCE));
    }

    private static String block(Block block, boolean styled) {
        String text;
        if (block.pre().isPresent()) {
            text = FENCE + ((Style.Pre) block.pre().get()).language() + "\n"
                    + block.text().plain() + "\n" + FENCE;
        } else {
            text = styled ? lines(block.text()) : block.text().plain();
        }
        return block.quoted() ? "> " + text.replace("\n", "\n> ") : text;
    }

    private static String lines(RichText text) {
        String plain = text.plain();
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at <= plain.length()) {
            int end = plain.indexOf('\n', at) < 0 ? plain.length() : plain.indexOf('\n', at);
            lines.add(line(text.slice(at, end)));
            at = end + 1;
        }
        return String.join("\n", lines);
    }

    /** One line, with its looks if they can be told without changing the letters. */
    private static String line(RichText line) {
        String styled = MarkupLine.write(line);
        List<Segment> read = new ArrayList<>();
        XmppText.spans(styled, 0, styled.length(), ' ', Set.of(), read);
        return agrees(new RichText(read), line) ? styled : line.plain();
    }

    /** Whether the letters are the same, and each look of what is read was meant. */
    private static boolean agrees(RichText read, RichText meant) {
        String plain = meant.plain();
        if (!read.plain().equals(plain)) {
            return false;
        }
        int at = 0;
        for (Segment segment : read.segments()) {
            int end = at + segment.text().length();
            if (!meant.slice(at, end).segments().stream()
                    .allMatch(part ->
                            part.text().isBlank() || segment.styles().stream().allMatch(style -> has(part, style)))) {
                return false;
            }
            at = end;
        }
        return true;
    }

    private static boolean has(Segment part, Style style) {
        return part.styles().contains(style)
                || (style instanceof Style.Quote && isQuoted(part))
                || (style instanceof Style.Pre && pre(part).isPresent());
    }

    private static List<Block> blocks(RichText text) {
        List<Block> blocks = new ArrayList<>();
        for (Segment segment : text.segments()) {
            Block next = new Block(pre(segment), isQuoted(segment), RichText.of(segment));
            if (!blocks.isEmpty()
                    && blocks.getLast().pre().equals(next.pre())
                    && blocks.getLast().quoted() == next.quoted()) {
                Block last = blocks.removeLast();
                next = new Block(next.pre(), next.quoted(), last.text().plus(next.text()));
            }
            blocks.add(next);
        }
        return trimmed(blocks);
    }

    /** The line feed between two blocks belongs to neither; what is plain and nothing else is no block then. */
    private static List<Block> trimmed(List<Block> blocks) {
        List<Block> trimmed = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            String plain = block.text().plain();
            boolean beforeBlock = i + 1 < blocks.size();
            boolean afterBlock = i > 0;
            if (blocks.size() > 1 && plain.equals("\n") && block.plain()) {
                continue;
            }
            int begin = plain.startsWith("\n") && (!block.plain() || afterBlock) ? 1 : 0;
            int end = plain.length() - (plain.endsWith("\n") && (!block.plain() || beforeBlock) ? 1 : 0);
            trimmed.add(new Block(block.pre(), block.quoted(), block.text().slice(begin, Math.max(begin, end))));
        }
        return trimmed;
    }

    private static RichText joined(List<Block> blocks) {
        RichText joined = RichText.EMPTY;
        for (int i = 0; i < blocks.size(); i++) {
            joined = joined.plus(i == 0 ? RichText.EMPTY : RichText.of("\n"))
                    .plus(blocks.get(i).text());
        }
        return joined;
    }

    private static Optional<Style> pre(Segment segment) {
        return segment.styles().stream().filter(Style.Pre.class::isInstance).findFirst();
    }

    private static boolean isQuoted(Segment segment) {
        return segment.styles().stream().anyMatch(Style.Quote.class::isInstance);
    }

    /** Without what XML cannot carry; one such sign would end the stream (XML 1.0, 2.2). */
    static RichText clean(RichText text) {
        return new RichText(text.segments().stream()
                .map(segment -> segment.withText(clean(segment.text())))
                .toList());
    }

    static String clean(String text) {
        if (text.codePoints().allMatch(XmppMarkup::isXml)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isXml(c)) {
                clean.appendCodePoint(c);
            } else if (c >= Character.MIN_SURROGATE) {
                clean.append('\uFFFD');
            }
        });
        return clean.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || (c >= ' ' && c < Character.MIN_SURROGATE)
                || (c > Character.MAX_SURROGATE && c < 0xFFFE)
                || c > 0xFFFF;
    }
}
