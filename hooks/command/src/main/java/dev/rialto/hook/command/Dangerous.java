package dev.rialto.hook.command;

import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.Invocation;
import java.util.Optional;

/** A command that may be run only after its asker has said so a second time. */
interface Dangerous extends ChatCommand {

    /**
     * Takes the command up, each time that it is typed, and says what is to be considered before, as the beginning of a
     * sentence that ends with how to say so: {@code To run this}. Empty where it is not dangerous with these arguments.
     *
     * @throws CommandException with one line for the person, where it is no use to say so
     */
    Optional<String> prepare(Invocation invocation) throws CommandException;
}
