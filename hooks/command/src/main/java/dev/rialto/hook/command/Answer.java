package dev.rialto.hook.command;

import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;

/**
 * What is said to who asked.
 *
 * @param text lines of plain text; empty for nothing
 * @param local whether it stays in the channel where it was asked
 * @param calls whether it calls whom it mentions
 */
record Answer(String text, boolean local, boolean calls) {
    static final Answer NONE = new Answer("", true, false);

    /** An answer of a command, which says where it goes and whether it calls anybody. */
    Answer(String text, ChatCommand command) {
        this(text, command.answersLocally(), command.answersInOperatorsWords());
    }

    /** The text as a message has it. */
    RichText said() {
        return calls || text.isEmpty()
                ? RichText.of(text)
                : RichText.of(Segment.of(text).callingNobody());
    }
}
