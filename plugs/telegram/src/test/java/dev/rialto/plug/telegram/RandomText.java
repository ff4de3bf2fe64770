package dev.rialto.plug.telegram;

import dev.rialto.api.message.CustomEmoji;
import dev.rialto.api.message.Mention;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import dev.rialto.api.message.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Makes texts of pieces that are hard to carry, the same ones for the same seed. */
final class RandomText {
    private static final List<String> PIECES = List.of(
            "word",
            " ",
            "\n",
            "<",
            ">",
            "&",
            "\"",
            "'",
            "&lt;",
            "&#60;",
            "</b>",
            "<b",
            "😀",
            "👨‍👩‍👧",
            "é",
            "e\u0301",
            "שלום",
            "*",
            "`",
            "_",
            "\\",
            "ß",
            "\u00a0",
            "𐍈",
            "/>",
            "=",
            "<!--");

    private static final List<String> BROKEN = List.of("\0", "\ud83d", "\ude00", "\u0007", "\r\n");

    private final Random random;

    RandomText(long seed) {
        random = new Random(seed);
    }

    /** What Telegram can show as it is: begins and ends with a letter, has no looks on code. */
    RichText possible() {
        List<Segment> segments = new ArrayList<>();
        segments.add(Segment.of("a"));
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            Optional<Style> quote = quote();
            int parts = 1 + random.nextInt(3);
            for (int part = 0; part < parts; part++) {
                segments.add(possible(quote));
            }
            // So that two quotes, links or mentions that look alike stay two.
            segments.add(Segment.of(" . "));
        }
        segments.add(Segment.of("z"));
        return new RichText(segments);
    }

    private Segment possible(Optional<Style> quote) {
        Set<Style> styles = new HashSet<>();
        quote.ifPresent(styles::add);
        String text = "x" + text(PIECES) + "y";
        switch (random.nextInt(8)) {
            case 0 -> styles.add(Style.Basic.CODE);
            case 1 -> styles.add(new Style.Pre(random.nextBoolean() ? "" : "c++ \"<&>"));
            case 2 -> {
                return new Segment(text, looks(styles), Optional.of(address()), Optional.empty(), Optional.empty());
            }
            case 3 -> {
                Mention mention = Mention.of(new UserId(Integer.toString(1 + random.nextInt(9999))));
                return new Segment(text, looks(styles), Optional.empty(), Optional.of(mention), Optional.empty());
            }
            default -> looks(styles);
        }
        return new Segment(text, styles, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Anything that the types allow. */
    RichText any() {
        List<Segment> segments = new ArrayList<>();
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            Set<Style> styles = looks(new HashSet<>());
            quote().ifPresent(styles::add);
            quote().ifPresent(styles::add);
            if (random.nextInt(5) == 0) {
                styles.add(Style.Basic.CODE);
            }
            if (random.nextInt(5) == 0) {
                styles.add(new Style.Pre(text(BROKEN) + "<\">&\n"));
            }
            if (random.nextInt(5) == 0) {
                styles.add(new Style.Heading(1 + random.nextInt(6)));
            }
            segments.add(new Segment(
                    text(random.nextBoolean() ? PIECES : BROKEN),
                    styles,
                    random.nextInt(4) == 0 ? Optional.of(text(PIECES) + text(BROKEN)) : Optional.empty(),
                    random.nextInt(4) == 0 ? Optional.of(mention()) : Optional.empty(),
                    random.nextInt(4) == 0
                            ? Optional.of(new CustomEmoji(text(PIECES), Optional.empty()))
                            : Optional.empty()));
        }
        return new RichText(segments);
    }

    private Mention mention() {
        return switch (random.nextInt(3)) {
            case 0 -> Mention.of(new UserId("\"><b>"));
            case 1 -> new Mention(Optional.of(new UserId("1")), Mention.Audience.MANY);
            default -> new Mention(Optional.empty(), Mention.Audience.ONE);
        };
    }

    private Optional<Style> quote() {
        return random.nextInt(4) == 0 ? Optional.of(new Style.Quote(random.nextBoolean())) : Optional.empty();
    }

    private Set<Style> looks(Set<Style> styles) {
        for (Style.Basic style : Style.Basic.values()) {
            if (style != Style.Basic.CODE && random.nextInt(4) == 0) {
                styles.add(style);
            }
        }
        return styles;
    }

    private String address() {
        return "https://example.org/" + random.nextInt(99) + "?a=<b>&c=\"d\"&e='f'";
    }

    private String text(List<String> pieces) {
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }
}
