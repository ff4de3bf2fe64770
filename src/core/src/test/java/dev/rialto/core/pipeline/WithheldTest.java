package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Posted;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.hook.Hook;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Relay;
import dev.rialto.api.hook.Router;
import dev.rialto.api.operation.React;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hook keeps from one channel: nothing about it arrives there later, whatever other channels have. */
class WithheldTest {
    private static final String THREE = """
            plugs { left { type = wire }, right { type = wire } }
            channels { a { plug = left, id = A }, b { plug = right, id = B }, c { plug = right, id = C } }
            """;

    @TempDir
    Path directory;

    /** Copies from a to b and c, but keeps from b what is called secret. */
    private record Keeper(HookContext context) implements Router {

        static List<Hook> hooks(HookContext context) {
            return List.of(new Keeper(context));
        }

        @Override
        public List<Relay> route(Incoming incoming) {
            if (!incoming.channel().name().equals("a")) {
                return List.of();
            }
            List<Relay> relays = new ArrayList<>();
            for (String name : List.of("b", "c")) {
                relays.add(Relay.to(context.directory().channel(name).orElseThrow(), what(incoming, name)));
            }
            return relays;
        }

        private static Relay.What what(Incoming incoming, String target) {
            return switch (incoming.event()) {
                case Posted posted
                when target.equals("b") && posted.message().text().plain().contains("secret") -> new Relay.Withheld();
                case Posted posted -> new Relay.Copy(posted.message(), Relay.Quoting.DEFAULT);
                case Edited edited -> new Relay.Revision(edited.message(), Relay.Quoting.DEFAULT, true);
                case Deleted _ -> new Relay.Removal();
                case Reacted _ -> new Relay.Reactions();
                default -> throw new IllegalStateException("nothing else is told here");
            };
        }
    }

    private Rig rig() throws InterruptedException {
        return new Rig(directory).config(THREE).hooks(Keeper::hooks).start();
    }

    @Test
    void anEditOfItGoesOnlyWhereItIs() throws Exception {
        try (Rig rig = rig()) {
            rig.left().posts("A", "1", "a secret");
            rig.awaitTexts(rig.right(), "C", "a secret");
            rig.left().edits("A", "1", "nothing to hide");
            rig.awaitTexts(rig.right(), "C", "nothing to hide");
            rig.awaitQuiet();
            assertThat(rig.right().texts("B")).isEmpty();
        }
    }

    @Test
    void whatNobodyHasIsStillKnownAfterARestart() throws Exception {
        try (Rig rig = rig()) {
            rig.left().posts("A", "1", "a secret");
            rig.awaitTexts(rig.right(), "C", "a secret");
            rig.stop().start();
            rig.left().edits("A", "1", "nothing to hide");
            rig.left().replies("A", "2", "1", "about it");
            rig.awaitTexts(rig.right(), "B", "about it");
            rig.awaitQuiet();
            assertThat(rig.right().messages("B").getFirst().replyTo())
                    .as("it is not quoted where it was kept from")
                    .isEmpty();
            assertThat(rig.right().messages("C").getLast().replyTo())
                    .as("where it is, it is answered")
                    .isPresent();
        }
    }

    @Test
    void reactionsToItAreShownOnlyWhereItIs() throws Exception {
        try (Rig rig = rig()) {
            rig.left().posts("A", "1", "a secret");
            rig.awaitTexts(rig.right(), "C", "a secret");
            rig.left().reacts("A", Wire.ALICE, "1", "👍");
            rig.awaitQuiet();
            assertThat(rig.right().executed())
                    .filteredOn(React.class::isInstance)
                    .singleElement()
                    .satisfies(react ->
                            assertThat(react.channel()).isEqualTo(rig.right().ref("C")));
        }
    }

    @Test
    void aDeletionOfItGoesOnlyWhereItIs() throws Exception {
        try (Rig rig = rig()) {
            rig.left().posts("A", "1", "a secret");
            rig.awaitTexts(rig.right(), "C", "a secret");
            rig.left().deletes("A", "1");
            rig.awaitTexts(rig.right(), "C");
            rig.awaitQuiet();
            assertThat(rig.right().executed()).hasSize(2);
        }
    }
}
