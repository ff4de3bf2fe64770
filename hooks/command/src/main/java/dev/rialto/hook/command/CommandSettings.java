package dev.rialto.hook.command;

import dev.rialto.api.plug.DataSize;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.relay.Lists;
import dev.rialto.relay.RateLimit;
import dev.rialto.relay.RateLimit.Reminder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The section of a command hook. Its keys are described in {@code reference.conf}.
 *
 * @param mapping by names of the config's choice
 * @param sets names of commands, by the name of the set
 * @param texts answers, by the name of the command
 * @param programs by the name of the command
 */
record CommandSettings(
        List<String> prefix,
        Map<String, Mapping> mapping,
        Map<String, List<String>> sets,
        Map<String, String> texts,
        Map<String, Program> programs,
        Rate rate,
        boolean returnErrors,
        Duration timeout,
        int answerParts) {

    CommandSettings {
        if (prefix.isEmpty() || prefix.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("prefix must name at least one word or sign, and no blank one");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout must be more than 0s");
        }
        if (answerParts < 1) {
            throw new IllegalArgumentException("answer-parts must be at least 1");
        }
        texts.forEach((name, text) -> {
            if (text.isBlank()) {
                throw new SettingsException("texts." + name, "is empty");
            }
        });
        Map<String, String> names = new HashMap<>();
        sets.keySet().forEach(name -> {
            String other = names.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (other != null) {
                throw new SettingsException(
                        "sets." + name, "is the same name as sets." + other + ", upper and lower case being one");
            }
        });
        new CommandNames().add("texts", texts.keySet()).add("programs", programs.keySet());
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
            Lists.requireSome("groups", groups);
            Lists.requireSome("hooks", hooks);
            Lists.requireSome("sets", sets);
            Lists.requireSome("users", users);
            Lists.requireSome("roles", roles);
        }
    }

    /**
     * A program that people may run.
     *
     * @param run the program and its fixed arguments
     * @param arguments whether what the person wrote is appended
     * @param maxOutput bytes of what it prints
     * @param confirm whether the person is asked first
     */
    record Program(
            List<String> run,
            Optional<Boolean> arguments,
            Optional<Duration> timeout,
            Optional<DataSize> maxOutput,
            Optional<Boolean> confirm) {
        private static final Duration TIMEOUT = Duration.ofSeconds(10);
        private static final DataSize MAX_OUTPUT = new DataSize(4 << 10);
        private static final DataSize MOST_OUTPUT = new DataSize(1 << 20);

        Program {
            if (run.isEmpty() || run.getFirst().isBlank()) {
                throw new IllegalArgumentException("run must name a program");
            }
            if (run.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
                throw new IllegalArgumentException("run holds a character that no argument can have");
            }
            if (timeout.filter(time -> !time.isPositive()).isPresent()) {
                throw new IllegalArgumentException("timeout must be more than 0s");
            }
            if (maxOutput
                    .filter(size -> size.bytes() < 1 || size.bytes() > MOST_OUTPUT.bytes())
                    .isPresent()) {
                throw new IllegalArgumentException("max-output must be from 1 to 1m");
            }
        }

        boolean takesArguments() {
            return arguments.orElse(false);
        }

        Duration limit() {
            return timeout.orElse(TIMEOUT);
        }

        int outputLimit() {
            return Math.toIntExact(maxOutput.orElse(MAX_OUTPUT).bytes());
        }

        boolean asksFirst() {
            return confirm.orElse(false);
        }
    }

    /**
     * How much one person may ask.
     *
     * @param commands so many
     * @param per in this time
     */
    record Rate(int commands, Duration per) {

        /** Whoever goes on is not told again until they have paused. */
        RateLimit<String> limit(HostClock clock) {
            return new RateLimit<>(commands, per, Reminder.AFTER_SILENCE, clock);
        }

        Rate {
            if (commands < 1) {
                throw new IllegalArgumentException("commands must be at least 1");
            }
            if (!per.isPositive()) {
                throw new IllegalArgumentException("per must be more than 0s");
            }
        }
    }
}
