package dev.rialto.hook.command;

import dev.rialto.api.hook.Account;
import dev.rialto.api.hook.AuditLog;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.Invocation;
import dev.rialto.api.hook.Person;
import dev.rialto.relay.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what somebody who may asked for: not more than their rate, what is dangerous only once they said so again, nothing
 * longer than its time. All of it is written down.
 */
final class Runner {
    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    /** A program sees to its own time; so much more is left for ending it. */
    private static final Duration ENDING = Duration.ofSeconds(10);

    private final CommandSettings settings;
    private final HookContext context;
    private final Catalogue catalogue;
    private final HelpCommand help;
    private final Confirmations confirmations;
    private final RateLimit<String> rate;

    Runner(
            CommandSettings settings,
            HookContext context,
            Catalogue catalogue,
            HelpCommand help,
            Confirmations confirmations) {
        this.settings = settings;
        this.context = context;
        this.catalogue = catalogue;
        this.help = help;
        this.confirmations = confirmations;
        this.rate = settings.rate().limit(context.clock());
    }

    /** Does what a call asks for; the answer may be empty. */
    Answer run(Call call, Channel channel) throws InterruptedException {
        return switch (rate.take(person(call, channel))) {
            case OVER -> Answer.NONE;
            case FIRST_OVER -> {
                note(call, channel, "too many commands");
                yield new Answer("Too many commands; wait a little.", call.command());
            }
            case WITHIN ->
                call.command() == ConfirmCommand.INSTANCE ? confirmed(call, channel) : checked(call, channel, false);
        };
    }

    /** Whoever is one person on two networks asks as one. */
    private String person(Call call, Channel channel) {
        return call.by()
                .id()
                .flatMap(id -> context.directory().person(channel.plug(), id))
                .map(Person::name)
                .orElseGet(() -> Account.of(channel, call.by()).toString());
    }

    private Answer confirmed(Call call, Channel channel) throws InterruptedException {
        String code = call.arguments().map(List::getFirst).orElse("");
        return switch (confirmations.confirm(channel, call.by(), code)) {
            case Confirmations.Answer.Wrong(String why) -> {
                note(call, channel, "refused");
                yield new Answer(why, call.command());
            }
            case Confirmations.Answer.Run(Call asked, Channel there) -> checked(asked, there, true);
        };
    }

    private Answer checked(Call call, Channel channel, boolean confirmed) throws InterruptedException {
        ChatCommand command = call.command();
        if (call.arguments().isEmpty()) {
            note(call, channel, "wrong arguments");
            return new Answer("Usage: " + help.usage(command), command);
        }
        Invocation invocation =
                new Invocation(call.by(), channel, call.arguments().get());
        if (!confirmed && command instanceof Dangerous dangerous) {
            try {
                Optional<String> question = dangerous.prepare(invocation);
                if (question.isPresent()) {
                    note(call, channel, "asked for confirmation");
                    return new Answer(question.get() + ", " + confirmations.ask(channel, call) + ".", command);
                }
            } catch (CommandException e) {
                note(call, channel, "refused: " + e.getMessage());
                return new Answer(line(e), command);
            }
        }
        // A minute may lie between the two: what was open may be closed by now.
        if (confirmed
                && catalogue
                        .open(command.name(), channel, call.by())
                        .filter(command::equals)
                        .isEmpty()) {
            note(call, channel, "refused");
            return Answer.NONE;
        }
        return new Answer(run(call, invocation), command);
    }

    private String run(Call call, Invocation invocation) throws InterruptedException {
        String name = call.command().name();
        Duration limit = call.command() instanceof ProgramCommand program
                ? program.limit().plus(ENDING)
                : settings.timeout();
        Deadline deadline = new Deadline(context.clock(), limit);
        String outcome = "interrupted";
        try (deadline) {
            if (call.command() instanceof ProgramCommand program) {
                ProgramRun.Result result = program.result(invocation);
                outcome = result.outcome();
                return result.text();
            }
            String answer = call.command().run(invocation);
            outcome = "done";
            return answer;
        } catch (CommandException e) {
            outcome = "refused: " + e.getMessage();
            return line(e);
        } catch (InterruptedException e) {
            if (!deadline.passed()) {
                throw e;
            }
            outcome = "took too long";
            LOG.warn("{} took longer than {}", name, limit);
            return failure(name + " took too long.");
        } catch (RuntimeException e) {
            outcome = "failed";
            LOG.error("{} failed", name, e);
            return failure(name + " failed.");
        } finally {
            note(call, invocation.channel(), outcome);
        }
    }

    private static String line(CommandException e) {
        return e.getMessage() == null ? "" : e.getMessage();
    }

    private String failure(String line) {
        return settings.returnErrors() ? line : "";
    }

    private void note(Call call, Channel channel, String outcome) {
        context.audit()
                .note(new AuditLog.Entry(
                        Account.of(channel, call.by()).toString(), channel.name(), call.typed(), outcome));
    }
}
