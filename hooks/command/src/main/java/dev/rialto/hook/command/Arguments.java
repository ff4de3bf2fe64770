package dev.rialto.hook.command;

import dev.rialto.api.hook.ChatCommand.Parameter;
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
            Optional<String> argument = parameter.kind() == Parameter.Kind.REST
                    ? Optional.of(words.rest()).filter(rest -> !rest.isEmpty())
                    : words.next();
            if (argument.isEmpty() && parameter.kind() != Parameter.Kind.OPTIONAL) {
                return Optional.empty();
            }
            argument.ifPresent(arguments::add);
        }
        return words.next().isPresent() ? Optional.empty() : Optional.of(arguments);
    }

    /** The same of what a network has split already. */
    static Optional<List<String>> of(List<String> words, List<Parameter> parameters) {
        boolean rest = !parameters.isEmpty() && parameters.getLast().kind() == Parameter.Kind.REST;
        long required = parameters.stream()
                .filter(parameter -> parameter.kind() != Parameter.Kind.OPTIONAL)
                .count();
        if (words.size() < required || (words.size() > parameters.size() && !rest)) {
            return Optional.empty();
        }
        if (words.size() <= parameters.size()) {
            return Optional.of(words);
        }
        int last = parameters.size() - 1;
        List<String> arguments = new ArrayList<>(words.subList(0, last));
        arguments.add(String.join(" ", words.subList(last, words.size())));
        return Optional.of(arguments);
    }

    /** How the parameters are written for people: {@code <target> [for] <text...>}; with a blank before each. */
    static String usage(List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> switch (parameter.kind()) {
                    case REQUIRED -> " <" + parameter.name() + ">";
                    case OPTIONAL -> " [" + parameter.name() + "]";
                    case REST -> " <" + parameter.name() + "...>";
                })
                .collect(Collectors.joining());
    }
}
