package dev.rialto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rialto.cli.RialtoCommand.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** One run of a command line, and what came of it. */
record CommandLineRun(int code, String out, String err) {

    static CommandLineRun of(String... args) {
        return withInput("", args);
    }

    static CommandLineRun withInput(String input, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var surroundings = new Surroundings(Map.of(), new ByteArrayInputStream(input.getBytes(UTF_8)));
        int code = RialtoCommand.execute(surroundings, new PrintWriter(out), new PrintWriter(err), args);
        return new CommandLineRun(code, out.toString(), err.toString());
    }
}
