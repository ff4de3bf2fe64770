package dev.rialto.relay;

import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.Posted;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Relay;
import dev.rialto.api.message.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What an event brings about in the channels that a hook relays it to: whether it passes, what becomes of it, and in which
 * words each channel reads it. Asks no network; safe for many threads.
 */
public final class Relayer {
    private final Filters filters;
    private final Optional<Flood> flood;
    private final Translator translator;
    private final Words words;

    private Relayer(Filters filters, Optional<Flood> flood, Translator translator, Words words) {
        this.filters = filters;
        this.flood = flood;
        this.translator = translator;
        this.words = words;
    }

    /**
     * What relays by the options of a section.
     *
     * @param flood how much one author may say; empty for any amount
     * @param targets all channels that the section relays to
     * @throws dev.rialto.api.plug.SettingsException for an option that names what is not there
     */
    public static Relayer of(
            ContentOptions options,
            Optional<FloodLimit> flood,
            Collection<Channel> targets,
            Translator translator,
            HookContext context) {
        return new Relayer(
                Filters.of(options.filters(), context.directory()),
                flood.map(limit -> new Flood(limit, context.clock())),
                translator,
                new Words(
                        Replacements.of(options.replace(), targets, context.directory()),
                        new Mentions(options.mentions(), context.directory())));
    }

    /**
     * What the event brings about.
     *
     * @param label the conversation that it is relayed in
     */
    public List<Relay> relays(Incoming incoming, String label, Collection<Channel> targets) {
        if (filters.drop(incoming)) {
            return withheld(incoming, targets);
        }
        return switch (says(incoming, label)) {
            case WITHIN -> translated(incoming, label, targets);
            case OVER -> withheld(incoming, targets);
            case FIRST_OVER -> {
                List<Relay> relays = new ArrayList<>(withheld(incoming, targets));
                relays.addAll(translator.tooMuch(incoming, label).to(targets));
                yield relays;
            }
        };
    }

    /** What is to be remembered of an event that stays where it is: a message, so that nothing about it passes later. */
    public static List<Relay> withheld(Incoming incoming, Collection<Channel> targets) {
        return incoming.event() instanceof Posted
                ? Outgoing.now(new Relay.Withheld()).to(targets)
                : List.of();
    }

    private RateLimit.Answer says(Incoming incoming, String label) {
        return flood.flatMap(limit ->
                        said(incoming.event()).map(message -> limit.says(message.author(), incoming.channel(), label)))
                .orElse(RateLimit.Answer.WITHIN);
    }

    private static Optional<Message> said(Event event) {
        if (event instanceof Posted posted) {
            return Optional.of(posted.message());
        }
        return event instanceof Edited edited ? Optional.of(edited.message()) : Optional.empty();
    }

    private List<Relay> translated(Incoming incoming, String label, Collection<Channel> targets) {
        return translator.translate(incoming, label).map(outgoing -> outgoing.to(targets)).orElse(List.of()).stream()
                .map(relay -> words.in(relay.target(), incoming.channel(), relay))
                .toList();
    }
}
