package dev.rialto.tck.plug;

import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that bridges get wrong. */
final class OddTexts {
    private static final List<String> PIECES = List.of(
            "word",
            " ",
            "\n",
            "*",
            "_",
            "~",
            "`",
            "```",
            ">",
            "> ",
            "<b>",
            "&amp;",
            "&",
            "\\",
            "[a](b)",
            "||",
            "#",
            "@",
            "/",
            "é",
            "😀",
            "👩‍👩‍👧",
            "🇪🇺",
            "שלום",
            "مرحبا",
            "e\u0301",
            "\u200d",
            "1.",
            "-",
            "https://example.org/?a=b&c=d");

    private OddTexts() {}

    /** Called by JUnit. */
    static List<String> all() {
        return List.of(
                "a family 👨‍👩‍👧‍👦, a flag 🇪🇺, a dark hand 👋🏿, a keycap 3️⃣",
                "𝒻𝑜𝓊𝓇 bytes each: 𐍈 🜁",
                "combining: e\u0301 and n\u0303",
                "שלום עולם and مرحبا بالعالم",
                "<b>not bold</b> & &amp; &lt; \"quoted\" 'single' ]]>",
                "*not bold* _not italic_ ~not struck~ `not code` ||not hidden||",
                "**nor** __this__ ~~that~~ ```or this```",
                "[not](https://example.org/a_link) ![nor](image)",
                "> not a quote",
                "# not a heading\n- not a list\n1. nor this",
                "*",
                "a lone * and a lone _ and a lone `",
                "a_snake_case_word and 2*3*4",
                "back\\slash \\* \\_ \\n %s %d ${x} {{ y }}",
                "two\nlines\n\nand a gap",
                "```\nnot a block\n```",
                "  leading spaces",
                "trailing spaces  ",
                "    four\n\tand a tab",
                "https://example.org/a_b_c?d=e&f=*g*#h",
                "mail@example.org @somebody @everyone #channel /command",
                "/me is a command elsewhere",
                "\u201equotes\u201c \u2013 dashes \u2026 and a no\u00a0break space");
    }

    /** A text of odd pieces, some of them with a look. Begins and ends with a word, so that nobody takes off its ends. */
    static RichText random(Random random, List<Style> styles) {
        List<Segment> segments = new ArrayList<>();
        segments.add(Segment.of("begin "));
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            segments.add(
                    styles.isEmpty() || random.nextInt(3) > 0
                            ? Segment.of(piece)
                            : Segment.of(piece, styles.get(random.nextInt(styles.size()))));
        }
        segments.add(Segment.of(" end"));
        return new RichText(segments);
    }
}
