package dev.rialto.hook.command;

import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.HookContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The commands of this hook itself: what is built in, and what the config adds. */
final class OwnCommands {
    private OwnCommands() {}

    static List<ChatCommand> of(
            CommandSettings settings,
            HookContext context,
            HelpCommand help,
            LinkCommand link,
            Mutes mutes,
            People people) {
        List<ChatCommand> commands = new ArrayList<>(List.of(
                help,
                Listing.status(context),
                Listing.plugs(context.directory()),
                Listing.hooks(context.directory()),
                new WhoCommand(context),
                new WhoisCommand(context.directory(), people),
                link,
                new UnlinkCommand(context.directory()),
                new MuteCommand(mutes, people),
                new UnmuteCommand(mutes, people),
                new OutboxCommand(context),
                new ReloadCommand(context),
                new SendCommand(context)));
        settings.texts().forEach((name, text) -> commands.add(new TextCommand(lower(name), text)));
        settings.programs()
                .forEach((name, program) -> commands.add(new ProgramCommand(lower(name), program, context.clock())));
        return List.copyOf(commands);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
