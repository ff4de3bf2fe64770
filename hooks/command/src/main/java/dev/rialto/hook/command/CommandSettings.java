package dev.rialto.hook.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The section of a command hook. Its keys are described in {@code reference.conf}.
 *
 * @param mapping by names of the config's choice
 * @param sets names of commands, by the name of the set
 */
record CommandSettings(
        List<String> prefix,
        Map<String, Mapping> mapping,
        Map<String, List<String>> sets,
        boolean returnErrors,
        Duration timeout) {

    CommandSettings {
        if (prefix.isEmpty() || prefix.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("prefix must name at least one word or sign, and no blank one");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout must be more than 0s");
        }
    }

    /**
     * What is opened to whom, and where. What is not said does not restrict; a list that is there names something, since a
     * list that was emptied by mistake must not open anything.
     */
    record Mapping(
            Optional<List<String>> groups,
            Optional<List<String>> hooks,
            Optional<List<String>> sets,
            Optional<List<String>> users,
            Optional<List<String>> roles) {

        static final Mapping ALL =
                new Mapping(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        Mapping {
            requireNames("groups", groups);
            requireNames("hooks", hooks);
            requireNames("sets", sets);
            requireNames("users", users);
            requireNames("roles", roles);
        }

        private static void requireNames(String key, Optional<List<String>> names) {
            if (names.filter(List::isEmpty).isPresent()) {
                throw new IllegalArgumentException(key + " is empty; name some, or leave the key out");
            }
        }
    }
}
