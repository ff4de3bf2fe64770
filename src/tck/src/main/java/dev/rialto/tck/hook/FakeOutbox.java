package dev.rialto.tck.hook;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.OutboxControl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An outbox of dead letters alone, filled by a test. Used by one thread. */
public final class FakeOutbox implements OutboxControl {
    private final Map<String, Channel> dead = new LinkedHashMap<>();
    private final List<String> retried = new ArrayList<>();

    /** A dead letter of this name. */
    public FakeOutbox dead(Channel channel, String letter) {
        dead.put(letter, channel);
        return this;
    }

    /** What was tried again, in order. */
    public List<String> retried() {
        return List.copyOf(retried);
    }

    @Override
    public List<String> lines(Optional<Channel> channel, int most) {
        return letters(channel).stream().limit(most).toList();
    }

    @Override
    public int retry(Optional<Channel> channel) {
        retried.addAll(letters(channel));
        return drop(channel);
    }

    @Override
    public int drop(Optional<Channel> channel) {
        List<String> letters = letters(channel);
        dead.keySet().removeAll(letters);
        return letters.size();
    }

    private List<String> letters(Optional<Channel> channel) {
        return dead.keySet().stream()
                .filter(letter -> channel.isEmpty() || channel.get().equals(dead.get(letter)))
                .toList();
    }
}
