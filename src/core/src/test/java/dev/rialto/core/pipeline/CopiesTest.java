package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Occurrence;
import dev.rialto.api.event.Posted;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.RichText;
import dev.rialto.api.operation.Delete;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.Post;
import dev.rialto.api.plug.TextMeasure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That an edit, a deletion and an echo concern the copies they are about: all of those, each once, and no others. */
class CopiesTest {
    @TempDir
    Path directory;

    @Test
    void oneIdInTwoChannelsIsTwoMessages() throws Exception {
        try (Rig rig = new Rig(directory)
                .config("""
                        plugs { left { type = wire }, right { type = wire } }
                        channels {
                          a { plug = left, id = A }, b { plug = right, id = B }
                          c { plug = left, id = C }, d { plug = right, id = D }
                        }
                        """)
                .hooks(context -> List.of(new Fan(context, Map.of("a", List.of("b"), "c", List.of("d")))))
                .start()) {
            rig.left().posts("A", "1", "one in a");
            rig.left().posts("C", "1", "one in c");
            rig.awaitTexts(rig.right(), "B", "one in a");
            rig.awaitTexts(rig.right(), "D", "one in c");
            rig.left().edits("C", "1", "ONE IN C");
            rig.awaitTexts(rig.right(), "D", "ONE IN C");
            rig.awaitTexts(rig.right(), "B", "one in a");
            rig.left().deletes("A", "1");
            rig.awaitTexts(rig.right(), "B");
            rig.awaitTexts(rig.right(), "D", "ONE IN C");
        }
    }

    @Test
    void aCopyOnANetworkThatIsAwaySinceTheRestartIsFoundWhenItIsBack() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.left().posts("A", "1", "one");
            rig.left().posts("A", "2", "two");
            rig.awaitTexts(rig.right(), "B", "one", "two");
            rig.awaitQuiet();
            rig.right().away();
            rig.awaitState("OFFLINE");
            rig.kill().start();
            rig.left().edits("A", "1", "ONE");
            rig.left().deletes("A", "2");
            rig.await(() -> rig.outbox().toString(), () -> rig.waiting() == 2);
            rig.right().back();
            rig.pump(Duration.ofSeconds(1), rig::quiet);
            rig.awaitTexts(rig.right(), "B", "ONE");
            assertThat(rig.right().executed())
                    .filteredOn(Edit.class::isInstance)
                    .hasSize(1);
        }
    }

    /** Does it, and tells of a deletion as of everything else that happens on the network. */
    private static Wire.Answer telling(Wire wire, boolean asOurs) {
        return operation -> {
            Outcome outcome = wire.perform(operation);
            if (operation instanceof Delete delete) {
                String room = delete.channel().id().value();
                Occurrence told = wire.live(room, "gone " + delete.target()).withOwn(asOurs);
                wire.hear(new Deleted(told, delete.target(), Optional.empty()));
            }
            return outcome;
        };
    }

    private static List<Operation> deletes(Wire wire) {
        return wire.executed().stream().filter(Delete.class::isInstance).toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDeletionIsMadeOnceInEachOtherChannelHoweverOftenItIsToldOf(boolean asOurs) throws Exception {
        try (Rig rig = new Rig(directory)
                .config("""
                        plugs { left { type = wire }, right { type = wire } }
                        channels { a { plug = left, id = A }, b { plug = right, id = B }, c { plug = right, id = C } }
                        """)
                .hooks(context -> List.of(new Fan(
                        context, Map.of("a", List.of("b", "c"), "b", List.of("a", "c"), "c", List.of("a", "b")))))
                .start()) {
            rig.left().always(telling(rig.left(), asOurs));
            rig.right().always(telling(rig.right(), asOurs));
            rig.left().posts("A", "1", "one");
            rig.awaitTexts(rig.right(), "B", "one");
            rig.awaitTexts(rig.right(), "C", "one");
            rig.awaitQuiet();
            MessageId copy = rig.right().ids("B").getFirst();
            rig.right().deletes("B", copy.value());
            rig.awaitTexts(rig.right(), "C");
            rig.awaitQuiet();
            assertThat(deletes(rig.left())).hasSize(1);
            assertThat(deletes(rig.right()))
                    .as("none of what was deleted already")
                    .singleElement()
                    .satisfies(delete ->
                            assertThat(delete.channel()).isEqualTo(rig.right().ref("C")));
        }
    }

    @Test
    void whoDeletesOnePartOfACopyDeletesAllOfIt() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().capabilities(Wire.all().text(10, TextMeasure.UTF16));
            rig.left().posts("A", "1", "aaaa bbbb cccc dddd eeee");
            rig.awaitTexts(rig.right(), "B", "aaaa bbbb", "cccc dddd", "eeee");
            rig.awaitQuiet();
            MessageId second = rig.right().ids("B").get(1);
            rig.right().deletes("B", second.value());
            rig.await(
                    () -> rig.right().executed().toString(),
                    () -> deletes(rig.right()).size() == 2);
            rig.awaitQuiet();
            assertThat(deletes(rig.left())).hasSize(1);
            assertThat(deletes(rig.right()))
                    .noneMatch(delete -> ((Delete) delete).target().equals(second));
        }
    }

    @Test
    void whatWasSentOfAMessageThatFailedIsNotHeardAsSomebodyElses() throws Exception {
        try (Rig rig = new Rig(directory).start()) {
            rig.right().capabilities(Wire.all().text(10, TextMeasure.UTF16));
            rig.right().next(rig.right()::perform, rig.right()::refusedMessage);
            rig.left().posts("A", "1", "aaaa bbbb cccc dddd");
            rig.await(() -> rig.outbox().toString(), () -> rig.dead("b").size() == 1);
            MessageId first = rig.right().ids("B").getFirst();
            Message said = Message.builder(RichText.of("aaaa bbbb")).build();
            Occurrence ours = rig.right().live("B", "echo").withOwn(true);
            rig.right()
                    .hear(Posted.builder(ours, MessageName.given(first.value()), said)
                            .build());
            rig.right().replies("B", "x", first.value(), "what?");
            rig.awaitTexts(rig.left(), "A", "what?");
            assertThat(rig.left().messages("A").getFirst().replyTo())
                    .as("the part that arrived is known as a copy")
                    .hasValueSatisfying(reply -> assertThat(reply.parent()).isEqualTo(new MessageId("1")));
            assertThat(rig.left().executed()).hasSize(1).allMatch(Post.class::isInstance);
        }
    }
}
