package dev.rialto.plug.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Receipt;
import dev.rialto.plug.telegram.standin.Faults;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How files of other networks are shown. */
final class TelegramMediaTest {
    private final Rig rig = new Rig();
    private long group;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws Exception {
        group = rig.people().newChat("supergroup", "Family");
        rig.open();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Media file(Media.Kind kind, String name, String content) {
        ContentId id = new ContentId("elsewhere/" + name);
        rig.media.put(id, folder, name, content.getBytes(StandardCharsets.UTF_8));
        return Media.builder(id, kind).name(name).build();
    }

    private Message message(String text, Media... media) {
        return Rig.message(text).toBuilder().attachments(List.of(media)).build();
    }

    private JsonNode seen() {
        return rig.people().see(group).getLast();
    }

    @ParameterizedTest
    @CsvSource({
        "IMAGE, a.jpg, photo",
        "IMAGE, a.png, photo",
        "IMAGE, a.svg, document",
        "VIDEO, a.mp4, video",
        "ANIMATION, a.gif, animation",
        "AUDIO, a.mp3, audio",
        "VOICE, a.ogg, voice",
        "VOICE, a.m4a, audio",
        "STICKER, a.webp, document",
        "FILE, a.jpg, document"
    })
    void eachKindIsShownInItsOwnWay(Media.Kind kind, String name, String field) throws Exception {
        rig.sent(rig.post(Long.toString(group), message("look & see", file(kind, name, "content"))));
        assertThat(seen().has(field)).as("%s", seen()).isTrue();
        assertThat(seen().path("caption").asText()).isEqualTo("look & see");
        String id = field.equals("photo")
                ? seen().path("photo").get(1).path("file_id").asText()
                : seen().path(field).path("file_id").asText();
        assertThat(rig.people().file(id)).asString().isEqualTo("content");
    }

    @Test
    void aStickerWithoutWordsIsASticker() throws Exception {
        rig.sent(rig.post(Long.toString(group), message("", file(Media.Kind.STICKER, "a.webp", "content"))));
        assertThat(seen().has("sticker")).isTrue();
    }

    @Test
    void aPictureThatTelegramWillNotShowIsADocument() throws Exception {
        rig.sent(rig.post(Long.toString(group), message("look", file(Media.Kind.IMAGE, "a.jpg", "broken"))));
        assertThat(seen().has("document")).isTrue();
        assertThat(rig.people().see(group)).hasSize(1);
    }

    @Test
    void aCaptionThatCannotBeReadGoesPlain() throws Exception {
        rig.faults().next("sendPhoto", new Faults.Refuse(400, "Bad Request: can't parse entities: oh"));
        rig.sent(rig.post(Long.toString(group), message("a < b", file(Media.Kind.IMAGE, "a.jpg", "content"))));
        assertThat(seen().path("caption").asText()).isEqualTo("a < b");
    }

    @Test
    void aFileAnswersAndLiesInItsTopicToo() throws Exception {
        long forum = rig.people().newChat("forum", "Forum");
        int topic = rig.people().newTopic(forum, Rig.ANNA, "Cooking");
        int parent = rig.people().postInTopic(forum, topic, Rig.ANNA, "show us");
        Message answer = message("here", file(Media.Kind.IMAGE, "a.jpg", "content")).toBuilder()
                .replyTo(new Reply(Rig.id(parent), Optional.empty(), RichText.EMPTY))
                .build();
        rig.sent(rig.post(forum + "#" + topic, answer));
        JsonNode seen = rig.people().see(forum).getLast();
        assertThat(seen.path("message_thread_id").asInt()).isEqualTo(topic);
        assertThat(seen.path("reply_to_message").path("message_id").asInt()).isEqualTo(parent);
    }

    @Test
    void severalFilesAreAnAlbumWhosePartsAreAllKnown() throws Exception {
        Receipt receipt = rig.sent(rig.post(
                Long.toString(group),
                message("both", file(Media.Kind.IMAGE, "a.jpg", "1"), file(Media.Kind.VIDEO, "b.mp4", "2"))));
        List<String> seen = rig.people().see(group).stream()
                .map(part -> part.path("message_id").asText())
                .toList();
        assertThat(seen).hasSize(2);
        assertThat(receipt.names()).containsExactly(MessageName.given(seen.getFirst()));
        assertThat(receipt.album()).containsExactly(MessageName.given(seen.getLast()));
        assertThat(rig.people().texts(group)).containsExactly("both", "");
        assertThat(rig.people().see(group))
                .extracting(part -> part.path("media_group_id").asText())
                .containsOnly("album1");
    }

    @Test
    void whatDoesNotMixGoesAsDocuments() throws Exception {
        rig.sent(rig.post(
                Long.toString(group),
                message("", file(Media.Kind.IMAGE, "a.jpg", "1"), file(Media.Kind.AUDIO, "b.mp3", "2"))));
        assertThat(rig.people().see(group)).allMatch(part -> part.has("document"));
    }

    @Test
    void theHostAsksForNoMoreFilesThanAnAlbumTakes() throws Exception {
        int most = rig.session().capabilities(rig.ref(group)).albumLimit();
        Media[] files = IntStream.range(0, most)
                .mapToObj(i -> file(Media.Kind.IMAGE, i + ".jpg", "content"))
                .toArray(Media[]::new);
        Receipt receipt = rig.sent(rig.post(Long.toString(group), message("all", files)));
        assertThat(receipt.album()).hasSize(most - 1);
    }

    @Test
    void anAlbumThatIsRefusedIsNotSaidToBeSent() throws Exception {
        rig.faults().next("sendMediaGroup", new Faults.Refuse(400, "Bad Request: file is too big"));
        assertThat(rig.execute(rig.post(
                        Long.toString(group),
                        message("both", file(Media.Kind.IMAGE, "a.jpg", "1"), file(Media.Kind.IMAGE, "b.jpg", "2")))))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void withoutItsFileAMessageIsItsText() throws Exception {
        Media gone = Media.builder(new ContentId("gone"), Media.Kind.IMAGE).build();
        rig.sent(rig.post(Long.toString(group), message("said", gone)));
        assertThat(rig.people().texts(group)).containsExactly("said");
        assertThat(rig.execute(rig.post(Long.toString(group), message("", gone))))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void theEditOfAFileIsThatOfItsCaption() throws Exception {
        Media photo = file(Media.Kind.IMAGE, "a.jpg", "content");
        int id = rig.sentId(rig.post(Long.toString(group), message("before", photo)));
        rig.sent(new Edit(rig.ref(group), Rig.token(), Rig.id(id), message("after", photo), Optional.empty()));
        int plain = rig.sentId(rig.post(group, "no file"));
        rig.sent(new Edit(rig.ref(group), Rig.token(), Rig.id(plain), message("edited", photo), Optional.empty()));
        assertThat(rig.people().texts(group)).containsExactly("after", "edited");
    }

    @Test
    void aCaptionIsNotLongerThanTelegramTakes() throws Exception {
        Media photo = file(Media.Kind.IMAGE, "a.jpg", "content");
        rig.sent(rig.post(Long.toString(group), message("&".repeat(1024), photo)));
        assertThat(rig.execute(rig.post(Long.toString(group), message("&".repeat(1025), photo))))
                .isInstanceOf(Outcome.Refused.class);
    }
}
