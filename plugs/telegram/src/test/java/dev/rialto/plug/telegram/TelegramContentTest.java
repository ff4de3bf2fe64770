package dev.rialto.plug.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.api.event.Posted;
import dev.rialto.api.message.Attachment;
import dev.rialto.api.message.Contact;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.Forwarded;
import dev.rialto.api.message.Location;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.Poll;
import dev.rialto.api.message.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a message can carry. */
final class TelegramContentTest {
    private final Rig rig = new Rig();
    private long group;

    @BeforeEach
    void open() throws Exception {
        group = rig.people().newChat("supergroup", "Family");
        rig.open();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Message told(Consumer<ObjectNode> content) throws InterruptedException {
        rig.people().post(group, Rig.ANNA, content);
        return rig.link().await(Posted.class, each -> true).message();
    }

    @ParameterizedTest
    @CsvSource({
        "photo, IMAGE, photo.jpg, image/jpeg",
        "video, VIDEO, film.mp4, video/mp4",
        "animation, ANIMATION, film.mp4, video/mp4",
        "audio, AUDIO, film.mp4, audio/mpeg",
        "voice, VOICE, voice.ogg, audio/ogg",
        "video_note, VIDEO, video.mp4, video/mp4",
        "document, FILE, film.mp4, application/octet-stream"
    })
    void filesAreMediaThatCanBeOpenedLater(String field, Media.Kind kind, String name, String type) throws Exception {
        rig.people().postFile(group, Rig.ANNA, field, "film.mp4", new byte[] {1, 2, 3}, "look");
        Message message = rig.link().awaitPosted("look").message();
        Media media = (Media) message.attachments().getFirst();
        assertThat(message.attachments()).hasSize(1);
        assertThat(media.kind()).isEqualTo(kind);
        assertThat(media.name()).contains(name);
        assertThat(media.type()).contains(type);
        assertThat(media.size()).hasValue(3);
        assertThat(rig.content(media.content())).containsExactly(1, 2, 3);
    }

    @Test
    void ofAPictureTheLargestIsTaken() throws Exception {
        Message message = told(content -> {
            var sizes = content.putArray("photo");
            sizes.addObject()
                    .put("file_id", "large")
                    .put("file_unique_id", "l")
                    .put("width", 900)
                    .put("height", 600);
            sizes.addObject()
                    .put("file_id", "small")
                    .put("file_unique_id", "s")
                    .put("width", 90)
                    .put("height", 60);
        });
        assertThat(message.attachments())
                .singleElement()
                .isInstanceOfSatisfying(
                        Media.class, media -> assertThat(media.content()).isEqualTo(new ContentId("large")));
    }

    @Test
    void aStickerIsItsEmojiToo() throws Exception {
        rig.people().postFile(group, Rig.ANNA, "sticker", "s.webp", new byte[] {1}, "");
        Message message = rig.link().awaitPosted("👍").message();
        assertThat(message.attachments()).singleElement().isInstanceOfSatisfying(Media.class, media -> {
            assertThat(media.kind()).isEqualTo(Media.Kind.STICKER);
            assertThat(media.name()).contains("sticker.webp");
        });
    }

    @Test
    void aFileNameHasNoFolders() throws Exception {
        Message message = told(content -> content.putObject("document")
                .put("file_id", "f")
                .put("file_unique_id", "u")
                .put("file_name", "../..\\etc/passwd"));
        assertThat(((Media) message.attachments().getFirst()).name()).contains("passwd");
    }

    @Test
    void theLengthOfASoundIsTold() throws Exception {
        rig.people().postFile(group, Rig.ANNA, "voice", "v", new byte[] {1}, "listen");
        Media media =
                (Media) rig.link().awaitPosted("listen").message().attachments().getFirst();
        assertThat(media.duration()).contains(Duration.ofSeconds(3));
    }

    @Test
    void partsOfAnAlbumShareItsName() throws Exception {
        for (String text : List.of("one", "two")) {
            rig.people().post(group, Rig.ANNA, content -> {
                content.put("media_group_id", "17").put("caption", text);
                content.putArray("photo")
                        .addObject()
                        .put("file_id", text)
                        .put("file_unique_id", text)
                        .put("width", 9)
                        .put("height", 9);
            });
        }
        assertThat(rig.link().awaitPosted("one").album()).contains("17");
        assertThat(rig.link().awaitPosted("two").album()).contains("17");
    }

    @Test
    void placesHaveTheirNames() throws Exception {
        Message message = told(content -> {
            ObjectNode venue = content.putObject("venue").put("title", "Rialto").put("address", "Venezia");
            venue.putObject("location").put("latitude", 45.438).put("longitude", 12.336);
            content.set("location", venue.path("location").deepCopy());
        });
        assertThat(message.attachments()).containsExactly((Attachment)
                new Location(45.438, 12.336, Optional.of("Rialto"), Optional.of("Venezia")));
    }

    @Test
    void contactsAndPollsAreTold() throws Exception {
        rig.people().post(group, Rig.ANNA, content -> {
            content.putObject("contact")
                    .put("phone_number", "+390415298711")
                    .put("first_name", "Bassanio")
                    .put("last_name", "V.");
            content.put("caption", "contact");
        });
        rig.people().post(group, Rig.ANNA, content -> {
            ObjectNode poll = content.putObject("poll")
                    .put("id", "1")
                    .put("question", "Which casket?")
                    .put("total_voter_count", 0);
            poll.put("is_closed", false)
                    .put("is_anonymous", true)
                    .put("type", "regular")
                    .put("allows_multiple_answers", false);
            var options = poll.putArray("options");
            options.addObject().put("text", "gold").put("voter_count", 0);
            options.addObject().put("text", "lead").put("voter_count", 0);
            content.put("caption", "poll");
        });
        assertThat(rig.link().awaitPosted("contact").message().attachments())
                .containsExactly((Attachment) new Contact("Bassanio V.", Optional.of("+390415298711")));
        assertThat(rig.link().awaitPosted("poll").message().attachments())
                .containsExactly((Attachment) new Poll("Which casket?", List.of("gold", "lead")));
    }

    @Test
    void aDieShowsWhatItFellOn() throws Exception {
        Message message =
                told(content -> content.putObject("dice").put("emoji", "🎲").put("value", 4));
        assertThat(message.text().plain()).isEqualTo("🎲 4");
    }

    @Test
    void whatWasForwardedTellsWhoWroteIt() throws Exception {
        forward(
                "known",
                origin -> origin.put("type", "user")
                        .putObject("sender_user")
                        .put("id", 9)
                        .put("is_bot", false)
                        .put("first_name", "Portia"));
        forward("hidden", origin -> origin.put("type", "hidden_user").put("sender_user_name", "Nerissa"));
        forward(
                "group",
                origin -> origin.put("type", "chat")
                        .putObject("sender_chat")
                        .put("id", -5)
                        .put("type", "supergroup")
                        .put("title", "Belmont"));
        forward(
                "news",
                origin -> origin.put("type", "channel")
                        .put("message_id", 3)
                        .putObject("chat")
                        .put("id", -1005)
                        .put("type", "channel")
                        .put("title", "Gazette"));
        forward("new", origin -> origin.put("type", "of_2031"));
        assertThat(forwardedBy("known")).contains("Portia");
        assertThat(forwardedBy("hidden")).contains("Nerissa");
        assertThat(forwardedBy("group")).contains("Belmont");
        assertThat(forwardedBy("news")).contains("Gazette");
        assertThat(rig.link().awaitPosted("new").message().attachments()).isEmpty();
    }

    @Test
    void aChannelsPostInItsOwnGroupIsNoForward() throws Exception {
        rig.people().post(group, Rig.ANNA, content -> {
            content.put("is_automatic_forward", true).put("text", "posted");
            content.putObject("sender_chat")
                    .put("id", -1005)
                    .put("type", "channel")
                    .put("title", "Gazette");
            content.putObject("forward_origin")
                    .put("type", "channel")
                    .put("date", 5)
                    .put("message_id", 3)
                    .putObject("chat")
                    .put("id", -1005)
                    .put("type", "channel")
                    .put("title", "Gazette");
        });
        Message message = rig.link().awaitPosted("posted").message();
        assertThat(message.attachments()).isEmpty();
        assertThat(message.author().map(User::name)).contains("Gazette");
    }

    private void forward(String text, Consumer<ObjectNode> origin) {
        rig.people().post(group, Rig.ANNA, content -> {
            content.put("text", text);
            origin.accept(content.putObject("forward_origin").put("date", 1_600_000_000));
        });
    }

    private Optional<String> forwardedBy(String text) throws InterruptedException {
        Forwarded forwarded =
                (Forwarded) rig.link().awaitPosted(text).message().attachments().getFirst();
        assertThat(forwarded.at()).contains(Instant.ofEpochSecond(1_600_000_000));
        return forwarded.author().map(User::name);
    }
}
