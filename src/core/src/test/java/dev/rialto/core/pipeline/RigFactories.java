package dev.rialto.core.pipeline;

import dev.rialto.api.hook.Hook;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.HookFactory;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.plug.ApiLevel;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.PlugContext;
import dev.rialto.api.plug.PlugFactory;
import dev.rialto.api.plug.Secret;
import dev.rialto.core.factory.Factories;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The types that a config of {@link Rig} can name: plugs that are a {@code wire}, hooks that are {@code given} by the test. */
final class RigFactories {
    private RigFactories() {}

    /** @param plugs by their names in the config */
    static Factories of(Function<String, Plug> plugs, Function<HookContext, List<Hook>> hooks) {
        return Factories.of(List.of(new Wires(plugs)), List.of(new Given(hooks)));
    }

    /** Something that a section can say, so that it can say something else. */
    record Words(Optional<String> word, Optional<Secret> secret) {}

    record Room(String id) {}

    private record Wires(Function<String, Plug> plugs) implements PlugFactory<Words, Room> {
        @Override
        public String type() {
            return "wire";
        }

        @Override
        public String displayName() {
            return "Wire";
        }

        @Override
        public int apiLevel() {
            return ApiLevel.CURRENT;
        }

        @Override
        public Class<Words> settings() {
            return Words.class;
        }

        @Override
        public Class<Room> channel() {
            return Room.class;
        }

        @Override
        public ChannelId address(Room channel) {
            return new ChannelId(channel.id());
        }

        @Override
        public Plug create(Words settings, PlugContext<Room> context) {
            return plugs.apply(context.name());
        }
    }

    private record Given(Function<HookContext, List<Hook>> hooks) implements HookFactory<Words> {
        @Override
        public String type() {
            return "given";
        }

        @Override
        public int apiLevel() {
            return ApiLevel.CURRENT;
        }

        @Override
        public Class<Words> settings() {
            return Words.class;
        }

        @Override
        public List<Hook> create(Words settings, HookContext context) {
            return hooks.apply(context);
        }
    }
}
