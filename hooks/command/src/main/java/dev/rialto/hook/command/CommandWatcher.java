package dev.rialto.hook.command;

import dev.rialto.api.event.Event;
import dev.rialto.api.event.Invoked;
import dev.rialto.api.event.Origin;
import dev.rialto.api.event.Posted;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Invocation;
import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.Watcher;
import dev.rialto.api.message.Forwarded;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
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

    /** What was said longer ago was said to a bridge that did not hear it; nobody expects an answer any more. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    private final CommandSettings settings;
    private final HookContext context;
    private final Prefixes prefixes;
    private final Catalogue catalogue;
    private final HelpCommand help;
    private final List<ChatCommand> own;
    private final AtomicBoolean checked = new AtomicBoolean();

    CommandWatcher(CommandSettings settings, HookContext context) {
        this.settings = settings;
        this.context = context;
        this.prefixes = new Prefixes(settings.prefix(), context.directory());
        this.catalogue = new Catalogue(settings, context);
        this.help = new HelpCommand(catalogue, prefixes);
        this.own = List.of(help, new StatusCommand(context));
    }

    @Override
    public List<ChatCommand> commands() {
        return own;
    }

    @Override
    public boolean claims(Incoming incoming) {
        return call(incoming).isPresent();
    }

    @Override
    public void seen(Incoming incoming) throws InterruptedException {
        Optional<Call> call = call(incoming);
        if (call.isPresent()) {
            warnOfUnknown();
            answer(call.get(), incoming);
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

    private Optional<Call> call(Incoming incoming) {
        if (incoming.hops() > 0 || incoming.channel().virtual() || !isFresh(incoming.event())) {
            return Optional.empty();
        }
        Channel channel = incoming.channel();
        if (incoming.event() instanceof Posted posted && !isForwarded(posted.message())) {
            return posted.message()
                    .author()
                    .filter(CommandWatcher::isSomebody)
                    .flatMap(by -> typed(channel, by, posted.message().text().plain()));
        }
        if (incoming.event() instanceof Invoked invoked && isSomebody(invoked.by())) {
            return catalogue
                    .open(invoked.command(), channel, invoked.by())
                    .map(command ->
                            new Call(command, invoked.by(), Arguments.of(invoked.arguments(), command.parameters())));
        }
        return Optional.empty();
    }

    private Optional<Call> typed(Channel channel, User by, String text) {
        return CommandLine.of(text, prefixes.in(channel))
                .flatMap(line -> catalogue
                        .open(line.name(), channel, by)
                        .map(command -> new Call(command, by, Arguments.of(line.rest(), command.parameters()))));
    }

    private boolean isFresh(Event event) {
        return !event.own()
                && event.origin() == Origin.LIVE
                && Duration.between(event.at(), context.clock().now()).compareTo(FRESH) <= 0;
    }

    private static boolean isForwarded(Message message) {
        return message.attachments().stream().anyMatch(Forwarded.class::isInstance);
    }

    /** A name alone proves nothing, so nobody runs anything by it. */
    private static boolean isSomebody(User user) {
        return user.id().isPresent();
    }

    private void answer(Call call, Incoming incoming) throws InterruptedException {
        String text = call.arguments().isPresent()
                ? run(
                        call,
                        new Invocation(
                                call.by(), incoming.channel(), call.arguments().get()))
                : "Usage: " + help.usage(call.command());
        if (!text.isBlank()) {
            PostOptions options = PostOptions.builder()
                    .urgent(true)
                    .local(call.command().answersLocally())
                    .build();
            context.poster().post(List.of(incoming.channel()), message(text, incoming.event()), options);
        }
    }

    /** Said by the bridge itself, in the thread of the command. */
    private static Message message(String text, Event event) {
        Message.Builder message = Message.builder(RichText.of(text));
        if (event instanceof Posted posted) {
            posted.message().thread().ifPresent(message::thread);
        }
        return message.build();
    }

    private String run(Call call, Invocation invocation) throws InterruptedException {
        String name = call.command().name();
        Deadline deadline = new Deadline(context.clock(), settings.timeout());
        try (deadline) {
            LOG.info(
                    "{} runs {} in {}",
                    call.by().id().orElseThrow(),
                    name,
                    invocation.channel().name());
            return call.command().run(invocation);
        } catch (CommandException e) {
            return e.getMessage() == null ? "" : e.getMessage();
        } catch (InterruptedException e) {
            if (!deadline.passed()) {
                throw e;
            }
            LOG.warn("{} took longer than {}", name, settings.timeout());
            return failure(name + " took too long.");
        } catch (RuntimeException e) {
            LOG.error("{} failed", name, e);
            return failure(name + " failed.");
        }
    }

    private String failure(String line) {
        return settings.returnErrors() ? line : "";
    }
}
