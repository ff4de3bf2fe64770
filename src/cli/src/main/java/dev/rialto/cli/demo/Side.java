package dev.rialto.cli.demo;

import java.util.Locale;

/** One of the two networks of the show, and who writes there. */
enum Side {
    LEFT("Ann"),
    RIGHT("Bob");

    private final String person;

    Side(String person) {
        this.person = person;
    }

    /** What people type for it, and what the config of the show calls its plug. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String person() {
        return person;
    }

    Side other() {
        return this == LEFT ? RIGHT : LEFT;
    }

    /** How a message of this side is called in the show: L1, R7. */
    String mark(String id) {
        return name().charAt(0) + id;
    }
}
