package dev.rialto.core.config;

import java.util.Optional;

/**
 * One thing that is wrong in the config. Never has the value of a secret or of an environment variable.
 *
 * @param path the setting, for example {@code hooks.family.joinss}; empty for the file as a whole
 * @param problem what is wrong
 * @param suggestion the valid name that comes nearest to what is written
 */
public record ConfigProblem(Origin origin, String path, String problem, Optional<String> suggestion) {

    /** One line for people: {@code bridge.conf:12: hooks.family.joinss: unknown key; did you mean "joins"?}. */
    @Override
    public String toString() {
        String where = path.isEmpty() ? origin + ": " : origin + ": " + path + ": ";
        return where
                + problem
                + suggestion.map(name -> "; did you mean \"" + name + "\"?").orElse("");
    }
}
