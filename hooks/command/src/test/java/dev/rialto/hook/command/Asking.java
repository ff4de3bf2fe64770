package dev.rialto.hook.command;

import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.Incoming;
import dev.rialto.tck.hook.FakeChannel;
import dev.rialto.tck.hook.FakeHost;
import dev.rialto.tck.hook.RecordingPoster;
import java.util.List;

/** A command hook named {@code admin} in a host in memory, with a room where commands may be typed. */
final class Asking {
    final FakeHost host = new FakeHost("admin");
    final FakeChannel room = host.directory().addChannel("room", "one").commandAuthorized(true);
    final Section section = new Section();

    /** The hook of the section as it stands, beside another hook with these commands. */
    CommandWatcher watcher(ChatCommand... others) {
        CommandWatcher watcher = new CommandWatcher(section.settings(), host, new Mutes(host));
        host.commands("other", List.of(others)).commands("admin", watcher.commands());
        return watcher;
    }

    Incoming typed(String text) {
        return host.posted(room, "Anna", text);
    }

    /** What is said when these happen one after another. */
    List<String> answers(CommandWatcher watcher, Incoming... asked) throws InterruptedException {
        int before = host.poster().posted().size();
        for (Incoming incoming : asked) {
            watcher.seen(incoming);
        }
        return host.poster().posted().stream()
                .skip(before)
                .map(RecordingPoster.Said::text)
                .toList();
    }

    /** What is said to Anna when she types this. */
    String answer(CommandWatcher watcher, String text) throws InterruptedException {
        return String.join("\n---\n", answers(watcher, typed(text)));
    }

    /** Has the watcher see it on a thread of its own, as the host does. */
    Thread inBackground(CommandWatcher watcher, Incoming incoming) {
        return Thread.ofVirtual().start(() -> {
            try {
                watcher.seen(incoming);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }
}
