package dev.rialto.hook.forward;

import dev.rialto.relay.FilterRule;
import dev.rialto.relay.MentionPolicy;
import dev.rialto.relay.Replacement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A section of a test: the defaults, and what the test says otherwise. */
final class Section {
    final Map<String, List<String>> channels = new LinkedHashMap<>();
    final Map<String, List<String>> groups = new LinkedHashMap<>();
    final Map<String, ForwardSettings.Overrides> plugs = new LinkedHashMap<>();
    List<String> allow = List.of();
    List<String> deny = List.of();
    boolean edits = true;
    boolean deletes = true;
    boolean joins;
    boolean renames;
    boolean reactions;
    List<FilterRule> filters = List.of();
    List<Replacement> replace = List.of();
    MentionPolicy mentions = MentionPolicy.USERS;

    static Section of(String source, String... targets) {
        return new Section().and(source, targets);
    }

    Section and(String source, String... targets) {
        channels.put(source, List.of(targets));
        return this;
    }

    ForwardSettings settings() {
        return new ForwardSettings(
                channels,
                groups,
                new ForwardSettings.Users(allow.isEmpty() ? Optional.empty() : Optional.of(allow), deny),
                edits,
                deletes,
                joins,
                renames,
                reactions,
                "{{ identity | default(user) }}",
                false,
                false,
                plugs,
                filters,
                replace,
                mentions);
    }
}
