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
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;

/**
 * Telegram's two ways to write a text with looks: entities on the way in, and the HTML that requests take on the way out.
 *
 * @see <a href="https://core.telegram.org/bots/api#formatting-options">Formatting options</a>
 */
final class TelegramText {

    private TelegramText() {}

    /**
     * Reads a text with its entities, which may overlap in any way. Their places count UTF-16 units, as Java does. Our own name
     * behind a command is left out.
     *
     * @param self our own name and id, so that a mention of us is known as one
     */
    static RichText read(@Nullable String text, @Nullable List<MessageEntity> entities, Self self) {
        if (text == null || text.isEmpty()) {
            return RichText.EMPTY;
        }
        if (entities == null || entities.isEmpty()) {
            return RichText.of(text);
        }
        TreeSet<Integer> edges = new TreeSet<>(List.of(0, text.length()));
        for (MessageEntity entity : entities) {
            edges.add(begin(entity, text));
            edges.add(end(entity, text));
        }
        Range own = ownName(text, entities, self);
        edges.add(own.begin());
        edges.add(own.end());
        List<Segment> segments = new ArrayList<>();
        int from = 0;
        for (int to : edges.tailSet(0, false)) {
            if (from < own.begin() || from >= own.end()) {
                segments.add(segment(text, from, to, entities, self));
            }
            from = to;
        }
        return new RichText(segments);
    }

    /**
     * Where our name stands in {@code /help@rialto_bot}, which tells bots apart that have the same command; an empty range where
     * it does not. To Telegram a command ends at its first hyphen, to people at the first blank.
     */
    private static Range ownName(String text, List<MessageEntity> entities, Self self) {
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        String name = self.username().map(own -> "@" + own).orElse("");
        int begin = end - name.length();
        boolean ours = begin > 0
                && text.regionMatches(true, begin, name, 0, name.length())
                && entities.stream().anyMatch(TelegramText::isLeadingCommand);
        return ours ? new Range(begin, end) : new Range(0, 0);
    }

    private static boolean isLeadingCommand(MessageEntity entity) {
        return entity.getType().equals("bot_command") && entity.getOffset() == 0;
    }

    private static Segment segment(String text, int from, int to, List<MessageEntity> entities, Self self) {
        String part = text.substring(from, to);
        Set<Style> styles = new HashSet<>();
        Optional<String> link = Optional.empty();
        Optional<Mention> mention = Optional.empty();
        Optional<CustomEmoji> emoji = Optional.empty();
        for (MessageEntity entity : entities) {
            if (begin(entity, text) > from || end(entity, text) < to) {
                continue;
            }
            switch (entity.getType()) {
                case "bold" -> styles.add(Style.Basic.BOLD);
                case "italic" -> styles.add(Style.Basic.ITALIC);
                case "underline" -> styles.add(Style.Basic.UNDERLINE);
                case "strikethrough" -> styles.add(Style.Basic.STRIKE);
                case "spoiler" -> styles.add(Style.Basic.SPOILER);
                case "code" -> styles.add(Style.Basic.CODE);
                case "pre" -> styles.add(new Style.Pre(entity.getLanguage() == null ? "" : entity.getLanguage()));
                case "blockquote" -> styles.add(new Style.Quote(false));
                case "expandable_blockquote" -> styles.add(new Style.Quote(true));
                case "text_link" -> link = Optional.ofNullable(entity.getUrl());
                case "mention" -> mention = Optional.of(self.mention(part));
                case "text_mention" ->
                    mention = Optional.ofNullable(entity.getUser())
                            .map(user -> Mention.of(new UserId(Long.toString(user.getId()))));
                case "custom_emoji" ->
                    emoji = Optional.ofNullable(entity.getCustomEmojiId())
                            .map(id -> new CustomEmoji(id, Optional.empty()));
                default -> {
                    // An address, a hashtag, a command: what it is can be seen; and what is not known yet is plain.
                }
            }
        }
        return new Segment(part, styles, link, mention, emoji);
    }

    private static int begin(MessageEntity entity, String text) {
        return clip(entity.getOffset(), text);
    }

    private static int end(MessageEntity entity, String text) {
        return clip((long) entity.getOffset() + entity.getLength(), text);
    }

    /** A place inside the text, never in the middle of a character. */
    private static int clip(long place, String text) {
        int inside = Math.clamp(place, 0, text.length());
        return inside > 0
                        && inside < text.length()
                        && Character.isHighSurrogate(text.charAt(inside - 1))
                        && Character.isLowSurrogate(text.charAt(inside))
                ? inside + 1
                : inside;
    }

    /** Writes a text as {@code parse_mode=HTML} takes it. */
    static String html(RichText text) {
        StringBuilder html = new StringBuilder();
        List<Tag> open = new ArrayList<>();
        for (Segment segment : text.segments()) {
            List<Tag> wanted = tags(segment);
            int kept = 0;
            while (kept < open.size() && kept < wanted.size() && open.get(kept).equals(wanted.get(kept))) {
                kept++;
            }
            close(html, open, kept);
            for (Tag tag : wanted.subList(kept, wanted.size())) {
                html.append(tag.begin());
                open.add(tag);
            }
            escape(html, segment.text());
        }
        close(html, open, 0);
        return html.toString();
    }

    private static void close(StringBuilder html, List<Tag> open, int kept) {
        while (open.size() > kept) {
            html.append(open.removeLast().end());
        }
    }

    /** From the outermost, in one order for all, so that neighbours share as many as they can. */
    private static List<Tag> tags(Segment segment) {
        List<Tag> tags = new ArrayList<>();
        Set<Style> styles = segment.styles();
        for (Style style : styles) {
            if (style instanceof Style.Quote(boolean expandable)) {
                tags.add(new Tag(expandable ? "<blockquote expandable>" : "<blockquote>", "</blockquote>"));
                break;
            }
        }
        Optional<Tag> code = code(styles);
        if (code.isPresent()) {
            // Telegram shows nothing else within code.
            tags.add(code.get());
            return tags;
        }
        address(segment).ifPresent(address -> tags.add(new Tag("<a href=\"" + attribute(address) + "\">", "</a>")));
        simple(tags, styles, Style.Basic.SPOILER, "tg-spoiler");
        simple(tags, styles, Style.Basic.BOLD, "b");
        simple(tags, styles, Style.Basic.ITALIC, "i");
        simple(tags, styles, Style.Basic.UNDERLINE, "u");
        simple(tags, styles, Style.Basic.STRIKE, "s");
        return tags;
    }

    private static Optional<Tag> code(Set<Style> styles) {
        for (Style style : styles) {
            if (style instanceof Style.Pre(String language)) {
                return Optional.of(
                        language.isBlank()
                                ? new Tag("<pre>", "</pre>")
                                : new Tag(
                                        "<pre><code class=\"language-" + attribute(language) + "\">", "</code></pre>"));
            }
        }
        return styles.contains(Style.Basic.CODE) ? Optional.of(new Tag("<code>", "</code>")) : Optional.empty();
    }

    private static Optional<String> address(Segment segment) {
        return segment.mention()
                .filter(mention -> mention.audience() == Mention.Audience.ONE)
                .flatMap(Mention::user)
                .filter(user -> user.value().chars().allMatch(Character::isDigit))
                .map(user -> "tg://user?id=" + user.value())
                .or(segment::link);
    }

    private static void simple(List<Tag> tags, Set<Style> styles, Style style, String name) {
        if (styles.contains(style)) {
            tags.add(new Tag("<" + name + ">", "</" + name + ">"));
        }
    }

    private static String attribute(String value) {
        StringBuilder escaped = new StringBuilder();
        escape(escaped, value.replace("\n", ""));
        return escaped.toString();
    }

    /** These four are all the names that Telegram knows; a NUL would end the text there. */
    private static void escape(StringBuilder html, String text) {
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            switch (sign) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\0' -> html.append(' ');
                default -> html.append(isHalf(text, i) ? '\uFFFD' : sign);
            }
        }
    }

    /** Whether there is half a character, which no encoding can carry. */
    private static boolean isHalf(String text, int at) {
        char sign = text.charAt(at);
        return Character.isHighSurrogate(sign)
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : Character.isLowSurrogate(sign) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private record Tag(String begin, String end) {}

    private record Range(int begin, int end) {}
}
