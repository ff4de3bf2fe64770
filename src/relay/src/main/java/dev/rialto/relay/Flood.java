package dev.rialto.relay;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.message.User;
import dev.rialto.api.plug.HostClock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who says too much at the moment. Safe for many threads. */
final class Flood {
    /** Of how many authors it is known what they said; who was silent for longest is forgotten first. */
    private static final int MOST_AUTHORS = 10_000;

    private final FloodLimit limit;
    private final HostClock clock;
    private final Map<Author, Said> authors = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Author, Said> eldest) {
            return size() > MOST_AUTHORS;
        }
    };

    Flood(FloodLimit limit, HostClock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** Whether what an author says now is relayed. */
    enum Answer {
        RELAYED,
        /** Not relayed, and the first of a row that is not: people are to be told. */
        FIRST_OVER,
        OVER
    }

    private record Author(String label, String plug, String account) {}

    /** When somebody said what was relayed, on the monotonic clock, and whether the last was too much. */
    private static final class Said {
        private final Deque<Long> times = new ArrayDeque<>();
        private boolean over;
    }

    /** Counts something; nobody in particular never says too much. */
    synchronized Answer says(Optional<User> user, Channel channel, String label) {
        if (user.isEmpty()) {
            return Answer.RELAYED;
        }
        String account = user.get().id().map(id -> id.value()).orElse(user.get().name());
        Said said = authors.computeIfAbsent(new Author(label, channel.plug(), account), author -> new Said());
        long now = clock.nanoTime();
        while (!said.times.isEmpty()
                && now - said.times.getFirst() >= limit.per().toNanos()) {
            said.times.removeFirst();
        }
        if (said.times.size() < limit.messages()) {
            said.times.addLast(now);
            said.over = false;
            return Answer.RELAYED;
        }
        Answer answer = said.over ? Answer.OVER : Answer.FIRST_OVER;
        said.over = true;
        return answer;
    }
}
