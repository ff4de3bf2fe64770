package dev.rialto.hook.sync;

import dev.rialto.api.hook.Conversation;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.Hook;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.HookFactory;
import dev.rialto.api.plug.ApiLevel;
import dev.rialto.relay.AuthorNames;
import dev.rialto.relay.PlugOptions;
import dev.rialto.relay.RelayRules;
import dev.rialto.relay.Relayer;
import dev.rialto.relay.TemplateAuthorNames;
import dev.rialto.relay.Translator;
import java.util.List;
import java.util.Optional;

/** Makes the hooks of {@code type = sync}. */
public final class SyncHookFactory implements HookFactory<SyncSettings> {

    @Override
    public String type() {
        return "sync";
    }

    @Override
    public int apiLevel() {
        return ApiLevel.CURRENT;
    }

    @Override
    public Class<SyncSettings> settings() {
        return SyncSettings.class;
    }

    @Override
    public List<Conversation> conversations(String name, SyncSettings settings) {
        return settings.channels().entrySet().stream()
                .map(entry -> new Conversation(
                        name,
                        entry.getKey(),
                        settings.title(entry.getKey()),
                        settings.plug(),
                        entry.getValue(),
                        "channels." + entry.getKey()))
                .toList();
    }

    @Override
    public List<Hook> create(SyncSettings settings, HookContext context) {
        Directory directory = context.directory();
        SyncGroups groups = new SyncGroups(context.name(), settings, directory);
        PlugOptions options = PlugOptions.of(settings.options(), settings.plugs(), directory);
        AuthorNames names = new TemplateAuthorNames(options, directory, context.templates());
        RelayRules rules = settings.rules(context.name());
        return List.of(new SyncRouter(
                settings,
                groups,
                Relayer.of(
                        settings.content(),
                        settings.flood(),
                        groups.targets(),
                        new Translator(rules, options, names, directory),
                        context),
                Relayer.of(
                        settings.content(),
                        Optional.empty(),
                        groups.targets(),
                        new Translator(rules, options, AuthorNames.asGiven(), directory),
                        context),
                new SyncCommands(new SyncPlug(context.name(), context), directory).all()));
    }
}
