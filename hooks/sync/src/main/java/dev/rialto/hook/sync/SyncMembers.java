package dev.rialto.hook.sync;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.message.User;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The people of a conversation.
 *
 * @param byPlug by the names of plugs, in their order; each list by name, nobody twice
 */
public record SyncMembers(SequencedMap<String, People> byPlug) {
    private static final Logger LOG = LoggerFactory.getLogger(SyncMembers.class);

    public SyncMembers {
        byPlug = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byPlug));
    }

    /**
     * Those of one plug.
     *
     * @param complete whether all of its channels told all of theirs
     */
    public record People(List<User> users, boolean complete) {
        public People {
            users = List.copyOf(users);
        }
    }

    /** Asks the networks; one that cannot tell makes its list incomplete and no more. */
    static SyncMembers of(List<Channel> channels, Directory directory) throws InterruptedException {
        Map<String, List<Channel>> byPlug = new TreeMap<>();
        for (Channel channel : channels) {
            byPlug.computeIfAbsent(channel.plug(), plug -> new ArrayList<>()).add(channel);
        }
        SequencedMap<String, People> people = new LinkedHashMap<>();
        for (Map.Entry<String, List<Channel>> entry : byPlug.entrySet()) {
            people.put(entry.getKey(), people(entry.getValue(), directory));
        }
        return new SyncMembers(people);
    }

    private static People people(List<Channel> channels, Directory directory) throws InterruptedException {
        Set<User> users = new LinkedHashSet<>();
        boolean complete = true;
        for (Channel channel : channels) {
            Optional<Role.Members> told = ask(channel, directory);
            told.ifPresent(members -> users.addAll(members.users()));
            complete &= told.map(Role.Members::complete).orElse(false);
        }
        return new People(
                users.stream()
                        .sorted(Comparator.comparing(User::name, String.CASE_INSENSITIVE_ORDER)
                                .thenComparing(User::name))
                        .toList(),
                complete);
    }

    private static Optional<Role.Members> ask(Channel channel, Directory directory) throws InterruptedException {
        Optional<Role.MemberList> list = directory.role(channel, Role.MemberList.class);
        if (list.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(list.get().members(channel.ref()));
        } catch (PlugException e) {
            LOG.info("{} does not tell its members: {}", channel.name(), e.getMessage());
            return Optional.empty();
        }
    }
}
