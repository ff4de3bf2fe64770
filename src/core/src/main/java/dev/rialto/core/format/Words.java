package dev.rialto.core.format;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the constants of an enum are called in a row, whatever they are called in the program. */
final class Words<E extends Enum<E>> {
    private final Map<E, String> words;
    private final Map<String, E> constants = new HashMap<>();

    Words(Class<E> type, Function<E, String> word) {
        words = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            words.put(constant, word.apply(constant));
            constants.put(word.apply(constant), constant);
        }
    }

    String of(E constant) {
        return words.getOrDefault(constant, "");
    }

    Optional<E> find(String word) {
        return Optional.ofNullable(constants.get(word));
    }

    /** The constant of a word that must be known. */
    E get(String word, String what) throws FormatException {
        E constant = constants.get(word);
        if (constant == null) {
            throw new FormatException("the row names a " + what + " that this program does not know");
        }
        return constant;
    }
}
