package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Posted;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.plug.Feature;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Albums, whose parts are edited each for itself, and their copies, which show them together. */
class AlbumsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String PHOTOS = "\n[photo]\n[photo]\n[photo]";

    @TempDir
    Path directory;

    /** With pictures on the left and words on the right. */
    private Rig rig() throws InterruptedException {
        return words(new Rig(directory).start());
    }

    private static Rig words(Rig rig) {
        rig.right().capabilities(Wire.all().fallback(Feature.IMAGE, Feature.FILE));
        return rig;
    }

    private static Message picture(int part, String caption, Media.Kind kind) {
        return Message.builder(Wire.ALICE, RichText.of(caption))
                .attachments(List.of(
                        Media.builder(new ContentId("file" + part), kind).build()))
                .build();
    }

    private static Message picture(int part, String caption) {
        return picture(part, caption, Media.Kind.IMAGE);
    }

    private static void hearAlbum(Rig rig, List<Message> parts) throws InterruptedException {
        List<Posted> posts = new ArrayList<>();
        for (int part = 1; part <= parts.size(); part++) {
            String id = String.valueOf(part);
            posts.add(Posted.builder(rig.left().live("A", id), MessageName.given(id), parts.get(part - 1))
                    .album("album")
                    .build());
        }
        rig.left().link().accept(posts);
    }

    private static void album(Rig rig, String... captions) throws InterruptedException {
        List<Message> parts = new ArrayList<>();
        for (String caption : captions) {
            parts.add(picture(parts.size() + 1, caption));
        }
        hearAlbum(rig, parts);
    }

    private static void edit(Rig rig, int part, Message message) throws InterruptedException {
        String key = "edit " + part + message.text().plain();
        rig.left().hear(new Edited(rig.left().live("A", key), new MessageId("" + part), message, List.of()));
    }

    private static void edit(Rig rig, int part, String caption) throws InterruptedException {
        edit(rig, part, picture(part, caption));
    }

    private static long edits(Rig rig) {
        return rig.right().executed().stream().filter(Edit.class::isInstance).count();
    }

    @Test
    void anEditOfThePartWithTheCaptionKeepsThePictures() throws Exception {
        try (Rig rig = rig()) {
            album(rig, "cap v1", "", "");
            rig.pumpUntil(rig.right(), "B", "cap v1" + PHOTOS);
            edit(rig, 1, "cap v2");
            rig.awaitTexts(rig.right(), "B", "cap v2" + PHOTOS);
        }
    }

    @Test
    void anEditOfAnAlbumThatStillWaitsKeepsThePictures() throws Exception {
        try (Rig rig = rig()) {
            rig.right().away();
            rig.awaitState("OFFLINE");
            album(rig, "cap v1", "", "");
            edit(rig, 1, "cap v2");
            rig.left().posts("A", "4", "next");
            rig.await(() -> rig.outbox().toString(), () -> rig.outbox().size() == 2);
            rig.right().back();
            rig.pumpUntil(rig.right(), "B", "cap v2" + PHOTOS, "next");
            assertThat(edits(rig)).isZero();
        }
    }

    @Test
    void anEditOfOneOfSeveralCaptionsKeepsTheOthers() throws Exception {
        try (Rig rig = rig()) {
            album(rig, "one", "two", "");
            rig.pumpUntil(rig.right(), "B", "one\ntwo" + PHOTOS);
            edit(rig, 2, "zwei");
            rig.awaitTexts(rig.right(), "B", "one\nzwei" + PHOTOS);
            rig.awaitQuiet();
            words(rig.stop().start());
            edit(rig, 3, "drei");
            rig.pumpUntil(rig.right(), "B", "one\nzwei\ndrei" + PHOTOS);
            edit(rig, 1, "");
            rig.awaitTexts(rig.right(), "B", "zwei\ndrei" + PHOTOS);
        }
    }

    @Test
    void anEditThatChangesNothingOfThePartIsNone() throws Exception {
        try (Rig rig = rig()) {
            album(rig, "one", "two", "");
            rig.pumpUntil(rig.right(), "B", "one\ntwo" + PHOTOS);
            edit(rig, 3, "");
            edit(rig, 2, "two");
            rig.awaitQuiet();
            assertThat(edits(rig)).isZero();
        }
    }

    @Test
    void anEditOfAFurtherPartKeepsWhatTheAlbumAnswers() throws Exception {
        try (Rig rig = rig()) {
            rig.right().capabilities(Wire.all().fallback(Feature.IMAGE, Feature.FILE, Feature.REPLY));
            rig.left().posts("A", "0", "before");
            rig.awaitTexts(rig.right(), "B", "before");
            Message first = picture(1, "one").toBuilder()
                    .replyTo(new Reply(new MessageId("0"), Optional.empty(), RichText.EMPTY))
                    .build();
            hearAlbum(rig, List.of(first, picture(2, "")));
            rig.pump(SECOND, () -> rig.right().texts("B").size() == 2 && rig.quiet());
            String copy = rig.right().texts("B").getLast();
            assertThat(copy).contains("before").contains("one");
            edit(rig, 2, "two");
            rig.awaitTexts(rig.right(), "B", "before", copy.replace("one", "one\ntwo"));
        }
    }

    @Test
    void whereTheCopyIsAnAlbumTheEditIsOfThePictureWithTheWords() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.left().contents(content -> new ByteArrayInputStream(new byte[10]));
            rig.right().capabilities(Wire.all().albums(10, false).captionLimit(1_000));
            hearAlbum(
                    rig,
                    List.of(picture(1, "one"), picture(2, ""), picture(3, "", Media.Kind.FILE), picture(4, "two")));
            rig.pumpUntil(rig.right(), "B", "one\ntwo", "");
            edit(rig, 4, "zwei");
            rig.pumpUntil(rig.right(), "B", "one\nzwei", "");
            rig.awaitQuiet();
            assertThat(rig.right().executed()).hasSize(3);
            assertThat(rig.right().messages("B").getFirst().attachments()).hasSize(3);
        }
    }

    @Test
    void whatThePartsSayIsForgottenWithTheMessage() throws Exception {
        try (Rig rig =
                words(new Rig(directory).with("references { max-count = 1 }\n").start())) {
            album(rig, "one", "two", "");
            rig.pumpUntil(rig.right(), "B", "one\ntwo" + PHOTOS);
            rig.left().posts("A", "8", "eight");
            rig.left().posts("A", "9", "nine");
            rig.awaitTexts(rig.right(), "B", "one\ntwo" + PHOTOS, "eight", "nine");
            rig.awaitQuiet();
            rig.pump(
                    Duration.ofMinutes(3),
                    () -> rig.ask(tables -> tables.references().beyond(2)).isEmpty());
            rig.stop();
            assertThat(rig.query("SELECT count(*) FROM album")).isZero();
        }
    }
}
