package dev.rialto.core.render;

import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Links, mentions and custom emoji in the words of a channel that does not have them. A link shows its address behind its
 * text, as {@code text (address)}, unless the text is the address already or the channel drops links; a mention and a custom
 * emoji are their text.
 */
final class Pointers {
    private final boolean links;
    private final boolean addresses;
    private final boolean mentions;
    private final boolean emoji;

    Pointers(Capabilities capabilities) {
        links = capabilities.full(Feature.LINK);
        addresses = !links && capabilities.level(Feature.LINK) != Level.DROPPED;
        mentions = capabilities.full(Feature.MENTION);
        emoji = capabilities.full(Feature.CUSTOM_EMOJI);
    }

    RichText apply(RichText text) {
        List<Segment> segments = text.segments();
        List<Segment> shown = new ArrayList<>(segments.size());
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            shown.add(new Segment(
                    segment.text(),
                    segment.styles(),
                    links ? segment.link() : Optional.empty(),
                    mentions ? segment.mention() : Optional.empty(),
                    emoji ? segment.emoji() : Optional.empty()));
            // One link may be several segments with looks of their own: the address stands behind the last.
            if (addresses && segment.link().isPresent() && !sameLink(segments, i + 1, segment)) {
                String address = segment.link().get();
                if (!isAddress(linkText(segments, i), address)) {
                    shown.add(address(segment, address));
                }
            }
        }
        return new RichText(shown);
    }

    /** {@code text (address)} without any looks: what a link is where nothing else fits. */
    static Segment bare(Segment segment) {
        String address = segment.link().orElse("");
        return Segment.of(
                address.isEmpty() || isAddress(segment.text(), address)
                        ? segment.text()
                        : segment.text() + " (" + address + ")");
    }

    private static boolean sameLink(List<Segment> segments, int index, Segment segment) {
        return index < segments.size() && segments.get(index).link().equals(segment.link());
    }

    private static String linkText(List<Segment> segments, int last) {
        int first = last;
        while (first > 0 && sameLink(segments, first - 1, segments.get(last))) {
            first--;
        }
        return segments.subList(first, last + 1).stream().map(Segment::text).collect(Collectors.joining());
    }

    /** The address stays in the quote or heading and behind the spoiler that its text is in, but is not bold or code. */
    private static Segment address(Segment segment, String address) {
        Set<Style> styles = segment.styles().stream()
                .filter(style -> style == Style.Basic.SPOILER || !(style instanceof Style.Basic))
                .collect(Collectors.toUnmodifiableSet());
        return Segment.of(" (" + address + ")").withStyles(styles);
    }

    private static boolean isAddress(String text, String address) {
        return core(text).equals(core(address));
    }

    /** Without what people leave out when they write an address. */
    private static String core(String address) {
        String core = address.strip();
        for (String scheme : List.of("https://", "http://", "mailto:", "tel:")) {
            if (core.startsWith(scheme)) {
                core = core.substring(scheme.length());
                break;
            }
        }
        return core.endsWith("/") ? core.substring(0, core.length() - 1) : core;
    }
}
