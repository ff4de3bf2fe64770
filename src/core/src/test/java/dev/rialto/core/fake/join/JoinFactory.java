package dev.rialto.core.fake.join;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Conversation;
import dev.rialto.api.hook.Hook;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.HookFactory;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Relay;
import dev.rialto.api.hook.Router;
import dev.rialto.api.plug.ApiLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A hook that joins channels and does nothing with them. */
public final class JoinFactory implements HookFactory<JoinFactory.Settings> {

    public record Settings(
            Optional<String> plug,
            Map<String, List<String>> channels,
            boolean joins,
            String nameFormat,
            List<String> also,
            Map<String, PerPlug> plugs,
            List<Filter> filters) {}

    public record PerPlug(Optional<Boolean> joins) {}

    public record Filter(Optional<Match> drop, Optional<Match> keep) {
        public Filter {
            if (drop.isPresent() == keep.isPresent()) {
                throw new IllegalArgumentException("a filter has either drop or keep");
            }
        }
    }

    public record Match(Optional<Boolean> bots, Set<String> kinds) {}

    @Override
    public String type() {
        return "join";
    }

    @Override
    public int apiLevel() {
        return ApiLevel.CURRENT;
    }

    @Override
    public Class<Settings> settings() {
        return Settings.class;
    }

    @Override
    public List<Conversation> conversations(String name, Settings settings) {
        return new LinkedHashMap<>(settings.channels())
                .entrySet().stream()
                        .map(entry -> new Conversation(
                                name,
                                entry.getKey(),
                                "The " + entry.getKey(),
                                settings.plug(),
                                entry.getValue(),
                                "channels." + entry.getKey()))
                        .toList();
    }

    @Override
    public List<Hook> create(Settings settings, HookContext context) {
        context.templates().compile("name-format", settings.nameFormat(), Set.of("user", "network"));
        List<Channel> also = new ArrayList<>();
        for (int i = 0; i < settings.also().size(); i++) {
            also.addAll(context.directory()
                    .targets("also[" + i + "]", settings.also().get(i)));
        }
        return List.of(new Nothing(also));
    }

    /** Says nothing of where anything goes. */
    private record Nothing(List<Channel> also) implements Router {
        @Override
        public List<Relay> route(Incoming incoming) {
            return List.of();
        }
    }
}
