package dev.rialto.tck.hook;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.Poster;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.message.Message;
import dev.rialto.tck.time.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what a hook posts instead of sending it. Safe for many threads. */
public final class RecordingPoster implements Poster {
    private final List<Said> posted = new ArrayList<>();
    private final List<ReferenceKey> deleted = new ArrayList<>();
    private final BlockingQueue<Said> fresh = new LinkedBlockingQueue<>();

    /** One post, as it stands after its edits. */
    public record Said(ReferenceKey key, List<Channel> targets, Message message, PostOptions options) {
        public String text() {
            return message.text().plain();
        }
    }

    @Override
    public synchronized ReferenceKey post(List<Channel> targets, Message message, PostOptions options) {
        ReferenceKey key = new ReferenceKey("post-" + posted.size());
        Said said = new Said(key, List.copyOf(targets), message, options);
        posted.add(said);
        fresh.add(said);
        return key;
    }

    @Override
    public synchronized boolean edit(ReferenceKey key, Message message) {
        if (deleted.contains(key)) {
            return false;
        }
        for (int i = 0; i < posted.size(); i++) {
            Said said = posted.get(i);
            if (said.key().equals(key)) {
                posted.set(i, new Said(key, said.targets(), message, said.options()));
                return true;
            }
        }
        return false;
    }

    @Override
    public synchronized boolean delete(ReferenceKey key) {
        boolean there = posted.stream().anyMatch(said -> said.key().equals(key)) && !deleted.contains(key);
        if (there) {
            deleted.add(key);
        }
        return there;
    }

    /** All that was posted and not deleted, in order. */
    public synchronized List<Said> posted() {
        return posted.stream().filter(said -> !deleted.contains(said.key())).toList();
    }

    public synchronized List<ReferenceKey> deleted() {
        return List.copyOf(deleted);
    }

    /** The next post that no call of this method has returned yet; waits for it in real time. */
    public Said next() throws InterruptedException {
        Said said = fresh.poll(Patience.LIMIT.toNanos(), TimeUnit.NANOSECONDS);
        if (said == null) {
            throw new AssertionError("nothing was posted within " + Patience.LIMIT);
        }
        return said;
    }
}
