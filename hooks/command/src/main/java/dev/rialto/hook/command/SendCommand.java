package dev.rialto.hook.command;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.Invocation;
import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.RichText;
import java.util.List;
import java.util.stream.Collectors;

/** Has the bridge say something elsewhere. */
record SendCommand(HookContext context) implements ChatCommand {

    @Override
    public String name() {
        return "send";
    }

    @Override
    public String summary() {
        return "Posts a text into a channel, or into all channels of a label.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("target", Parameter.Kind.REQUIRED), new Parameter("text", Parameter.Kind.REST));
    }

    @Override
    public String run(Invocation invocation) throws CommandException, InterruptedException {
        List<Channel> targets = Names.targets(context, invocation.arguments().getFirst());
        RichText text = RichText.of(invocation.arguments().getLast());
        context.poster().post(targets, Message.builder(text).build(), PostOptions.DEFAULT);
        return "On its way to " + targets.stream().map(Channel::name).collect(Collectors.joining(", ")) + ".";
    }
}
