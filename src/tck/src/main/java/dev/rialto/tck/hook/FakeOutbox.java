package dev.rialto.tck.hook;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.OutboxControl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An outbox of dead letters alone, filled by a test; it knows the channels that it had some for. Used by one thread. */
public final class FakeOutbox implements OutboxControl {
    private final Map<String, String> dead = new LinkedHashMap<>();
    private final Set<String> channels = new HashSet<>();
    private final List<String> retried = new ArrayList<>();

    /** A dead letter of this name. */
    public FakeOutbox dead(Channel channel, String letter) {
        dead.put(letter, channel.name());
        channels.add(channel.name());
        return this;
    }

    /** What was tried again, in order. */
    public List<String> retried() {
        return List.copyOf(retried);
    }

    @Override
    public List<String> lines(Optional<String> channel, int most) throws CommandException {
        return letters(channel).stream().limit(most).toList();
    }

    @Override
    public Done retry(Optional<String> channel) throws CommandException {
        retried.addAll(letters(channel));
        return drop(channel);
    }

    @Override
    public Done drop(Optional<String> channel) throws CommandException {
        List<String> letters = letters(channel);
        dead.keySet().removeAll(letters);
        return new Done(letters.size(), false);
    }

    private List<String> letters(Optional<String> channel) throws CommandException {
        if (channel.isPresent() && !channels.contains(channel.get())) {
            throw new CommandException(channel.get() + ": there is no channel " + channel.get());
        }
        return dead.keySet().stream()
                .filter(letter -> channel.isEmpty() || channel.get().equals(dead.get(letter)))
                .toList();
    }
}
