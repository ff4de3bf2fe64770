package dev.rialto.hook.command;

import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.Invocation;
import dev.rialto.api.plug.PlugStatus;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A command that asks for nothing and tells how things are. */
record Listing(String name, String summary, Supplier<String> telling) implements ChatCommand {

    static Listing status(HookContext context) {
        return new Listing("status", "Tells how the bridge stands.", () -> String.join("\n", context.statusLines()));
    }

    static Listing plugs(Directory directory) {
        return new Listing(
                "plugs",
                "Lists the networks of the bridge.",
                () -> directory.plugs().stream()
                        .map(plug -> plug + " (" + directory.networkName(plug) + "): " + word(directory.status(plug)))
                        .collect(Collectors.joining("\n")));
    }

    static Listing hooks(Directory directory) {
        return new Listing("hooks", "Lists the hooks of the bridge.", () -> String.join("\n", directory.hooks()));
    }

    private static String word(PlugStatus status) {
        return switch (status) {
            case PlugStatus.Connecting _ -> "connecting";
            case PlugStatus.Online _ -> "online";
            case PlugStatus.Offline _ -> "offline";
            case PlugStatus.Failed _ -> "failed";
            case PlugStatus.Disabled _ -> "disabled";
        };
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public String run(Invocation invocation) {
        return telling.get();
    }
}
