package dev.rialto.hook.command;

import dev.rialto.api.hook.Account;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.plug.SettingsException;
import java.util.List;

/** Names of the config as somebody types them. */
final class Names {
    private Names() {}

    /** The account that is written {@code plug:id}. */
    static Account account(Directory directory, String plug, String id) throws CommandException {
        try {
            return new Account(plug, directory.userId("", plug, id));
        } catch (SettingsException e) {
            throw new CommandException(plug + ":" + id + ": " + e.getMessage());
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
