package dev.rialto.hook.command;

import dev.rialto.api.hook.ChatCommand;

/**
 * What is said to who asked.
 *
 * @param text lines of plain text; empty for nothing
 * @param local whether it stays in the channel where it was asked
 */
record Answer(String text, boolean local) {
    static final Answer NONE = new Answer("", true);

    /** An answer of a command, which says where it goes. */
    Answer(String text, ChatCommand command) {
        this(text, command.answersLocally());
    }
}
