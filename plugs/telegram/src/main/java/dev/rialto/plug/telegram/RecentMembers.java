package dev.rialto.plug.telegram;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who came and went lately. Telegram may tell of it twice, in a message and in an update about the member, under two ids.
 * Not safe for several threads.
 */
final class RecentMembers {
    private static final int REMEMBERED = 1_000;

    /** The two tell nearly the same time. */
    private static final Duration SAME = Duration.ofSeconds(10);

    private final Map<Who, Change> changes = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Who, Change> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Whether this was not told before; it is from now on. */
    boolean isNews(ChannelRef channel, User user, boolean inside, Instant at) {
        Change before = changes.put(new Who(channel, user.id()), new Change(inside, at));
        return before == null
                || before.inside != inside
                || Duration.between(before.at, at).abs().compareTo(SAME) > 0;
    }

    private record Who(ChannelRef channel, Optional<UserId> user) {}

    private record Change(boolean inside, Instant at) {}
}
