package dev.rialto.hook.command;

import dev.rialto.api.hook.Account;
import dev.rialto.api.hook.Invocation;
import dev.rialto.api.plug.HostClock;
import dev.rialto.hook.command.CommandSettings.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs a program of the config. There is no shell anywhere on the way: what a person wrote is split here, and each word is one
 * argument as it is.
 */
record ProgramCommand(String name, Program program, HostClock clock) implements Dangerous {

    /** All that a program learns of our own environment, which may hold secrets. */
    private static final List<String> PASSED_ON = List.of("PATH", "LANG");

    @Override
    public String summary() {
        return "Runs a program.";
    }

    @Override
    public List<Parameter> parameters() {
        return program.takesArguments() ? List.of(new Parameter("arguments", Parameter.Kind.WORDS)) : List.of();
    }

    @Override
    public Optional<String> prepare(Invocation invocation) {
        return program.asksFirst() ? Optional.of("To run " + name) : Optional.empty();
    }

    /** For how long it may run. */
    Duration limit() {
        return program.limit();
    }

    @Override
    public boolean answersInOperatorsWords() {
        return true;
    }

    @Override
    public String run(Invocation invocation) throws InterruptedException {
        return result(invocation).text();
    }

    /** The same, with how the program ended. */
    ProgramRun.Result result(Invocation invocation) throws InterruptedException {
        List<String> line = new ArrayList<>(program.run());
        line.addAll(invocation.arguments());
        try (ProgramRun run = ProgramRun.start(line, environment(invocation), program.outputLimit(), clock)) {
            return run.await(program.limit());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> environment(Invocation invocation) {
        Map<String, String> environment = new TreeMap<>();
        for (String name : PASSED_ON) {
            Optional.ofNullable(System.getenv(name)).ifPresent(value -> environment.put(name, value));
        }
        environment.put(
                "RIALTO_USER", Account.of(invocation.channel(), invocation.by()).toString());
        environment.put("RIALTO_CHANNEL", invocation.channel().name());
        return environment;
    }
}
