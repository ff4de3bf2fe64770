package dev.rialto.hook.sync;

import dev.rialto.hook.sync.SyncSettings.DeleteScope;
import dev.rialto.hook.sync.SyncSettings.Direction;
import dev.rialto.hook.sync.SyncSettings.EditsOfUnknown;
import dev.rialto.hook.sync.SyncSettings.JoinsOf;
import dev.rialto.hook.sync.SyncSettings.Replies;
import dev.rialto.relay.FilterRule;
import dev.rialto.relay.FloodLimit;
import dev.rialto.relay.MentionPolicy;
import dev.rialto.relay.RelayOverrides;
import dev.rialto.relay.Renames;
import dev.rialto.relay.Replacement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A section of a test: the defaults, and what the test says otherwise. */
final class Section {
    final Map<String, List<String>> channels = new LinkedHashMap<>();
    final Map<String, String> titles = new LinkedHashMap<>();
    final Map<String, RelayOverrides> plugs = new LinkedHashMap<>();
    final Map<String, Direction> directions = new LinkedHashMap<>();
    Optional<String> plug = Optional.empty();
    EditsOfUnknown editsOfUnknown = EditsOfUnknown.SEND;
    DeleteScope deleteScope = DeleteScope.ALL;
    JoinsOf joinsOf = JoinsOf.ALL;
    boolean reactions = true;
    Replies replies = Replies.NATIVE;
    int quoteLength = 120;
    String nameFormat = "{{ identity | default(user) }}";
    List<FilterRule> filters = List.of();
    List<Replacement> replace = List.of();
    MentionPolicy mentions = MentionPolicy.USERS;
    Optional<FloodLimit> flood = Optional.empty();
    Duration hold = Duration.ZERO;

    static Section of(String label, String... members) {
        return new Section().and(label, members);
    }

    Section and(String label, String... members) {
        channels.put(label, List.of(members));
        return this;
    }

    Section plug(String name) {
        plug = Optional.of(name);
        return this;
    }

    Section direction(String channel, Direction direction) {
        directions.put(channel, direction);
        return this;
    }

    SyncSettings settings() {
        return new SyncSettings(
                channels,
                titles,
                plug,
                true,
                editsOfUnknown,
                true,
                deleteScope,
                true,
                joinsOf,
                Renames.ANNOUNCE,
                reactions,
                replies,
                quoteLength,
                nameFormat,
                false,
                false,
                plugs,
                directions,
                filters,
                replace,
                mentions,
                flood,
                hold);
    }
}
