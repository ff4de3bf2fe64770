package dev.rialto.hook.command;

import dev.rialto.api.hook.Hook;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.HookFactory;
import dev.rialto.api.plug.ApiLevel;
import java.util.List;

/** Makes the hooks of {@code type = command}. */
public final class CommandHookFactory implements HookFactory<CommandSettings> {

    @Override
    public String type() {
        return "command";
    }

    @Override
    public int apiLevel() {
        return ApiLevel.CURRENT;
    }

    @Override
    public Class<CommandSettings> settings() {
        return CommandSettings.class;
    }

    @Override
    public List<Hook> create(CommandSettings settings, HookContext context) {
        Mutes mutes = new Mutes(context);
        CommandWatcher watcher = new CommandWatcher(settings, context, mutes);
        return List.of(watcher, new MuteInterceptor(mutes, watcher::claims));
    }
}
