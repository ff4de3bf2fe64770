package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Hook;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Watcher;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.plug.Role.MenuEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which lists of commands a network is given, and when they are taken away again. */
class MenusTest {
    private static final MenuEntry HELP = new MenuEntry("help", "what there is");
    private static final MenuEntry STATUS = new MenuEntry("status", "how it is");

    @TempDir
    Path directory;

    private final List<Map<ChannelRef, List<MenuEntry>>> shown = new CopyOnWriteArrayList<>();

    /** Has these commands in all channels. */
    private record Typed(List<MenuEntry> entries) implements Watcher {
        @Override
        public void seen(Incoming incoming) {}

        @Override
        public Optional<List<MenuEntry>> menu(Channel channel) {
            return Optional.of(entries);
        }
    }

    private Rig rig() {
        Rig rig = new Rig(directory);
        rig.left().menu(shown::add);
        return rig;
    }

    private static void hooks(Rig rig, String word, Hook... hooks) {
        rig.with("hooks.all.word = " + word).hooks(context -> List.of(hooks));
    }

    private Map<ChannelRef, List<MenuEntry>> inA(Rig rig, MenuEntry... entries) {
        return Map.of(rig.left().ref("A"), List.of(entries));
    }

    private void awaitShown(Rig rig, int times) {
        rig.await(() -> "shown: " + shown, () -> shown.size() == times);
        rig.settle();
    }

    @Test
    void aReloadTakesAwayAListOfWhichNoHookKnowsAnyMore() throws Exception {
        try (Rig rig = rig()) {
            hooks(rig, "x", new Typed(List.of(HELP)));
            rig.start();
            awaitShown(rig, 1);
            hooks(rig, "y");
            rig.reload();
            awaitShown(rig, 2);
            hooks(rig, "z");
            rig.reload();
            rig.settle();
            assertThat(shown).containsExactly(inA(rig, HELP), inA(rig));
        }
    }

    @Test
    void aListThatWasSetBeforeARestartIsTakenAwayOnce() throws Exception {
        try (Rig rig = rig()) {
            hooks(rig, "x", new Typed(List.of(HELP)));
            rig.start();
            awaitShown(rig, 1);
            rig.stop();
            hooks(rig, "y");
            rig.start();
            awaitShown(rig, 2);
            rig.stop().start().settle();
            assertThat(shown).containsExactly(inA(rig, HELP), inA(rig));
        }
    }

    @Test
    void theListOfTheLastReloadIsTheLastToBeSet() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        try (Rig rig = rig()) {
            rig.left().menu(menus -> {
                shown.add(menus);
                slow.await();
            });
            hooks(rig, "x", new Typed(List.of(HELP)));
            rig.start();
            awaitShown(rig, 1);
            hooks(rig, "y", new Typed(List.of(STATUS)));
            rig.reload();
            rig.settle();
            assertThat(shown).as("while the first is being set").hasSize(1);
            slow.countDown();
            awaitShown(rig, 2);
            assertThat(shown).containsExactly(inA(rig, HELP), inA(rig, STATUS));
        }
    }
}
