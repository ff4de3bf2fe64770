package dev.rialto.hook.command;

import dev.rialto.api.event.Posted;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Watcher;
import dev.rialto.api.plug.Role.MenuEntry;
import dev.rialto.relay.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what people type. It sees a message after it was stored and passed on, and at most once: so no command runs twice, and
 * every side sees the answer after the command.
 */
final class CommandWatcher implements Watcher {
    private static final Logger LOG = LoggerFactory.getLogger(CommandWatcher.class);

    private final HookContext context;
    private final Catalogue catalogue;
    private final Calls calls;
    private final Runner runner;
    private final Answers answers;
    private final People people;
    private final List<ChatCommand> own;
    private final RateLimit<Long> refusals;
    private final AtomicBoolean checked = new AtomicBoolean();

    CommandWatcher(CommandSettings settings, HookContext context, Mutes mutes) {
        this.context = context;
        this.catalogue = new Catalogue(settings, context);
        Prefixes prefixes = new Prefixes(settings.prefix(), context.directory());
        HelpCommand help = new HelpCommand(catalogue, prefixes);
        Confirmations confirmations = new Confirmations(context.clock(), context.directory(), prefixes);
        this.calls = new Calls(context.clock(), prefixes, catalogue, confirmations);
        this.runner = new Runner(settings, context, catalogue, help, confirmations);
        this.answers = new Answers(context, settings.answerParts());
        this.people = new People(context.directory());
        this.refusals = new RateLimit<>(1, Duration.ofHours(1), RateLimit.Reminder.AFTER_SILENCE, context.clock());
        LinkCommand link = new LinkCommand(context, new LinkCodes(context.clock()), confirmations, prefixes);
        this.own = OwnCommands.of(settings, context, help, link, mutes, people);
    }

    @Override
    public List<ChatCommand> commands() {
        return own;
    }

    /** One list for all who are there: what only some may use does nothing for the others. */
    @Override
    public Optional<List<MenuEntry>> menu(Channel channel) {
        return Optional.of(catalogue.openToAny(channel).stream()
                .map(command -> new MenuEntry(command.name(), command.summary()))
                .toList());
    }

    @Override
    public boolean claims(Incoming incoming) {
        return calls.in(incoming).isPresent();
    }

    @Override
    public void seen(Incoming incoming) throws InterruptedException {
        if (incoming.hops() == 0 && incoming.event() instanceof Posted posted) {
            posted.message().author().ifPresent(author -> people.heard(incoming.channel(), author));
        }
        Optional<Call> call = calls.in(incoming);
        if (call.isPresent()) {
            warnOfUnknown();
            answers.say(runner.run(call.get(), incoming.channel()), incoming);
        } else {
            calls.refused(incoming).ifPresent(name -> noteRefused(name, incoming));
        }
    }

    /** Whoever looks for why nothing happens finds it in the log, which nobody can fill by trying. */
    private void noteRefused(String name, Incoming incoming) {
        if (refusals.take(incoming.channel().number()) == RateLimit.Answer.WITHIN) {
            LOG.info(
                    "{}: {} was typed by somebody who may not use it there; the next such line is in an hour",
                    incoming.channel().name(),
                    name);
        }
    }

    /** Sets can be checked only once all hooks have said what they can do. */
    private void warnOfUnknown() {
        if (!checked.getAndSet(true)) {
            Set<String> unknown = catalogue.unknown();
            if (!unknown.isEmpty()) {
                LOG.warn("sets of {} name commands that no hook has: {}", context.name(), String.join(", ", unknown));
            }
        }
    }
}
