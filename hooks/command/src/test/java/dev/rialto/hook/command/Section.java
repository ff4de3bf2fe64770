package dev.rialto.hook.command;

import dev.rialto.hook.command.CommandSettings.Mapping;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A section of a test: the defaults, and what the test says otherwise. */
final class Section {
    final Map<String, Mapping> mapping = new LinkedHashMap<>();
    final Map<String, List<String>> sets = new LinkedHashMap<>();
    List<String> prefix = List.of("!");
    boolean returnErrors;
    Duration timeout = Duration.ofSeconds(30);

    /** A mapping whose empty texts are keys left out; the others are lists divided by commas. */
    Section map(String groups, String hooks, String sets, String users, String roles) {
        mapping.put("m" + mapping.size(), new Mapping(list(groups), list(hooks), list(sets), list(users), list(roles)));
        return this;
    }

    private static Optional<List<String>> list(String names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(List.of(names.split(",")));
    }

    CommandSettings settings() {
        return new CommandSettings(prefix, mapping, sets, returnErrors, timeout);
    }
}
