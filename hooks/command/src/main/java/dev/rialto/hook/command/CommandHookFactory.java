package dev.rialto.hook.command;

import dev.rialto.api.hook.Hook;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.HookFactory;
import dev.rialto.api.plug.ApiLevel;
import dev.rialto.api.plug.SettingsException;
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
        context.directory().people().stream()
                .filter(person -> !person.selfMade() && person.name().equalsIgnoreCase(Mutes.ALL))
                .forEach(person -> {
                    throw new SettingsException(
                            "", "mute all is for everybody, so nobody of users can be called " + person.name());
                });
        Mutes mutes = new Mutes(context);
        CommandWatcher watcher = new CommandWatcher(settings, context, mutes);
        return List.of(watcher, new MuteInterceptor(mutes, watcher::claims));
    }
}
