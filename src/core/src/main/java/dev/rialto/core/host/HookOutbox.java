package dev.rialto.core.host;

import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.OutboxControl;
import dev.rialto.core.host.ControlException.Reason;
import dev.rialto.core.host.OutboxEntry.State;
import dev.rialto.core.log.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The outbox for hooks, over what people and programs may ask of the host. */
public final class HookOutbox implements OutboxControl {
    private final Supplier<HostControl> control;
    private final Redactor redactor;

    /**
     * The outbox.
     *
     * @param control there once the host is
     * @param redactor since the lines go into chats, and reasons come from networks
     */
    public HookOutbox(Supplier<HostControl> control, Redactor redactor) {
        this.control = control;
        this.redactor = redactor;
    }

    @Override
    public List<String> lines(Optional<String> channel, int most) throws CommandException {
        List<OutboxEntry> entries = entries(channel);
        List<String> lines = new ArrayList<>();
        entries.stream().limit(most).forEach(entry -> lines.add(redactor.redact(line(entry))));
        if (entries.size() > most) {
            lines.add("… and more");
        }
        return lines;
    }

    private static String line(OutboxEntry entry) {
        return entry.id() + " " + entry.channel() + ": " + entry.kind() + ", "
                + entry.state().name().toLowerCase(Locale.ROOT) + ", " + StatusText.age(entry.age())
                + entry.reason().map(reason -> ": " + reason).orElse("");
    }

    @Override
    public Done retry(Optional<String> channel) throws CommandException, InterruptedException {
        return each(channel, control.get()::retry);
    }

    @Override
    public Done drop(Optional<String> channel) throws CommandException, InterruptedException {
        return each(channel, control.get()::drop);
    }

    /** What somebody else has dealt with meanwhile does not count. */
    private Done each(Optional<String> channel, Change change) throws CommandException, InterruptedException {
        int changed = 0;
        List<OutboxEntry> entries = entries(channel);
        for (OutboxEntry entry : entries) {
            if (entry.state() == State.DEAD) {
                try {
                    change.of(entry.id());
                    changed++;
                } catch (ControlException e) {
                    if (e.reason() == Reason.UNAVAILABLE) {
                        throw new CommandException("Nothing can be changed now: " + e.getMessage());
                    }
                }
            }
        }
        boolean more = entries.size() >= HostControl.MOST_ENTRIES
                && entries(channel).stream().anyMatch(entry -> entry.state() == State.DEAD);
        return new Done(changed, more);
    }

    private List<OutboxEntry> entries(Optional<String> channel) throws CommandException {
        try {
            return control.get().outbox(channel);
        } catch (ControlException e) {
            throw new CommandException(channel.map(name -> name + ": ").orElse("") + e.getMessage());
        }
    }

    @FunctionalInterface
    private interface Change {
        void of(long id) throws ControlException, InterruptedException;
    }
}
