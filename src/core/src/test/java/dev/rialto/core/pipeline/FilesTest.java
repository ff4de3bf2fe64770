package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Posted;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.RichText;
import dev.rialto.api.operation.Delete;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Post;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.PlugException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages with files: what becomes of the files, and of copies to which a file never came. */
class FilesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path directory;

    @Test
    void anEditOfAMessageWhoseFileNeverCameChangesTheWordsThatStandForIt() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.left().contents(content -> {
                throw new PlugException(ErrorKind.REQUEST, "gone");
            });
            rig.left().hear(posted(rig, "1", "look", "f1"));
            rig.pump(SECOND, rig::quiet);
            assertThat(rig.right().texts("B")).singleElement().asString().contains("look", "f1.png");
            rig.left().hear(edited(rig, "1", "look here", "f1"));
            rig.pump(SECOND, () -> rig.right().executed().size() == 2 && rig.quiet());
            assertThat(rig.right().texts("B")).singleElement().asString().contains("look here", "f1.png");
            assertThat(rig.right().executed()).noneMatch(Delete.class::isInstance);
        }
    }

    @Test
    void aChannelWithoutFilesWaitsForNone() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            CountDownLatch never = new CountDownLatch(1);
            rig.left().contents(content -> {
                never.await();
                throw new PlugException(ErrorKind.REQUEST, "gone");
            });
            rig.right().capabilities(Wire.all().fallback(Feature.IMAGE, Feature.FILE));
            rig.left().hear(posted(rig, "1", "look", "f1"));
            rig.left().posts("A", "2", "next");
            rig.await(
                    () -> rig.right().texts("B").toString(),
                    () -> rig.right().texts("B").size() == 2);
            assertThat(rig.right().texts("B").getFirst())
                    .contains("look", "f1.png")
                    .doesNotContain("fetched");
            never.countDown();
        }
    }

    @Test
    void filesAreFetchedOnlyForWhoShowsThem() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            Queue<String> opened = served(rig);
            rig.right().capabilities(Wire.all().fallback(Feature.VIDEO, Feature.FILE));
            Message message = Message.builder(Wire.ALICE, RichText.of("look"))
                    .attachments(List.of(media("f1", Media.Kind.IMAGE), media("f2", Media.Kind.VIDEO)))
                    .build();
            rig.left()
                    .hear(Posted.builder(rig.left().live("A", "1"), MessageName.given("1"), message)
                            .build());
            rig.pump(SECOND, () -> rig.right().executed().size() == 1 && rig.quiet());
            assertThat(rig.right().texts("B")).singleElement().asString().contains("look", "[video: f2.png]");
            assertThat(opened).containsExactly("f1");
        }
    }

    @Test
    void aTextThatIsEditedToHaveAPictureKeepsItsCopyAndGetsThePictureBehindIt() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            Queue<String> opened = served(rig);
            rig.left().posts("A", "1", "words");
            rig.awaitTexts(rig.right(), "B", "words");
            rig.awaitQuiet();
            rig.left().hear(edited(rig, "1", "words with a picture", "f1"));
            rig.pump(SECOND, () -> rig.right().executed().size() == 3 && rig.quiet());
            rig.awaitTexts(rig.right(), "B", "words with a picture", "");
            assertThat(rig.right().messages("B").getLast().attachments()).hasSize(1);
            rig.left().hear(edited(rig, "1", "other words", "f1"));
            rig.pump(SECOND, () -> rig.right().executed().size() == 4 && rig.quiet());
            rig.awaitTexts(rig.right(), "B", "other words", "");
            assertThat(rig.right().executed()).noneMatch(Delete.class::isInstance);
            assertThat(opened).containsExactly("f1");
            rig.await(() -> files().toString(), () -> files().isEmpty());
            rig.left().deletes("A", "1");
            rig.awaitTexts(rig.right(), "B");
        }
    }

    @Test
    void aTextThatIsEditedToHaveAPictureNamesItWhereNoneIsShown() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            Queue<String> opened = served(rig);
            rig.right().capabilities(Wire.all().fallback(Feature.IMAGE, Feature.FILE));
            rig.left().posts("A", "1", "words");
            rig.awaitTexts(rig.right(), "B", "words");
            rig.awaitQuiet();
            rig.left().hear(edited(rig, "1", "words with a picture", "f1"));
            rig.awaitTexts(rig.right(), "B", "words with a picture\n[photo: f1.png]");
            assertThat(opened).isEmpty();
        }
    }

    @Test
    void aTextThatIsEditedToHaveAPictureIsPostedAnewWithItWhereNothingIsEdited() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            served(rig);
            rig.right().capabilities(Wire.all().fallback(Feature.EDIT));
            rig.left().posts("A", "1", "words");
            rig.awaitTexts(rig.right(), "B", "words");
            rig.awaitQuiet();
            rig.left().hear(edited(rig, "1", "words with a picture", "f1"));
            rig.pump(SECOND, () -> rig.right().executed().size() == 2 && rig.quiet());
            assertThat(rig.right().texts("B").getLast()).contains("edit", "words with a picture");
            assertThat(rig.right().messages("B").getLast().attachments()).hasSize(1);
            rig.left().hear(edited(rig, "1", "other words", "f1"));
            rig.pump(SECOND, () -> rig.right().executed().size() == 3 && rig.quiet());
            assertThat(rig.right().messages("B").getLast().attachments()).isEmpty();
        }
    }

    @Test
    void aWaitingMessageThatGetsOtherFilesWaitsForThoseAndKeepsNoOthers() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.left().contents(content -> new ByteArrayInputStream(new byte[10]));
            rig.right().away();
            rig.awaitState("OFFLINE");
            rig.left().hear(posted(rig, "1", "look", "f1"));
            rig.left().posts("A", "2", "no file");
            rig.await(() -> files().toString(), () -> rig.waiting() == 2);
            rig.settle();
            assertThat(files()).hasSize(1);
            List<String> before = List.copyOf(files());
            rig.left().hear(edited(rig, "1", "look", "f2"));
            rig.settle();
            assertThat(files()).hasSize(1).doesNotContainAnyElementsOf(before);
            rig.left().hear(edited(rig, "2", "a file", "f3"));
            rig.settle();
            assertThat(files()).hasSize(2);
            assertThat(rig.<Set<String>>ask(tables -> tables.outbox().files())).isEqualTo(files());
            rig.right().back();
            rig.pump(SECOND, rig::quiet);
            assertThat(rig.right().messages("B"))
                    .hasSize(2)
                    .allSatisfy(message -> assertThat(message.attachments()).hasSize(1));
            rig.await(() -> files().toString(), () -> files().isEmpty());
        }
    }

    @Test
    void aFileThatWaitsIsKeptOverARestart() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            served(rig);
            rig.right().away();
            rig.awaitState("OFFLINE");
            rig.left().hear(posted(rig, "1", "look", "f1"));
            rig.await(() -> files().toString(), () -> files().size() == 1 && rig.waiting() == 1);
            rig.kill();
            rig.left().contents(content -> {
                throw new PlugException(ErrorKind.REQUEST, "its address is not valid any more");
            });
            rig.start();
            rig.right().back();
            rig.pump(SECOND, rig::quiet);
            assertThat(rig.right().messages("B"))
                    .singleElement()
                    .satisfies(message -> assertThat(message.attachments()).hasSize(1));
        }
    }

    @Test
    void theFilesOfAForgottenDeadLetterGoWithIt() throws Exception {
        try (Rig rig =
                new Rig(directory).with("outbox.dead-letters.keep-for = 1h\n").start()) {
            rig.left().contents(content -> new ByteArrayInputStream(new byte[10]));
            rig.right().next(rig.right()::refusedMessage);
            rig.left().hear(posted(rig, "1", "look", "f1"));
            rig.pump(SECOND, () -> rig.dead("b").size() == 1);
            assertThat(files()).hasSize(1);
            rig.pump(Duration.ofMinutes(10), () -> rig.outbox().isEmpty());
            rig.await(() -> files().toString(), () -> files().isEmpty());
        }
    }

    @Test
    void aCallWithAFileMayTakeLonger() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            CountDownLatch never = new CountDownLatch(1);
            CountDownLatch called = new CountDownLatch(1);
            rig.left().contents(content -> new ByteArrayInputStream(new byte[10 * 64 * 1024]));
            rig.right().answersLookups();
            rig.right().next(operation -> {
                assertThat(((Post) operation).message().attachments()).hasSize(1);
                called.countDown();
                never.await();
                return rig.right().perform(operation);
            });
            rig.left().hear(posted(rig, "1", "look", "f1"));
            called.await();
            rig.awaitTimer(Duration.ofSeconds(40));
            rig.advance(Duration.ofSeconds(39));
            assertThat(rig.clock().untilNext()).contains(SECOND);
            assertThat(rig.outbox().getFirst().tries()).isZero();
            rig.advance(SECOND);
            rig.await(
                    () -> rig.outbox().toString(), () -> rig.outbox().getFirst().tries() == 1);
        }
    }

    /** Names of the files that are kept for rows. */
    private Set<String> files() {
        try (Stream<Path> files = Files.list(directory.resolve("data").resolve("media"))) {
            return files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
        } catch (NoSuchFileException e) {
            return Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Posted posted(Rig rig, String id, String text, String file) {
        return Posted.builder(rig.left().live("A", id), MessageName.given(id), message(text, file))
                .build();
    }

    private static Edited edited(Rig rig, String id, String text, String file) {
        return new Edited(
                rig.left().live("A", id + ":" + text + file), new MessageId(id), message(text, file), List.of());
    }

    private static Message message(String text, String file) {
        return Message.builder(Wire.ALICE, RichText.of(text))
                .attachments(List.of(media(file, Media.Kind.IMAGE)))
                .build();
    }

    private static Media media(String file, Media.Kind kind) {
        return Media.builder(new ContentId(file), kind).name(file + ".png").build();
    }

    /** Has all files to be had; tells which were opened. */
    private static Queue<String> served(Rig rig) {
        Queue<String> opened = new ConcurrentLinkedQueue<>();
        rig.left().contents(content -> {
            opened.add(content.value());
            return new ByteArrayInputStream(new byte[10]);
        });
        return opened;
    }
}
