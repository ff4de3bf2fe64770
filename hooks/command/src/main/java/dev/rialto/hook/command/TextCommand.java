package dev.rialto.hook.command;

import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.Invocation;
import java.util.List;

/** Says a text of the config. */
record TextCommand(String name, String text) implements ChatCommand {

    @Override
    public String summary() {
        return "Answers with a text.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public boolean answersInOperatorsWords() {
        return true;
    }

    @Override
    public String run(Invocation invocation) {
        return text;
    }
}
