package dev.rialto.hook.command;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.Invocation;
import java.util.List;
import java.util.function.Predicate;

/** A command of another hook. */
record FakeCommand(
        String name, List<Parameter> parameters, Predicate<Channel> where, boolean answersLocally, Doing doing)
        implements ChatCommand {

    /** What it does. */
    interface Doing {
        String run(Invocation invocation) throws CommandException, InterruptedException;
    }

    static FakeCommand saying(String name, Doing doing, Parameter... parameters) {
        return new FakeCommand(name, List.of(parameters), channel -> true, false, doing);
    }

    FakeCommand onlyIn(Channel channel) {
        return new FakeCommand(name, parameters, channel::equals, answersLocally, doing);
    }

    FakeCommand locally() {
        return new FakeCommand(name, parameters, where, true, doing);
    }

    @Override
    public String summary() {
        return "Does " + name + ".";
    }

    @Override
    public boolean availableIn(Channel channel) {
        return where.test(channel);
    }

    @Override
    public String run(Invocation invocation) throws CommandException, InterruptedException {
        return doing.run(invocation);
    }
}
