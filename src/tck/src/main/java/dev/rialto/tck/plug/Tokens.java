package dev.rialto.tck.plug;

import dev.rialto.api.operation.Token;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Locale;

/** Tokens as the host makes them: 26 signs of Crockford's base 32, never the same twice, not even in two runs. */
final class Tokens {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    static Token next() {
        String digits = new BigInteger(128, RANDOM).toString(32).toUpperCase(Locale.ROOT);
        StringBuilder token = new StringBuilder("0".repeat(26 - digits.length()));
        digits.chars()
                .map(digit -> DIGITS.charAt(Character.digit(digit, 32)))
                .forEach(digit -> token.append((char) digit));
        return new Token(token.toString());
    }
}
