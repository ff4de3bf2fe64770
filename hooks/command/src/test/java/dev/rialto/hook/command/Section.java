package dev.rialto.hook.command;

import dev.rialto.hook.command.CommandSettings.Mapping;
import dev.rialto.hook.command.CommandSettings.Program;
import dev.rialto.hook.command.CommandSettings.Rate;
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
    final Map<String, String> texts = new LinkedHashMap<>();
    final Map<String, Program> programs = new LinkedHashMap<>();
    Rate rate = new Rate(20, Duration.ofSeconds(10));
    boolean returnErrors;
    Duration timeout = Duration.ofSeconds(30);
    int answerParts = 4;

    /** A mapping whose empty texts are keys left out; the others are lists divided by commas. */
    Section map(String groups, String hooks, String sets, String users, String roles) {
        mapping.put("m" + mapping.size(), new Mapping(list(groups), list(hooks), list(sets), list(users), list(roles)));
        return this;
    }

    private static Optional<List<String>> list(String names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(List.of(names.split(",")));
    }

    /** A program with the defaults. */
    Section program(String name, String... run) {
        return program(name, false, run);
    }

    Section program(String name, boolean arguments, String... run) {
        programs.put(
                name,
                new Program(
                        List.of(run), Optional.of(arguments), Optional.empty(), Optional.empty(), Optional.empty()));
        return this;
    }

    CommandSettings settings() {
        return new CommandSettings(prefix, mapping, sets, texts, programs, rate, returnErrors, timeout, answerParts);
    }
}
