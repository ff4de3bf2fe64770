package dev.rialto.core.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.hook.SyncBackRef;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.Forwarded;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.Style;
import dev.rialto.api.message.Style.Basic;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.operation.Post;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.TextMeasure;
import dev.rialto.core.format.Draft;
import dev.rialto.core.format.Draft.Mark;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who says it, what it answers to, what is done with it. */
final class RendererTest {
    private static final User ANN = User.named("Ann");
    private static final Message HELLO =
            Message.builder(ANN, RichText.of("hello")).build();
    private static final ReplyTarget.Quote QUOTE = new ReplyTarget.Quote("Bob", "what is\nthe news on the Rialto?", 16);
    private static final ReplyTarget NATIVE = new ReplyTarget.Native(new MessageId("7"), QUOTE);

    // The author

    @Test
    void namesTheAuthorAboveTheText() {
        assertThat(text(HELLO, Channels.rich())).isEqualTo(bold("Ann:").plus(RichText.of("\nhello")));
    }

    @Test
    void namesTheAuthorBeforeTheText() {
        assertThat(only(with(HELLO, ReplyTarget.NONE, Mark.NONE, AuthorStyle.INLINE), Channels.rich())
                        .message()
                        .text())
                .isEqualTo(bold("Ann:").plus(RichText.of(" hello")));
    }

    @Test
    void putsTheAuthorAboveABlock() {
        Message code = Message.builder(ANN, RichText.of(Segment.of("x", new Style.Pre(""))))
                .build();
        assertThat(only(with(code, ReplyTarget.NONE, Mark.NONE, AuthorStyle.INLINE), Channels.plain())
                        .message()
                        .text()
                        .plain())
                .isEqualTo("Ann:\n```\nx\n```");
    }

    @Test
    void namesTheAuthorWithoutSignsWhereNothingIsBold() {
        assertThat(text(HELLO, Channels.plain())).isEqualTo(RichText.of("Ann:\nhello"));
        assertThat(text(HELLO, Channels.bare())).isEqualTo(RichText.of("Ann:\nhello"));
    }

    @Test
    void namesNobodyWithoutAName() {
        assertThat(text(Message.builder(User.named(""), RichText.of("hello")).build(), Channels.rich()))
                .isEqualTo(RichText.of("hello"));
        assertThat(text(Message.builder(RichText.of("hello")).build(), Channels.rich()))
                .isEqualTo(RichText.of("hello"));
    }

    @Test
    void postsUnderTheAuthorsName() {
        User ann =
                User.builder(new UserId("1"), "Ann").avatar(new ContentId("a")).build();
        Piece piece = only(
                with(Message.builder(ann, RichText.of("hello")).build()),
                Channels.rich().full(Feature.PERSONA));
        assertThat(piece.persona()).contains(new Post.Persona("Ann", Optional.of(new ContentId("a"))));
        assertThat(piece.message().text()).isEqualTo(RichText.of("hello"));
        assertThat(piece.message().author()).contains(ann);
    }

    @Test
    void letsNoNameSpeakForAnother() {
        Message message = Message.builder(User.named("Ann\nBob:\u202E"), RichText.of("hello"))
                .build();
        assertThat(text(message, Channels.plain()).plain()).isEqualTo("Ann Bob::\nhello");
    }

    // Replies

    @Test
    void answersNatively() {
        Piece piece = only(with(HELLO, NATIVE, Mark.NONE, AuthorStyle.LINE), Channels.rich());
        assertThat(piece.message().replyTo())
                .contains(new Reply(new MessageId("7"), Optional.of(User.named("Bob")), RichText.of("what is the…")));
        assertThat(piece.message().text().plain()).isEqualTo("Ann:\nhello");
    }

    @Test
    void quotesWhereThereIsNoReply() {
        Piece piece = only(with(HELLO, NATIVE, Mark.NONE, AuthorStyle.LINE), Channels.plain());
        assertThat(piece.message().replyTo()).isEmpty();
        assertThat(piece.message().text().plain()).isEqualTo("Ann:\n│ Bob: what is the…\nhello");
    }

    @Test
    void quotesInTheLooksOfAQuote() {
        assertThat(only(with(HELLO, QUOTE, Mark.NONE, AuthorStyle.INLINE), Channels.rich())
                        .message()
                        .text())
                .isEqualTo(RichText.of(
                        Segment.of("Bob: what is the…", new Style.Quote(false)).callingNobody(),
                        Segment.of("\n"),
                        Segment.of("Ann:", Basic.BOLD).callingNobody(),
                        Segment.of(" hello")));
    }

    @Test
    void leavesOutRepliesWhereTheyAreDropped() {
        Capabilities.Builder silent = Channels.plain().dropped(Feature.REPLY);
        assertThat(only(with(HELLO, NATIVE, Mark.NONE, AuthorStyle.LINE), silent)
                        .message()
                        .text()
                        .plain())
                .isEqualTo("Ann:\nhello");
    }

    @Test
    void quotesOnlyWhatIsKnown() {
        assertThat(quoted(new ReplyTarget.Quote("Bob", "", 20))).isEqualTo("│ Bob\nhello");
        assertThat(quoted(new ReplyTarget.Quote("", "news", 20))).isEqualTo("│ news\nhello");
        assertThat(quoted(new ReplyTarget.Quote("", " ", 20))).isEqualTo("hello");
    }

    private static String quoted(ReplyTarget.Quote quote) {
        Message hello = Message.builder(RichText.of("hello")).build();
        return only(with(hello, quote, Mark.NONE, AuthorStyle.LINE), Channels.plain())
                .message()
                .text()
                .plain();
    }

    @Test
    void ignoresTheReplyOfTheMessageItself() {
        Message reply = HELLO.toBuilder()
                .replyTo(new Reply(new MessageId("elsewhere"), Optional.empty(), RichText.EMPTY))
                .build();
        assertThat(only(with(reply), Channels.rich()).message().replyTo()).isEmpty();
    }

    // What is told of the message

    @Test
    void marksAnEdit() {
        Piece line = only(with(HELLO, ReplyTarget.NONE, Mark.EDITED, AuthorStyle.LINE), Channels.rich());
        assertThat(line.kind()).isEqualTo(SyncBackRef.Kind.REPOST);
        assertThat(line.message().text())
                .isEqualTo(RichText.of(
                        Segment.of("Ann:", Basic.BOLD).callingNobody(),
                        Segment.of(" "),
                        Segment.of("[edit]", Basic.ITALIC),
                        Segment.of("\nhello")));
        assertThat(only(with(HELLO, ReplyTarget.NONE, Mark.EDITED, AuthorStyle.INLINE), Channels.plain())
                        .message()
                        .text()
                        .plain())
                .isEqualTo("Ann: [edit] hello");
        assertThat(only(
                                with(HELLO, ReplyTarget.NONE, Mark.EDITED, AuthorStyle.LINE),
                                Channels.plain().full(Feature.PERSONA))
                        .message()
                        .text()
                        .plain())
                .isEqualTo("[edit] hello");
    }

    @Test
    void tellsAnAction() {
        Message waves = Message.builder(ANN, RichText.of(Segment.of("waves "), Segment.of("x", Basic.CODE)))
                .action(true)
                .build();
        assertThat(text(waves, Channels.rich()))
                .isEqualTo(RichText.of(
                        Segment.of("Ann ", Basic.ITALIC).callingNobody(),
                        Segment.of("waves ", Basic.ITALIC),
                        Segment.of("x", Basic.CODE)));
        assertThat(text(waves, Channels.plain()).plain()).isEqualTo("_Ann waves_ `x`");
        assertThat(text(waves, Channels.bare()).plain()).isEqualTo("* Ann waves x");
        assertThat(text(waves, Channels.rich().dropped(Feature.ACTION)).plain()).isEqualTo("Ann:\nwaves x");
    }

    @Test
    void tellsAnActionNativelyOnlyUnderTheRightName() {
        Message waves = Message.builder(ANN, RichText.of("waves")).action(true).build();
        assertThat(only(with(waves), Channels.rich()).message().action()).isFalse();
        Message puppet =
                only(with(waves), Channels.rich().full(Feature.PERSONA)).message();
        assertThat(puppet.action()).isTrue();
        assertThat(puppet.text()).isEqualTo(RichText.of("waves"));
    }

    @Test
    void saysWhoWroteAForwardedMessage() {
        Message forwarded = HELLO.toBuilder()
                .attachments(List.of(new Forwarded(Optional.of(User.named("Cy")), Optional.empty())))
                .build();
        assertThat(text(forwarded, Channels.plain()).plain()).isEqualTo("Ann:\nforwarded from Cy:\nhello");
        Message nobody = HELLO.toBuilder()
                .attachments(List.of(new Forwarded(Optional.empty(), Optional.empty())))
                .build();
        assertThat(text(nobody, Channels.plain()).plain()).isEqualTo("Ann:\nforwarded:\nhello");
        Message shown = only(with(forwarded), Channels.rich()).message();
        assertThat(shown.text().plain()).isEqualTo("Ann:\nhello");
        assertThat(shown.attachments()).isEqualTo(forwarded.attachments());
        assertThat(only(with(forwarded), Channels.rich()).kind()).isEqualTo(SyncBackRef.Kind.TEXT);
    }

    @Test
    void writesASubjectWhereThereIsNoneToSet() {
        Rendering rendering = new Rendering(
                Message.builder(RichText.of("it burns")).build(),
                ReplyTarget.NONE,
                Mark.NONE,
                Optional.of("Fire"),
                AuthorStyle.LINE,
                MediaAccess.PRESENT);
        assertThat(only(rendering, Channels.plain()).message().text().plain()).isEqualTo("Fire\nit burns");
        assertThat(only(rendering, Channels.rich()).message().text().plain()).isEqualTo("it burns");
    }

    @Test
    void keepsAThreadWhereThereAreAny() {
        Message inThread = HELLO.toBuilder().thread(new MessageId("1")).build();
        assertThat(only(with(inThread), Channels.rich()).message().thread()).contains(new MessageId("1"));
        assertThat(only(with(inThread), Channels.plain()).message().thread()).isEmpty();
    }

    // Pieces

    @Test
    void hasOneNameAndOneReplyForAllPieces() {
        Message text =
                Message.builder(ANN, RichText.of("one two three four five")).build();
        List<Piece> pieces = Renderer.render(
                with(text, NATIVE, Mark.NONE, AuthorStyle.LINE),
                Channels.rich()
                        .full(Feature.PERSONA)
                        .text(10, TextMeasure.UTF16)
                        .build());
        assertThat(pieces)
                .extracting(piece -> piece.message().text().plain())
                .containsExactly("one two", "three four", "five");
        assertThat(pieces)
                .extracting(piece -> piece.message().replyTo().isPresent())
                .containsExactly(true, false, false);
        assertThat(pieces).allSatisfy(piece -> assertThat(piece.persona()).isPresent());
        assertThat(Renderer.render(
                        with(text), Channels.plain().text(14, TextMeasure.UTF16).build()))
                .extracting(piece -> piece.message().text().plain())
                .containsExactly("Ann:\none two", "three four", "five");
    }

    @Test
    void countsTheSignsThatItWrites() {
        Message bold = Message.builder(RichText.of(Segment.of("one two three", Basic.BOLD)))
                .build();
        assertThat(Renderer.render(
                        with(bold), Channels.plain().text(9, TextMeasure.UTF16).build()))
                .extracting(piece -> piece.message().text().plain())
                .containsExactly("*one two*", "*three*");
    }

    @Test
    void hasNoPieceWhereNothingIsLeft() {
        Message nothing = Message.builder(ANN, RichText.of(" \n\u200B")).build();
        assertThat(Renderer.render(
                        with(nothing, NATIVE, Mark.EDITED, AuthorStyle.LINE),
                        Channels.plain().build()))
                .isEmpty();
    }

    @Test
    void saysALineByNobody() {
        Capabilities rich = Channels.rich().build();
        assertThat(Renderer.line(new Draft.Line(List.of("Ann", "Bob", "Cy"), "joined"), rich))
                .containsExactly(new Piece(
                        Message.builder(RichText.of(Segment.of("Ann, Bob and Cy joined", Basic.ITALIC)
                                        .callingNobody()))
                                .build(),
                        Optional.empty(),
                        SyncBackRef.Kind.NOTICE));
        assertThat(Renderer.line(
                        new Draft.Line(List.of("Ann"), "left"), Channels.plain().build()))
                .extracting(piece -> piece.message().text().plain())
                .containsExactly("Ann left");
    }

    @Test
    void saysInOneLineWhoDidWhat() {
        Draft.Line line = new Draft.Line(List.of("Ann"), "joined")
                .and(new Draft.Line(List.of("Bob"), "left"))
                .and(new Draft.Line(List.of("Cy", "Ann"), "joined"));
        assertThat(Renderer.line(line, Channels.plain().build()))
                .extracting(piece -> piece.message().text().plain())
                .containsExactly("Ann and Cy joined; Bob left");
    }

    @Test
    void namesTheFirstOfACrowd() {
        List<String> crowd =
                IntStream.rangeClosed(1, 23).mapToObj(Integer::toString).toList();
        assertThat(Renderer.line(
                        new Draft.Line(crowd, "joined"), Channels.plain().build()))
                .extracting(piece -> piece.message().text().plain())
                .singleElement()
                .asString()
                .startsWith("1, 2, 3, ")
                .endsWith(", 19, 20 and 3 others joined");
    }

    // Helpers

    private static RichText bold(String text) {
        return RichText.of(Segment.of(text, Basic.BOLD).callingNobody());
    }

    private static Rendering with(Message message) {
        return with(message, ReplyTarget.NONE, Mark.NONE, AuthorStyle.LINE);
    }

    private static Rendering with(Message message, ReplyTarget reply, Mark mark, AuthorStyle style) {
        return new Rendering(message, reply, mark, Optional.empty(), style, MediaAccess.PRESENT);
    }

    private static Piece only(Rendering rendering, Capabilities.Builder channel) {
        List<Piece> pieces = Renderer.render(rendering, channel.build());
        assertThat(pieces).hasSize(1);
        return pieces.getFirst();
    }

    private static RichText text(Message message, Capabilities.Builder channel) {
        return only(with(message), channel).message().text();
    }
}
