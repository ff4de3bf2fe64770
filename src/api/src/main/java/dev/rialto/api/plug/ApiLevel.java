package dev.rialto.api.plug;

/**
 * Which state of this api a plug or hook was compiled against.
 *
 * <p>{@link #CURRENT} is a constant that the compiler copies into who names it: a factory that returns it tells the level of
 * its own build, not of the host it runs in.
 */
public final class ApiLevel {

    /** Raised whenever something is added that a plug or hook may need. */
    public static final int CURRENT = 1;

    private ApiLevel() {}
}
