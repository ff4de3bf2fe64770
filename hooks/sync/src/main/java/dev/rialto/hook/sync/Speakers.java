package dev.rialto.hook.sync;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.message.User;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who has said something in a label lately: the last {@value #MOST} people of each, since the start of the program. Safe for
 * many threads.
 */
final class Speakers {
    static final int MOST = 1000;

    private final Map<String, Recent> byLabel = new HashMap<>();

    synchronized void spoke(String label, Channel channel, User user) {
        byLabel.computeIfAbsent(label, each -> new Recent()).put(speaker(channel, user), true);
    }

    synchronized boolean hasSpoken(String label, Channel channel, User user) {
        Recent recent = byLabel.get(label);
        return recent != null && recent.get(speaker(channel, user)) != null;
    }

    private static Speaker speaker(Channel channel, User user) {
        return new Speaker(channel.plug(), user.id().map(Object::toString).orElse(user.name()));
    }

    private record Speaker(String plug, String id) {}

    /** Forgets who has been silent longest. */
    private static final class Recent extends LinkedHashMap<Speaker, Boolean> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Speaker, Boolean> eldest) {
            return size() > MOST;
        }
    }
}
