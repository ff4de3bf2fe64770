package dev.rialto.hook.command;

import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.message.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command that somebody who may asked for.
 *
 * @param arguments empty when there were too few or too many
 * @param line what stood after the name
 */
record Call(ChatCommand command, User by, Optional<List<String>> arguments, String line) {

    /** Whose arguments are codes that are nobody else's business. */
    private static final Set<String> CODES = Set.of(Confirmations.COMMAND, LinkCommand.NAME);

    /** The whole command, for the account of what was done. */
    String typed() {
        String shown = CODES.contains(command.name()) && !line.isEmpty() ? "…" : line;
        return (command.name() + " " + shown).strip();
    }
}
