package dev.rialto.hook.forward;

import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.Hook;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.HookFactory;
import dev.rialto.api.plug.ApiLevel;
import dev.rialto.relay.PlugOptions;
import dev.rialto.relay.Relayer;
import dev.rialto.relay.TemplateAuthorNames;
import dev.rialto.relay.Translator;
import java.util.List;
import java.util.Optional;

/** Makes the hooks of {@code type = forward}. */
public final class ForwardHookFactory implements HookFactory<ForwardSettings> {

    @Override
    public String type() {
        return "forward";
    }

    @Override
    public int apiLevel() {
        return ApiLevel.CURRENT;
    }

    @Override
    public Class<ForwardSettings> settings() {
        return ForwardSettings.class;
    }

    @Override
    public List<Hook> create(ForwardSettings settings, HookContext context) {
        Directory directory = context.directory();
        ForwardRoutes routes = new ForwardRoutes(settings, directory);
        PlugOptions options = PlugOptions.of(settings.options(), settings.overrides(), directory);
        Translator translator = new Translator(
                settings.rules(context.name()),
                options,
                new TemplateAuthorNames(options, directory, context.templates()),
                directory);
        Relayer relayer = Relayer.of(settings.content(), Optional.empty(), routes.targets(), translator, context);
        return List.of(new ForwardRouter(settings, routes, relayer, directory));
    }
}
