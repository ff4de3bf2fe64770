package dev.rialto.plug.telegram.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code parse_mode=HTML} as Telegram does, with its errors, and makes the entities that others get. What Telegram finds
 * by itself in a plain text is found too: addresses, names and commands.
 */
public final class HtmlText {
    private static final Set<String> TAGS = Set.of(
            "a",
            "b",
            "strong",
            "i",
            "em",
            "s",
            "strike",
            "del",
            "u",
            "ins",
            "tg-spoiler",
            "tg-emoji",
            "span",
            "pre",
            "code",
            "blockquote");
    private static final Pattern FOUND = Pattern.compile(
            "(?<url>https?://[^\\s<>\"]+)|(?<mention>(?<![\\w@])@[A-Za-z]\\w{3,31})|(?<command>(?<![\\w/])/[A-Za-z]\\w{0,31}(@\\w+)?)");

    private static final Pattern REFERENCE = Pattern.compile("&(?:#x([0-9a-fA-F]*)|#(\\d*)|([A-Za-z]*));?");

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private final List<Entity> entities = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;

    private HtmlText(String html) {
        this.html = html;
    }

    /** A text with its entities, before trimming. */
    record Formatted(String text, List<Entity> entities) {}

    /** One entity of the Bot API; the argument is an address, a language, a user or an emoji by its kind. */
    record Entity(String type, int offset, int length, String argument) {
        int end() {
            return offset + length;
        }
    }

    private record Open(String tag, String argument, int offset) {}

    /**
     * What others get of a text that a bot wrote: an object with {@code text} and {@code entities}.
     *
     * @throws IllegalArgumentException in Telegram's own words, where it would refuse
     */
    public static ObjectNode message(String html) {
        try {
            ObjectNode message = Arguments.JSON.createObjectNode();
            Sends.write(message, "text", parse(html));
            return message;
        } catch (ApiException refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
    }

    static Formatted plain(String text) {
        return finished(text, List.of());
    }

    static Formatted parse(String html) throws ApiException {
        HtmlText reader = new HtmlText(html);
        reader.read();
        return finished(reader.text.toString(), reader.entities);
    }

    private void read() throws ApiException {
        while (at < html.length()) {
            char sign = html.charAt(at);
            if (sign == '&') {
                int code = reference();
                if (code != 0) {
                    text.appendCodePoint(code);
                    continue;
                }
            }
            if (sign != '<') {
                text.append(sign);
                at++;
            } else if (html.startsWith("</", at)) {
                end();
            } else {
                begin();
            }
        }
        if (!open.isEmpty()) {
            throw wrong("Can't find end tag corresponding to start tag \"" + open.peek().tag + "\"");
        }
    }

    private void begin() throws ApiException {
        int begin = at++;
        String tag = word(c -> !isSpace(c) && c != '>').toLowerCase(Locale.ROOT);
        if (at >= html.length()) {
            throw wrong("Unclosed start tag at byte offset " + bytes(begin));
        }
        if (!TAGS.contains(tag)) {
            throw wrong("Unsupported start tag \"" + tag + "\" at byte offset " + bytes(begin));
        }
        String argument = "";
        while (peek() != '>') {
            word(HtmlText::isSpace);
            if (peek() == '>') {
                break;
            }
            String name = word(c -> !isSpace(c) && "=>/\"'".indexOf(c) < 0);
            if (name.isEmpty()) {
                throw wrong("Empty attribute name in the tag \"" + tag + "\" at byte offset " + bytes(begin));
            }
            word(HtmlText::isSpace);
            if (at >= html.length()) {
                throw wrong("Unclosed start tag \"" + tag + "\" at byte offset " + bytes(begin));
            }
            if (peek() != '=') {
                if (tag.equals("blockquote") && name.equals("expandable")) {
                    argument = "1";
                }
                continue;
            }
            at++;
            word(HtmlText::isSpace);
            String value = value(begin, tag);
            if (at >= html.length()) {
                throw wrong("Unclosed start tag at byte offset " + bytes(begin));
            }
            argument = argument(tag, name, value, argument);
        }
        at++;
        if (tag.equals("span") && !argument.equals("spoiler")) {
            throw wrong("Tag \"span\" must have class \"tg-spoiler\" at byte offset " + bytes(begin));
        }
        open.push(new Open(tag, argument, text.length()));
    }

    private static String argument(String tag, String name, String value, String before) {
        return switch (tag + " " + name) {
            case "a href", "tg-emoji emoji-id" -> value;
            case "code class" -> value.startsWith("language-") ? value.substring(9) : before;
            case "span class" -> value.startsWith("tg-") ? value.substring(3) : before;
            case "blockquote expandable" -> "1";
            default -> before;
        };
    }

    private String value(int begin, String tag) throws ApiException {
        if (at >= html.length()) {
            throw wrong("Unclosed start tag \"" + tag + "\" at byte offset " + bytes(begin));
        }
        char quote = peek();
        if (quote != '"' && quote != '\'') {
            int token = at;
            String value = word(c -> Character.isLetterOrDigit(c) || c == '.' || c == '-');
            if (at < html.length() && !isSpace(peek()) && peek() != '>') {
                throw wrong("Unexpected end of name token at byte offset " + bytes(token));
            }
            return value.toLowerCase(Locale.ROOT);
        }
        at++;
        StringBuilder value = new StringBuilder();
        while (at < html.length() && peek() != quote) {
            int code = peek() == '&' ? reference() : 0;
            if (code != 0) {
                value.appendCodePoint(code);
            } else {
                value.append(html.charAt(at++));
            }
        }
        at++;
        return value.toString();
    }

    private void end() throws ApiException {
        int begin = at;
        if (open.isEmpty()) {
            throw wrong("Unexpected end tag at byte offset " + bytes(begin));
        }
        at += 2;
        String tag = word(c -> !isSpace(c) && c != '>').toLowerCase(Locale.ROOT);
        word(HtmlText::isSpace);
        if (peek() != '>') {
            throw wrong("Unclosed end tag at byte offset " + bytes(begin));
        }
        at++;
        Open closed = open.pop();
        if (!tag.isEmpty() && !tag.equals(closed.tag)) {
            throw wrong("Unmatched end tag at byte offset " + bytes(begin) + ", expected \"</" + closed.tag
                    + ">\", found \"</" + tag + ">\"");
        }
        if (text.length() > closed.offset) {
            close(closed);
        }
    }

    private void close(Open closed) throws ApiException {
        int length = text.length() - closed.offset;
        String content = text.substring(closed.offset);
        String type = switch (closed.tag) {
            case "i", "em" -> "italic";
            case "b", "strong" -> "bold";
            case "s", "strike", "del" -> "strikethrough";
            case "u", "ins" -> "underline";
            case "tg-spoiler", "span" -> "spoiler";
            case "tg-emoji" -> "custom_emoji";
            case "blockquote" -> closed.argument.isEmpty() ? "blockquote" : "expandable_blockquote";
            case "a" -> closed.argument.startsWith("tg://user?id=") ? "text_mention" : "text_link";
            default -> closed.tag;
        };
        String argument = closed.tag.equals("a") && closed.argument.isEmpty() ? content : closed.argument;
        Entity last = entities.isEmpty() ? new Entity("", -1, -1, "") : entities.getLast();
        boolean same = last.offset == closed.offset && last.length == length;
        if (type.equals("custom_emoji") && !argument.matches("[1-9]\\d{0,18}")) {
            throw wrong("Invalid custom emoji identifier specified");
        }
        if (type.equals("text_link")
                && !argument.matches("(?s)(https?://)?[^\\s]+\\.[^\\s]+|(tg|ton|mailto):.+|https?://localhost.*")) {
            return;
        }
        if (type.equals("pre") && same && last.type.equals("code") && !last.argument.isEmpty()) {
            entities.removeLast();
            entities.add(new Entity("pre", closed.offset, length, last.argument));
        } else if (type.equals("code") && same && last.type.equals("pre") && !closed.argument.isEmpty()) {
            entities.removeLast();
            entities.add(new Entity("pre", closed.offset, length, closed.argument));
        } else {
            entities.add(new Entity(type, closed.offset, length, argument));
        }
    }

    /** Reads a character by its name or number; 0 where there is none and the ampersand is one. */
    private int reference() {
        Matcher matcher = REFERENCE.matcher(html);
        matcher.region(at, html.length());
        if (!matcher.lookingAt()) {
            return 0;
        }
        int code = 0;
        try {
            if (matcher.group(1) != null) {
                code = Integer.parseInt(matcher.group(1), 16);
            } else if (matcher.group(2) != null) {
                code = Integer.parseInt(matcher.group(2));
            } else {
                code = switch (matcher.group(3)) {
                    case "lt" -> '<';
                    case "gt" -> '>';
                    case "amp" -> '&';
                    case "quot" -> '"';
                    default -> 0;
                };
            }
        } catch (NumberFormatException none) {
            return 0;
        }
        if (code == 0 || code >= 0x10ffff) {
            return 0;
        }
        at = matcher.end();
        return code;
    }

    private String word(java.util.function.IntPredicate part) {
        int begin = at;
        while (at < html.length() && part.test(html.charAt(at))) {
            at++;
        }
        return html.substring(begin, at);
    }

    private char peek() {
        return at < html.length() ? html.charAt(at) : 0;
    }

    private static boolean isSpace(int sign) {
        return sign == ' ' || sign == '\n' || sign == '\t' || sign == '\r';
    }

    private int bytes(int place) {
        return html.substring(0, place).getBytes(StandardCharsets.UTF_8).length;
    }

    private static ApiException wrong(String what) {
        return ApiException.bad("can't parse entities: " + what);
    }

    /** Trims as Telegram does, takes looks off code, joins neighbours, and adds what is found. */
    private static Formatted finished(String raw, List<Entity> given) {
        String clean = raw.replace("\r", "").replace("\0", "");
        int begin = clean.length() - clean.stripLeading().length();
        String text = clean.strip();
        List<Entity> kept = new ArrayList<>();
        for (Entity entity : given) {
            int from = Math.clamp((long) entity.offset - begin, 0, text.length());
            int to = Math.clamp((long) entity.end() - begin, 0, text.length());
            if (from < to) {
                kept.add(new Entity(entity.type, from, to - from, entity.argument));
            }
        }
        List<Entity> code = kept.stream()
                .filter(entity -> entity.type.equals("code") || entity.type.equals("pre"))
                .toList();
        kept.removeIf(entity -> isLook(entity) && code.stream().anyMatch(other -> meets(entity, other)));
        List<Entity> joined = joined(kept);
        Matcher found = FOUND.matcher(text);
        while (found.find()) {
            String type =
                    found.group("url") != null ? "url" : found.group("mention") != null ? "mention" : "bot_command";
            Entity entity = new Entity(type, found.start(), found.end() - found.start(), "");
            if (joined.stream()
                    .noneMatch(other -> !isLook(other) && !other.type.contains("blockquote") && meets(entity, other))) {
                joined.add(entity);
            }
        }
        joined.sort(Comparator.comparingInt(Entity::offset).thenComparing(Entity::length, Comparator.reverseOrder()));
        return new Formatted(text, List.copyOf(joined));
    }

    private static List<Entity> joined(List<Entity> entities) {
        List<Entity> sorted = new ArrayList<>(entities);
        sorted.sort(Comparator.comparing(Entity::type).thenComparingInt(Entity::offset));
        List<Entity> joined = new ArrayList<>();
        for (Entity entity : sorted) {
            if (!joined.isEmpty()
                    && isLook(entity)
                    && joined.getLast().type.equals(entity.type)
                    && joined.getLast().end() >= entity.offset) {
                Entity before = joined.removeLast();
                int end = Math.max(before.end(), entity.end());
                joined.add(new Entity(entity.type, before.offset, end - before.offset, ""));
            } else {
                joined.add(entity);
            }
        }
        return joined;
    }

    private static boolean isLook(Entity entity) {
        return switch (entity.type) {
            case "bold", "italic", "underline", "strikethrough", "spoiler" -> true;
            default -> false;
        };
    }

    private static boolean meets(Entity one, Entity other) {
        return one.offset < other.end() && other.offset < one.end();
    }

    static ArrayNode json(List<Entity> entities) {
        ArrayNode array = Arguments.JSON.createArrayNode();
        for (Entity entity : entities) {
            ObjectNode node = array.addObject()
                    .put("type", entity.type)
                    .put("offset", entity.offset)
                    .put("length", entity.length);
            switch (entity.type) {
                case "text_link" -> node.put("url", entity.argument);
                case "pre" -> {
                    if (!entity.argument.isEmpty()) {
                        node.put("language", entity.argument);
                    }
                }
                case "custom_emoji" -> node.put("custom_emoji_id", entity.argument);
                case "text_mention" ->
                    node.putObject("user")
                            .put("id", Long.parseLong(entity.argument.replaceAll("\\D", "")))
                            .put("is_bot", false)
                            .put("first_name", "User");
                default -> {
                    // All is said.
                }
            }
        }
        return array;
    }
}
