package dev.rialto.plug.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rialto.api.message.CustomEmoji;
import dev.rialto.api.message.Mention;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import dev.rialto.api.message.UserId;
import dev.rialto.plug.telegram.standin.HtmlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.User;

/** That what people read is what was written, over the stand-in's own reader of Telegram's HTML. */
final class TelegramTextTest {
    private static final Self SELF = new Self(7_000_001, Optional.of("rialto_bot"));
    private static final int TEXTS = 40;

    static IntStream seeds() {
        return IntStream.range(0, 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatTelegramCanShowComesBackAsItWas(int seed) throws JsonProcessingException {
        RandomText texts = new RandomText(seed);
        for (int i = 0; i < TEXTS; i++) {
            RichText text = texts.possible();
            assertThat(roundTrip(text))
                    .as("seed %d, text %d: %s", seed, i, text)
                    .isEqualTo(text);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverIsWrittenIsWellFormedAndKeepsItsLetters(int seed) throws JsonProcessingException {
        RandomText texts = new RandomText(1_000 + seed);
        for (int i = 0; i < TEXTS; i++) {
            RichText text = texts.any();
            String html = TelegramText.html(text);
            assertThatCode(() -> HtmlText.message(html))
                    .as("seed %d, text %d: %s", seed, i, html)
                    .doesNotThrowAnyException();
            assertThat(roundTrip(text).plain())
                    .as("seed %d, text %d: %s", seed, i, html)
                    .isEqualTo(whole(text).strip());
        }
    }

    /** Halves of characters and NUL cannot be sent; a character that two looks share is two halves. */
    private static String whole(RichText text) {
        return text.segments().stream()
                .map(Segment::text)
                .map(TelegramTextTest::whole)
                .collect(Collectors.joining());
    }

    private static String whole(String text) {
        return text.replace('\0', ' ')
                .replaceAll("(?<![\\ud800-\\udbff])[\\udc00-\\udfff]|[\\ud800-\\udbff](?![\\udc00-\\udfff])", "\ufffd");
    }

    private static RichText roundTrip(RichText text) throws JsonProcessingException {
        JsonNode message = HtmlText.message(TelegramText.html(text));
        List<MessageEntity> entities = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        for (JsonNode entity : message.path("entities")) {
            entities.add(json.treeToValue(entity, MessageEntity.class));
        }
        return TelegramText.read(message.path("text").asText(""), entities, SELF);
    }

    @Test
    void neighboursShareTheirTags() {
        RichText text = RichText.of(
                Segment.of("one ", Style.Basic.BOLD),
                Segment.of("two", Style.Basic.BOLD, Style.Basic.ITALIC),
                Segment.of(" three", new Style.Quote(false)),
                Segment.of(" four", new Style.Quote(false), Style.Basic.BOLD));
        assertThat(TelegramText.html(text))
                .isEqualTo("<b>one <i>two</i></b><blockquote> three<b> four</b></blockquote>");
    }

    @Test
    void codeHasNoOtherLooks() {
        RichText text = RichText.of(Segment.of("a < b", Style.Basic.CODE, Style.Basic.BOLD));
        assertThat(TelegramText.html(text)).isEqualTo("<code>a &lt; b</code>");
    }

    @Test
    void namesOfManyCallNobody() {
        Mention all = new Mention(Optional.of(new UserId("1")), Mention.Audience.MANY);
        assertThat(TelegramText.html(RichText.of(Segment.mention("everyone", all))))
                .isEqualTo("everyone");
    }

    @ParameterizedTest
    @CsvSource({
        "bold, BOLD",
        "italic, ITALIC",
        "underline, UNDERLINE",
        "strikethrough, STRIKE",
        "spoiler, SPOILER",
        "code, CODE"
    })
    void looksAreRead(String type, Style.Basic style) {
        assertThat(read("one two three", entity(type, 4, 3)))
                .isEqualTo(RichText.of(Segment.of("one "), Segment.of("two", style), Segment.of(" three")));
    }

    @Test
    void blocksAreRead() {
        MessageEntity pre = entity("pre", 0, 1);
        pre.setLanguage("java");
        assertThat(read(
                        "abcd",
                        pre,
                        entity("pre", 1, 1),
                        entity("blockquote", 2, 1),
                        entity("expandable_blockquote", 3, 1)))
                .isEqualTo(RichText.of(
                        Segment.of("a", new Style.Pre("java")),
                        Segment.of("b", new Style.Pre("")),
                        Segment.of("c", new Style.Quote(false)),
                        Segment.of("d", new Style.Quote(true))));
    }

    @Test
    void linksMentionsAndEmojiAreRead() {
        MessageEntity link = entity("text_link", 0, 1);
        link.setUrl("https://example.org/");
        MessageEntity person = entity("text_mention", 1, 1);
        person.setUser(new User(42L, "Anna", false));
        MessageEntity emoji = entity("custom_emoji", 2, 2);
        emoji.setCustomEmojiId("5368324170671202286");
        assertThat(read("ab👍@rialto_bot", link, person, emoji, entity("mention", 4, 11)))
                .isEqualTo(RichText.of(
                        Segment.link("a", "https://example.org/"),
                        Segment.mention("b", Mention.of(new UserId("42"))),
                        new Segment(
                                "👍",
                                Set.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new CustomEmoji("5368324170671202286", Optional.empty()))),
                        Segment.mention("@rialto_bot", Mention.of(new UserId("7000001")))));
    }

    @Test
    void aNameOfSomebodyElseOnlyLooksLikeOne() {
        assertThat(read("@anna", entity("mention", 0, 5)))
                .isEqualTo(RichText.of(Segment.mention("@anna", new Mention(Optional.empty(), Mention.Audience.ONE))));
    }

    @Test
    void whatIsOnlyFoundOrNotKnownYetIsPlain() {
        String text = "https://example.org #tag /help";
        assertThat(read(
                        text,
                        entity("url", 0, 19),
                        entity("hashtag", 20, 4),
                        entity("bot_command", 25, 5),
                        entity("of_2031", 0, 30)))
                .isEqualTo(RichText.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "/help@rialto_bot, 16, /help",
        "/help@Rialto_BOT me, 16, /help me",
        "/sync-list@rialto_bot, 5, /sync-list",
        "/help@other_bot, 15, /help@other_bot",
        "/help@my_rialto_bot, 19, /help@my_rialto_bot",
        "/help me@rialto_bot, 5, /help me@rialto_bot",
        "/help, 5, /help",
    })
    void ourNameBehindACommandIsLeftOut(String text, int length, String expected) {
        assertThat(read(text, entity("bot_command", 0, length), entity("bold", 2, 99))
                        .plain())
                .isEqualTo(expected);
    }

    @Test
    void onlyACommandAtTheBeginningIsAddressed() {
        assertThat(read("ask /help@rialto_bot", entity("bot_command", 4, 16)).plain())
                .isEqualTo("ask /help@rialto_bot");
        assertThat(read("mail@rialto_bot", entity("of_2031", 0, 15)).plain()).isEqualTo("mail@rialto_bot");
        assertThat(TelegramText.read(
                                "/help@rialto_bot",
                                List.of(entity("bot_command", 0, 16)),
                                new Self(7_000_001, Optional.empty()))
                        .plain())
                .isEqualTo("/help@rialto_bot");
    }

    @Test
    void looksMayOverlapInAnyWay() {
        assertThat(read("abc", entity("bold", 0, 2), entity("italic", 1, 2)))
                .isEqualTo(RichText.of(
                        Segment.of("a", Style.Basic.BOLD),
                        Segment.of("b", Style.Basic.BOLD, Style.Basic.ITALIC),
                        Segment.of("c", Style.Basic.ITALIC)));
    }

    @Test
    void placesCountUtf16Units() {
        assertThat(read("👨‍👩‍👧 x 😀", entity("bold", 9, 1), entity("italic", 11, 2)))
                .isEqualTo(RichText.of(
                        Segment.of("👨‍👩‍👧 "),
                        Segment.of("x", Style.Basic.BOLD),
                        Segment.of(" "),
                        Segment.of("😀", Style.Basic.ITALIC)));
    }

    @ParameterizedTest
    @CsvSource({"-5, 3", "2, 99", "99, 1", "1, -1", "2147483647, 2147483647"})
    void placesOutsideTheTextDoNoHarm(int offset, int length) {
        assertThat(read("a😀", entity("bold", offset, length)).plain()).isEqualTo("a😀");
    }

    @Test
    void noCharacterIsCutInHalf() {
        assertThat(read("a😀b", entity("bold", 2, 2)).segments())
                .noneMatch(segment -> Character.isLowSurrogate(segment.text().charAt(0)));
    }

    private static RichText read(String text, MessageEntity... entities) {
        return TelegramText.read(text, List.of(entities), SELF);
    }

    private static MessageEntity entity(String type, int offset, int length) {
        return MessageEntity.builder().type(type).offset(offset).length(length).build();
    }
}
