package dev.rialto.relay;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.Invoked;
import dev.rialto.api.event.Joined;
import dev.rialto.api.event.Left;
import dev.rialto.api.event.Moved;
import dev.rialto.api.event.Pinned;
import dev.rialto.api.event.Posted;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.event.Renamed;
import dev.rialto.api.event.StatusChanged;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.User;
import dev.rialto.relay.FilterRule.Conditions;
import dev.rialto.relay.FilterRule.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The {@code filters} of a section: the first entry that matches an event decides; what none matches is relayed. */
public final class Filters {
    private final List<Filter> filters;

    private Filters(List<Filter> filters) {
        this.filters = filters;
    }

    /**
     * The filters that some settings ask for.
     *
     * @throws dev.rialto.api.plug.SettingsException for a user that cannot be
     */
    public static Filters of(List<FilterRule> rules, Directory directory) {
        List<Filter> filters = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            FilterRule rule = rules.get(i);
            String path = "filters[" + i + "]." + (rule.drop().isPresent() ? "drop" : "keep") + ".users";
            Optional<Accounts> users = rule.conditions().users().map(names -> Accounts.of(path, names, directory));
            filters.add(new Filter(rule.drop().isPresent(), rule.conditions(), users));
        }
        return new Filters(List.copyOf(filters));
    }

    /** Whether an event is to stay where it is. A deletion never is: it takes away what was relayed, and adds nothing. */
    boolean drop(Incoming incoming) {
        if (filters.isEmpty() || incoming.event() instanceof Deleted) {
            return false;
        }
        Asked asked = Asked.of(incoming);
        return filters.stream()
                .filter(filter -> filter.matches(asked))
                .findFirst()
                .map(Filter::drops)
                .orElse(false);
    }

    /**
     * What filters want to know of an event.
     *
     * @param channel where the user has an account
     */
    private record Asked(Channel channel, Set<Kind> kinds, Optional<User> user, Optional<String> text) {

        static Asked of(Incoming incoming) {
            Event event = incoming.event();
            Set<Kind> kinds = Set.of();
            Optional<String> text = Optional.empty();
            switch (event) {
                case Posted posted -> {
                    kinds = kinds(posted.message(), incoming.urgent());
                    text = Optional.of(posted.message().text().plain());
                }
                case Edited edited -> {
                    kinds = Set.of(Kind.EDIT);
                    text = Optional.of(edited.message().text().plain());
                }
                case Reacted _ -> kinds = Set.of(Kind.REACTION);
                case Joined _ -> kinds = Set.of(Kind.JOIN);
                case Left _ -> kinds = Set.of(Kind.LEAVE);
                case Renamed _ -> kinds = Set.of(Kind.RENAME);
                case Deleted _, Pinned _, Moved _, Invoked _, StatusChanged _ -> {}
            }
            return new Asked(incoming.source().channel(), kinds, Actor.of(incoming), text);
        }

        private static Set<Kind> kinds(Message message, boolean command) {
            Set<Kind> kinds = EnumSet.of(Kind.MESSAGE);
            if (!message.attachments().isEmpty()) {
                kinds.add(Kind.MEDIA);
            }
            if (command) {
                kinds.add(Kind.COMMAND);
            }
            return kinds;
        }
    }

    private record Filter(boolean drops, Conditions conditions, Optional<Accounts> users) {

        boolean matches(Asked asked) {
            return isSo(conditions.bots(), bots -> asked.user().filter(user -> user.bot() == bots))
                    && isSo(users, accounts -> asked.user().filter(user -> accounts.contains(asked.channel(), user)))
                    && isSo(conditions.names(), regex -> asked.user().filter(user -> regex.isIn(user.name())))
                    && isSo(conditions.text(), regex -> asked.text().filter(regex::isIn))
                    && isSo(
                            conditions.kinds(),
                            kinds -> kinds.stream()
                                    .filter(asked.kinds()::contains)
                                    .findFirst());
        }

        private static <C> boolean isSo(Optional<C> condition, Function<C, Optional<?>> found) {
            return condition.isEmpty() || found.apply(condition.get()).isPresent();
        }
    }
}
