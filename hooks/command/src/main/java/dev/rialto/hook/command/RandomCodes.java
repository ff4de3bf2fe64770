package dev.rialto.hook.command;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/**
 * Makes codes that people type and nobody guesses. Safe for many threads.
 *
 * @param length in characters, of five bits each
 */
record RandomCodes(int length) {
    /** Without letters and digits that look alike. */
    private static final String SIGNS = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final SecureRandom CHANCE = new SecureRandom();

    String next() {
        return CHANCE.ints(length, 0, SIGNS.length())
                .mapToObj(index -> SIGNS.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
