package dev.rialto.hook.command;

import dev.rialto.api.hook.ChatCommand.Parameter;
import dev.rialto.api.hook.ChatCommand.Parameter.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What follows a command's name, against what the command asks for. */
final class Arguments {
    private Arguments() {}

    /** The arguments in a line; empty when there are too few or too many. */
    static Optional<List<String>> of(String line, List<Parameter> parameters) {
        Words words = new Words(line);
        List<String> arguments = new ArrayList<>();
        for (Parameter parameter : parameters) {
            switch (parameter.kind()) {
                case REQUIRED, OPTIONAL -> words.next().ifPresent(arguments::add);
                case REST ->
                    Optional.of(words.rest()).filter(rest -> !rest.isEmpty()).ifPresent(arguments::add);
                case WORDS -> {
                    for (Optional<String> word = words.next(); word.isPresent(); word = words.next()) {
                        arguments.add(word.get());
                    }
                }
            }
        }
        return words.next().isEmpty() && arguments.size() >= required(parameters)
                ? Optional.of(arguments)
                : Optional.empty();
    }

    /** The same of what a network has split already. */
    static Optional<List<String>> of(List<String> words, List<Parameter> parameters) {
        Optional<Kind> last = parameters.isEmpty()
                ? Optional.empty()
                : Optional.of(parameters.getLast().kind());
        if (words.size() < required(parameters)) {
            return Optional.empty();
        }
        if (words.size() <= parameters.size() || last.equals(Optional.of(Kind.WORDS))) {
            return Optional.of(words);
        }
        if (!last.equals(Optional.of(Kind.REST))) {
            return Optional.empty();
        }
        int before = parameters.size() - 1;
        List<String> arguments = new ArrayList<>(words.subList(0, before));
        arguments.add(String.join(" ", words.subList(before, words.size())));
        return Optional.of(arguments);
    }

    private static long required(List<Parameter> parameters) {
        return parameters.stream()
                .filter(parameter -> parameter.kind() == Kind.REQUIRED || parameter.kind() == Kind.REST)
                .count();
    }

    /** How the parameters are written for people: {@code <target> [for] <text...>}; with a blank before each. */
    static String usage(List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> switch (parameter.kind()) {
                    case REQUIRED -> " <" + parameter.name() + ">";
                    case OPTIONAL -> " [" + parameter.name() + "]";
                    case REST -> " <" + parameter.name() + "...>";
                    case WORDS -> " [" + parameter.name() + "...]";
                })
                .collect(Collectors.joining());
    }
}
