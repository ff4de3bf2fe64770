package dev.rialto.core.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.hook.SyncBackRef;
import dev.rialto.api.message.Attachment;
import dev.rialto.api.message.Contact;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.Location;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Media.Kind;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.Poll;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.message.User;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.TextMeasure;
import dev.rialto.core.format.Draft.Mark;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files and the like: by the channel's own means, or in words; never lost without one. */
final class ContentsTest {
    private static final Media PHOTO = media("p1", Kind.IMAGE);
    private static final Media PHOTO2 = media("p2", Kind.IMAGE);
    private static final Media FILM = media("v1", Kind.VIDEO);
    private static final Media SONG = media("a1", Kind.AUDIO);
    private static final Media STICKER = media("s1", Kind.STICKER);
    private static final Location PRATER =
            new Location(48.216400001, -16.4, Optional.of("Prater"), Optional.of("1020 Wien"));

    // Captions

    @Test
    void postsATextAsCaption() {
        List<Piece> pieces = render("look", Channels.rich(), PHOTO);
        assertThat(shown(pieces)).containsExactly("Ann:\nlook +p1");
        assertThat(pieces.getFirst().kind()).isEqualTo(SyncBackRef.Kind.MEDIA);
    }

    @Test
    void postsATextFirstThatIsTooLongForACaption() {
        List<Piece> pieces = render("look at this", Channels.rich().captionLimit(10), PHOTO);
        assertThat(shown(pieces)).containsExactly("Ann:\nlook at this", " +p1");
        assertThat(pieces).extracting(Piece::kind).containsExactly(SyncBackRef.Kind.TEXT, SyncBackRef.Kind.MEDIA);
    }

    @Test
    void splitsATextThatIsTooLongForAMessage() {
        assertThat(shown(
                        render("one two three", Channels.rich().captionLimit(10).text(12, TextMeasure.UTF16), PHOTO)))
                .containsExactly("Ann:\none two", "three", " +p1");
    }

    @Test
    void saysWhoSentAFileWithoutAText() {
        assertThat(shown(render("", Channels.rich(), PHOTO))).containsExactly("Ann sent this photo +p1");
        assertThat(shown(render("", Channels.rich(), PHOTO, PHOTO2))).containsExactly("Ann sent these 2 files +p1 +p2");
        assertThat(shown(render("", Channels.rich().full(Feature.PERSONA), PHOTO)))
                .containsExactly(" +p1");
    }

    @Test
    void givesNoStickerACaption() {
        assertThat(shown(render("", Channels.rich(), STICKER))).containsExactly("Ann sent this sticker", " +s1");
    }

    // Albums

    @Test
    void putsFilesTogetherThatGoTogether() {
        assertThat(shown(render("x", Channels.rich(), PHOTO, SONG, FILM))).containsExactly("Ann:\nx +p1 +v1", " +a1");
        assertThat(shown(render("x", Channels.rich().albums(10, true), PHOTO, SONG, FILM)))
                .containsExactly("Ann:\nx +p1 +a1 +v1");
    }

    @Test
    void makesAlbumsNoLargerThanTheyCanBe() {
        assertThat(shown(render("x", Channels.rich().albums(2, false), PHOTO, PHOTO2, FILM)))
                .containsExactly("Ann:\nx +p1 +p2", " +v1");
    }

    @Test
    void postsEachFileForItselfWhereThereAreNoAlbums() {
        assertThat(shown(render("x", Channels.rich().fallback(Feature.ALBUM), PHOTO, PHOTO2)))
                .containsExactly("Ann:\nx +p1", " +p2");
    }

    // Other means

    @ParameterizedTest
    @CsvSource({
        "STICKER,   image/webp, IMAGE",
        "STICKER,   video/webm, VIDEO",
        "STICKER,   application/x-tgsticker, FILE",
        "ANIMATION, video/mp4,  VIDEO",
        "VOICE,     audio/ogg,  AUDIO",
    })
    void showsAFileAsTheNextBest(Kind kind, String type, Kind as) {
        Media media = Media.builder(new ContentId("1"), kind).type(type).build();
        Capabilities.Builder channel = Channels.rich().refused(Feature.STICKER, Feature.ANIMATION, Feature.VOICE);
        assertThat(render("x", channel, media).getFirst().message().attachments())
                .containsExactly(
                        Media.builder(new ContentId("1"), as).type(type).build());
    }

    @Test
    void sendsAPhotoAsAFile() {
        assertThat(render("x", Channels.bare().full(Feature.FILE), PHOTO)
                        .getFirst()
                        .message()
                        .attachments())
                .containsExactly(media("p1", Kind.FILE));
    }

    @Test
    void namesAFileThatItCannotShow() {
        Media named =
                Media.builder(new ContentId("1"), Kind.IMAGE).name("cat\n.png").build();
        assertThat(shown(render("look", Channels.plain(), named, SONG)))
                .containsExactly("Ann:\nlook\n[photo: cat .png]\n[audio file]");
        assertThat(shown(render("", Channels.bare(), named))).containsExactly("Ann:\n[photo: cat .png]");
        assertThat(shown(render("look", Channels.plain().dropped(Feature.IMAGE), named)))
                .containsExactly("Ann:\nlook");
        assertThat(shown(render("", Channels.plain().dropped(Feature.IMAGE), named)))
                .isEmpty();
    }

    @Test
    void linksAFileThatItCannotShow() {
        MediaAccess linked = access(true, Optional.of("https://files.example/1"));
        assertThat(shown(render("", Channels.plain(), linked, PHOTO)))
                .containsExactly("Ann:\n[photo] (https://files.example/1)");
        assertThat(render("", Channels.rich().refused(Feature.IMAGE, Feature.FILE), linked, PHOTO)
                        .getFirst()
                        .message()
                        .text()
                        .segments())
                .contains(Segment.link("[photo]", "https://files.example/1").callingNobody());
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThat(shown(render("look", Channels.rich(), access(false, Optional.empty()), PHOTO)))
                .containsExactly("Ann:\nlook\n[photo (could not be fetched)]");
    }

    // What is no file

    @Test
    void saysWhereItIs() {
        assertThat(shown(render("", Channels.plain(), PRATER)))
                .containsExactly("Ann:\nLocation: Prater, 1020 Wien"
                        + " (https://www.openstreetmap.org/?mlat=48.2164&mlon=-16.4#map=16/48.2164/-16.4)");
        Location bare = new Location(0, 100, Optional.empty(), Optional.empty());
        assertThat(shown(render("", Channels.plain(), bare)).getFirst()).startsWith("Ann:\nLocation: 0, 100 (https:");
        Location nowhere = new Location(Double.NaN, 100, Optional.empty(), Optional.empty());
        assertThat(shown(render("", Channels.plain(), nowhere))).containsExactly("Ann:\nLocation: not known");
    }

    @Test
    void asksInWords() {
        assertThat(shown(render("", Channels.plain(), new Poll("Tea?", List.of("yes", "no")))))
                .containsExactly("Ann:\nPoll: Tea?\n1. yes\n2. no");
    }

    @Test
    void writesOutAContact() {
        assertThat(shown(render("", Channels.plain(), new Contact("Cy", Optional.of("+43 1 234")))))
                .containsExactly("Ann:\nContact: Cy, +43 1 234");
        assertThat(shown(render("", Channels.plain(), new Contact("Cy", Optional.empty()))))
                .containsExactly("Ann:\nContact: Cy");
    }

    @Test
    void postsAPlaceForItself() {
        List<Piece> pieces = render("here", Channels.rich(), PRATER, PHOTO);
        assertThat(pieces)
                .extracting(piece -> piece.message().attachments())
                .containsExactly(List.of(), List.of(PRATER), List.of(PHOTO));
        assertThat(shown(render("", Channels.rich(), PRATER)).getFirst()).isEqualTo("Ann sent this location");
    }

    // Helpers

    private static Media media(String id, Kind kind) {
        return Media.builder(new ContentId(id), kind).build();
    }

    private static MediaAccess access(boolean present, Optional<String> link) {
        return new MediaAccess() {
            @Override
            public boolean present(Media media) {
                return present;
            }

            @Override
            public Optional<String> link(Media media) {
                return link;
            }
        };
    }

    private static List<Piece> render(String text, Capabilities.Builder channel, Attachment... attachments) {
        return render(text, channel, MediaAccess.PRESENT, attachments);
    }

    private static List<Piece> render(
            String text, Capabilities.Builder channel, MediaAccess access, Attachment... attachments) {
        Message message = Message.builder(User.named("Ann"), RichText.of(text))
                .attachments(List.of(attachments))
                .build();
        return Renderer.render(
                new Rendering(message, ReplyTarget.NONE, Mark.NONE, Optional.empty(), AuthorStyle.LINE, access),
                channel.build());
    }

    /** Each piece as its text and the ids of its files. */
    private static List<String> shown(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> {
                    StringBuilder shown =
                            new StringBuilder(piece.message().text().plain());
                    for (Attachment attachment : piece.message().attachments()) {
                        if (attachment instanceof Media media) {
                            shown.append(" +").append(media.content());
                        }
                    }
                    return shown.toString();
                })
                .toList();
    }
}
