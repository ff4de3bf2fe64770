package dev.rialto.hook.command;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A message that begins with a prefix.
 *
 * @param name the first word after the prefix
 * @param rest what follows it
 */
record CommandLine(String name, String rest) {

    /** Reads a message; prefixes count in upper and lower case, and of two that fit the longer one. */
    static Optional<CommandLine> of(String text, List<String> prefixes) {
        String line = text.strip();
        return prefixes.stream()
                .filter(prefix -> line.regionMatches(true, 0, prefix, 0, prefix.length()))
                .max(Comparator.comparingInt(String::length))
                .flatMap(prefix -> named(line.substring(prefix.length()).strip()));
    }

    private static Optional<CommandLine> named(String line) {
        Words words = new Words(line);
        int end = words.endOfPlainWord();
        return end == 0
                ? Optional.empty()
                : Optional.of(new CommandLine(
                        line.substring(0, end), line.substring(end).strip()));
    }
}
