package dev.rialto.core.host;

import java.util.Optional;

/**
 * Holds the setup that counts now. Parts that go by the config ask here each time, and where several answers have to fit
 * together they ask once. Any thread.
 */
public final class CurrentSetup {
    private volatile Optional<Setup> setup = Optional.empty();

    /** The setup; there before anything runs. */
    public Setup get() {
        return find().orElseThrow(() -> new IllegalStateException("the host is being made"));
    }

    /** The same, empty while the host is being made. */
    Optional<Setup> find() {
        return setup;
    }

    /** From now on this one counts. Called once when the host is made, then by {@link Reload} alone. */
    public void set(Setup next) {
        setup = Optional.of(next);
    }
}
