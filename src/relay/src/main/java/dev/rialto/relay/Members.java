package dev.rialto.relay;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.message.User;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Role;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is in some channels, as far as their networks tell.
 *
 * @param users by name, nobody twice
 * @param complete whether all channels told all of theirs
 */
public record Members(List<User> users, boolean complete) {
    private static final Logger LOG = LoggerFactory.getLogger(Members.class);

    public Members {
        users = List.copyOf(users);
    }

    /** Asks the networks; one that cannot tell makes the list incomplete and no more. Waits for them, so never in a router. */
    public static Members of(Collection<Channel> channels, Directory directory) throws InterruptedException {
        Set<User> users = new LinkedHashSet<>();
        boolean complete = true;
        for (Channel channel : channels) {
            Optional<Role.Members> told = ask(channel, directory);
            told.ifPresent(members -> users.addAll(members.users()));
            complete &= told.map(Role.Members::complete).orElse(false);
        }
        return new Members(
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

    /** Their names as people read them, with a word where there may be more. */
    public String names() {
        String names = users.stream().map(User::name).collect(Collectors.joining(", "));
        return (names + (complete ? "" : " (list may be incomplete)")).strip();
    }
}
