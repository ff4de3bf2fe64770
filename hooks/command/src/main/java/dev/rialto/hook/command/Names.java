package dev.rialto.hook.command;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.plug.SettingsException;
import java.util.List;

/** Names of the config as somebody types them. */
final class Names {
    private Names() {}

    static Channel channel(HookContext context, String name) throws CommandException {
        try {
            return context.directory().channel("", name);
        } catch (SettingsException e) {
            throw new CommandException(name + ": " + e.getMessage());
        }
    }

    /** The channels of a label, or the one of that name. */
    static List<Channel> targets(HookContext context, String name) throws CommandException {
        try {
            return context.directory().targets("", name);
        } catch (SettingsException e) {
            throw new CommandException(name + ": " + e.getMessage());
        }
    }
}
