package dev.rialto.core.render;

import dev.rialto.api.message.ContentId;
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
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Random texts for property tests: what people write, and what breaks those who count letters. The same generator in the
 * same state gives the same text; a test says its seed when it fails.
 */
public final class RichTexts {
    /** Each is one letter for those who read it. */
    public static final List<String> CLUSTERS = List.of(
            "👍",
            "👍🏽",
            "❤️",
            "👨‍👩‍👧‍👦",
            "🏳️‍🌈",
            "🇩🇪",
            "🇫🇷",
            "1️⃣",
            "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
            "e\u0301",
            "n\u0303\u0323",
            "한",
            "𝒳",
            "𠮷",
            "क्षि");

    private static final List<String> WORDS = List.of(
            "a",
            "the",
            "bridge",
            "Rialto",
            "naïve",
            "Straße",
            "Ελλάδα",
            "привет",
            "שלום",
            "你好世界",
            "x_y*z",
            "<b>&amp;",
            "[edit]",
            "||",
            "```",
            "@everyone",
            "https://example.org/a?b=c&d=(e)",
            "rock'n'roll",
            "3.14");

    private final RandomGenerator random;

    public RichTexts(RandomGenerator random) {
        this.random = random;
    }

    /** A text of up to {@code segments} pieces; may be empty. */
    public RichText text(int segments) {
        List<Segment> pieces = new ArrayList<>();
        for (int i = random.nextInt(segments + 1); i > 0; i--) {
            pieces.add(segment());
        }
        return new RichText(pieces);
    }

    /** A line, a paragraph, a code block or a word that is far too long, now and then with everything there is. */
    public Segment segment() {
        return switch (random.nextInt(12)) {
            case 0 -> Segment.link(words(3), "https://example.org/" + random.nextInt(100));
            case 1 -> Segment.mention("@" + word(), new Mention(user(), audience()));
            case 2 ->
                new Segment(
                        ":" + WORDS.get(1) + ":",
                        styles(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new CustomEmoji("e" + random.nextInt(9), picture())));
            case 3 -> Segment.of(code(), new Style.Pre(random.nextBoolean() ? "java" : ""));
            case 4 -> Segment.of(longWord(), Style.Basic.BOLD);
            case 5 -> Segment.of("\n".repeat(1 + random.nextInt(3)));
            case 6 -> Segment.of(words(9), new Style.Quote(random.nextBoolean()));
            case 7 -> Segment.of(words(4), new Style.Heading(1 + random.nextInt(6)));
            case 8 -> Segment.of(words(20));
            case 9 -> Segment.of(words(20)).callingNobody();
            default -> new Segment(words(12), styles(), Optional.empty(), Optional.empty(), Optional.empty());
        };
    }

    /** A plain text of up to {@code words} words, with spaces and line feeds between them. */
    public String words(int words) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(words + 1); i >= 0; i--) {
            text.append(word());
            text.append(
                    switch (random.nextInt(8)) {
                        case 0 -> "\n";
                        case 1 -> "\n\n";
                        case 2 -> "  ";
                        case 3 -> "";
                        default -> " ";
                    });
        }
        return text.toString();
    }

    private String word() {
        return random.nextInt(4) == 0 ? pick(CLUSTERS) : pick(WORDS);
    }

    private String code() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append("  ".repeat(random.nextInt(3))).append(word()).append(" = 1;\n");
        }
        return text.toString();
    }

    private String longWord() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i >= 0; i--) {
            text.append(random.nextInt(3) == 0 ? pick(CLUSTERS) : "w");
        }
        return text.toString();
    }

    private Set<Style> styles() {
        Set<Style> styles = new HashSet<>();
        for (Style.Basic basic : Style.Basic.values()) {
            if (random.nextInt(4) == 0) {
                styles.add(basic);
            }
        }
        return styles;
    }

    private Mention.Audience audience() {
        return random.nextInt(4) == 0 ? Mention.Audience.MANY : Mention.Audience.ONE;
    }

    private Optional<UserId> user() {
        return random.nextBoolean() ? Optional.of(new UserId("u" + random.nextInt(9))) : Optional.empty();
    }

    private Optional<ContentId> picture() {
        return random.nextBoolean() ? Optional.of(new ContentId("p" + random.nextInt(9))) : Optional.empty();
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
