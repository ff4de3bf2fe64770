package dev.rialto.core.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gathers what is wrong, so that a person learns of everything at once. */
final class Problems {
    private final List<ConfigProblem> found = new ArrayList<>();

    void add(Node node, String problem) {
        add(new ConfigProblem(node.origin(), node.path(), problem, Optional.empty()));
    }

    /** A name that is none of {@code valid}. */
    void unknown(Node node, String problem, String written, Collection<String> valid) {
        add(new ConfigProblem(node.origin(), node.path(), problem, Nearest.to(written, valid)));
    }

    void add(ConfigProblem problem) {
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    void addAll(Collection<ConfigProblem> problems) {
        problems.forEach(this::add);
    }

    int count() {
        return found.size();
    }

    /** All so far, in the order in which they were found. */
    List<ConfigProblem> list() {
        return List.copyOf(found);
    }

    /** All so far, in the order of the file. */
    List<ConfigProblem> sorted() {
        return found.stream()
                .sorted(Comparator.comparing(
                                (ConfigProblem problem) -> problem.origin().file())
                        .thenComparingInt(problem -> problem.origin().line()))
                .toList();
    }

    /**
     * Ends here if anything was wrong.
     *
     * @throws ConfigException with all of it, in the order of the file
     */
    void throwIfAny() throws ConfigException {
        if (!found.isEmpty()) {
            throw new ConfigException(sorted());
        }
    }
}
