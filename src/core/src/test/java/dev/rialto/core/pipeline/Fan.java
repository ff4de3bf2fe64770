package dev.rialto.core.pipeline;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.Posted;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Relay;
import dev.rialto.api.hook.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Copies what is written in some channels into others, by their names. */
final class Fan implements Router {
    private final HookContext context;
    private final Map<String, List<String>> ways;

    Fan(HookContext context, Map<String, List<String>> ways) {
        this.context = context;
        this.ways = ways;
    }

    @Override
    public List<Relay> route(Incoming incoming) {
        List<Relay> relays = new ArrayList<>();
        for (String target : ways.getOrDefault(incoming.channel().name(), List.of())) {
            Event event = incoming.event();
            Channel there = context.directory().channel(target).orElseThrow();
            if (event instanceof Posted posted) {
                relays.add(Relay.to(there, new Relay.Copy(posted.message(), Relay.Quoting.DEFAULT)));
            } else if (event instanceof Edited edited) {
                relays.add(Relay.to(there, new Relay.Revision(edited.message(), Relay.Quoting.DEFAULT, false)));
            } else if (event instanceof Deleted) {
                relays.add(Relay.to(there, new Relay.Removal()));
            } else if (event instanceof Reacted) {
                relays.add(Relay.to(there, new Relay.Reactions()));
            }
        }
        return relays;
    }
}
