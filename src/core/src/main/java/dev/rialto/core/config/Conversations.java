package dev.rialto.core.config;

import dev.rialto.api.hook.Conversation;
import dev.rialto.api.hook.HookFactory;
import java.util.Collection;
import java.util.List;

/** Asks the factories of hooks for the conversations of their sections. */
public final class Conversations {

    private Conversations() {}

    /** Those of the hooks that are enabled, in the order of the config. */
    public static List<Conversation> of(Collection<HookSection> hooks) {
        return hooks.stream()
                .filter(HookSection::enabled)
                .flatMap(hook -> of(hook).stream())
                .toList();
    }

    /**
     * Those of one section.
     *
     * @throws dev.rialto.api.plug.SettingsException when the factory refuses the settings
     */
    static List<Conversation> of(HookSection hook) {
        return of(hook.factory(), hook.name(), hook.settings());
    }

    private static <S extends Record> List<Conversation> of(HookFactory<S> factory, String name, Record settings) {
        return factory.conversations(name, factory.settings().cast(settings));
    }
}
