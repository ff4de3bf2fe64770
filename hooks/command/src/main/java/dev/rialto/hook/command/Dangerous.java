package dev.rialto.hook.command;

import dev.rialto.api.hook.ChatCommand;
import java.util.List;

/** A command that may be run only after its asker has said so a second time. */
interface Dangerous extends ChatCommand {

    /** Whether it is dangerous with these arguments. */
    boolean asksFirst(List<String> arguments);
}
