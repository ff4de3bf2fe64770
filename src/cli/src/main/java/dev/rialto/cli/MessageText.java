package dev.rialto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The parameter {@code TEXT}: words, or {@code -} for what stands on standard input. */
final class MessageText {
    static final String HELP = "What it says; - reads it from standard input.";

    private MessageText() {}

    /**
     * The text that is meant.
     *
     * @param spec of the command that takes it
     * @throws ParameterException when it says nothing
     */
    static String of(List<String> words, CommandSpec spec) throws IOException {
        var text = words.equals(List.of("-")) ? input(spec) : String.join(" ", words);
        if (text.isBlank()) {
            throw new ParameterException(spec.commandLine(), "The text is blank.");
        }
        return text;
    }

    /** Without the line's end that a shell puts behind everything. */
    private static String input(CommandSpec spec) throws IOException {
        return new String(RialtoCommand.surroundings(spec).input().readAllBytes(), UTF_8).stripTrailing();
    }
}
