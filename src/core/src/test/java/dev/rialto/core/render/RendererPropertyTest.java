package dev.rialto.core.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.message.Attachment;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.User;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.Level;
import dev.rialto.core.format.Draft.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any message in any channel. */
final class RendererPropertyTest {
    private static final List<Media.Kind> KINDS = List.of(Media.Kind.values());
    private static final ReplyTarget.Quote QUOTE = new ReplyTarget.Quote("Bob 👨‍👩‍👧‍👦", "news\n".repeat(9), 20);

    @ParameterizedTest
    @ValueSource(longs = {6, 66, 666, 6666, 66666})
    void postsWhatTheChannelTakes(long seed) {
        Random random = new Random(seed);
        RichTexts texts = new RichTexts(random);
        for (int round = 0; round < 200; round++) {
            Capabilities channel = RandomChannels.any(random).build();
            Message message = Message.builder(User.named(random.nextBoolean() ? "Ann 🇩🇪" : ""), texts.text(9))
                    .attachments(files(random))
                    .action(random.nextInt(8) == 0)
                    .build();
            Rendering rendering = new Rendering(
                    message,
                    reply(random),
                    random.nextInt(8) == 0 ? Mark.EDITED : Mark.NONE,
                    random.nextInt(8) == 0 ? Optional.of("Subject") : Optional.empty(),
                    random.nextBoolean() ? AuthorStyle.LINE : AuthorStyle.INLINE,
                    MediaAccess.PRESENT);
            List<Piece> pieces = Renderer.render(rendering, channel);

            String which = "seed " + seed + ", round " + round + ": " + message + " as " + pieces;
            assertThat(pieces).as(which).allSatisfy(piece -> assertFits(piece, channel));
            assertThat(pieces.stream().skip(1))
                    .as(which)
                    .allSatisfy(piece -> assertThat(piece.message().replyTo()).isEmpty());
            assertOneReply(pieces, rendering, which);
            assertNothingLost(pieces, message, channel, which);
        }
    }

    private static void assertFits(Piece piece, Capabilities channel) {
        Message message = piece.message();
        boolean files = message.attachments().stream().anyMatch(Media.class::isInstance);
        assertThat(channel.measure().length(message.text()))
                .isLessThanOrEqualTo(files ? channel.captionLimit() : channel.textLimit());
        assertThat(files || !message.text().plain().isBlank()).isTrue();
        assertThat(message.attachments().size())
                .isLessThanOrEqualTo(channel.full(Feature.ALBUM) ? channel.albumLimit() : 1);
        assertThat(message.attachments())
                .allMatch(file -> file instanceof Media media && channel.full(Features.of(media.kind())));
        assertThat(message.text().plain().codePoints())
                .noneMatch(character -> character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
        assertThat(message.text().segments())
                .flatMap(segment -> segment.styles())
                .allMatch(style -> channel.full(Features.of(style)));
        assertThat(piece.persona().isPresent() && message.text().plain().startsWith("Ann 🇩🇪:"))
                .isFalse();
    }

    private static void assertOneReply(List<Piece> pieces, Rendering rendering, String which) {
        boolean replied =
                pieces.stream().anyMatch(piece -> piece.message().replyTo().isPresent());
        String text = text(pieces);
        assertThat(replied && text.contains("Bob")).as(which).isFalse();
        if (replied) {
            assertThat(pieces.getFirst().message().replyTo().map(Reply::parent)).contains(new MessageId("7"));
            assertThat(rendering.reply()).isInstanceOf(ReplyTarget.Native.class);
        }
    }

    private static void assertNothingLost(List<Piece> pieces, Message message, Capabilities channel, String which) {
        if (!Blanks.blank(message.text().plain())) {
            assertThat(chars(text(pieces)))
                    .as(which)
                    .containsSubsequence(chars(message.text().plain()));
        }
        List<ContentId> posted = pieces.stream()
                .flatMap(piece -> piece.message().attachments().stream())
                .map(file -> ((Media) file).content())
                .toList();
        for (Attachment attachment : message.attachments()) {
            Media file = (Media) attachment;
            assertThat(posted.contains(file.content())
                            || channel.level(Features.of(file.kind())) == Level.DROPPED
                            || compact(text(pieces)).contains(file.name().orElseThrow()))
                    .as(which)
                    .isTrue();
        }
    }

    private static ReplyTarget reply(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> ReplyTarget.NONE;
            case 1 -> QUOTE;
            default -> new ReplyTarget.Native(new MessageId("7"), QUOTE);
        };
    }

    private static List<Media> files(Random random) {
        List<Media> files = new ArrayList<>();
        for (int i = Math.max(0, random.nextInt(9) - 4); i > 0; i--) {
            Media.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
            files.add(Media.builder(new ContentId("c" + i), kind)
                    .name("file" + i + ".bin")
                    .type(random.nextBoolean() ? "image/webp" : "video/webm")
                    .build());
        }
        return files;
    }

    private static String text(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.message().text().plain()).append('\n'));
        return text.toString();
    }

    private static String compact(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static List<String> chars(String text) {
        return compact(text).codePoints().mapToObj(Character::toString).toList();
    }
}
