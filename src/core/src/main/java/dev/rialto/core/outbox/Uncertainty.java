package dev.rialto.core.outbox;

import dev.rialto.api.operation.Delete;
import dev.rialto.api.operation.Edit;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Failure;
import dev.rialto.api.operation.OpenThread;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Pin;
import dev.rialto.api.operation.Post;
import dev.rialto.api.operation.React;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.operation.Rename;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.Session;
import dev.rialto.core.config.OutboxSettings.OnUnknown;
import dev.rialto.core.store.OutboxRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides about an operation of which nobody knows whether it was done: asks the network where it can be asked, and goes by
 * the settings where it cannot.
 */
final class Uncertainty {
    private static final Logger log = LoggerFactory.getLogger(Uncertainty.class);

    private final OutboxTools tools;

    Uncertainty(OutboxTools tools) {
        this.tools = tools;
    }

    /** What is known of it now. */
    sealed interface Answer {

        /** It was done. */
        record Arrived(Receipt receipt) implements Answer {}

        /** It surely was not done. */
        record Missing() implements Answer {}

        /** Nobody knows, and to do it again does no harm. */
        record Harmless() implements Answer {}

        /** Nobody knows, and it is done again all the same; that is counted. */
        record Resend() implements Answer {}

        /** Nobody knows, and it is not done again. */
        record GiveUp(String reason) implements Answer {}

        /** The network knows and does not answer; it is asked again later. */
        record Silent(Failure failure) implements Answer {}
    }

    /** Looks for the answer; may wait for the network. */
    Answer of(OutboxRow row, Operation operation, Session session, Capabilities capabilities)
            throws InterruptedException {
        if (harmlessTwice(operation)) {
            return new Answer.Harmless();
        }
        Instant since = Instant.ofEpochMilli(row.firstTry().orElse(row.created()));
        Optional<Role.Lookup> lookup = session.role(Role.Lookup.class);
        if (lookup.isPresent()) {
            try {
                return lookup.get()
                        .find(operation.channel(), operation.token(), since)
                        .<Answer>map(Answer.Arrived::new)
                        .orElseGet(Answer.Missing::new);
            } catch (PlugException e) {
                if (e.kind() != ErrorKind.UNSUPPORTED) {
                    return new Answer.Silent(new Failure(e.kind(), String.valueOf(e.getMessage())));
                }
            } catch (RuntimeException e) {
                log.error("A plug failed in a lookup, which it never should", e);
                return new Answer.Silent(new Failure(
                        ErrorKind.PLUG, "the plug failed: " + e.getClass().getSimpleName()));
            }
        }
        return unasked(row, since, capabilities);
    }

    /**
     * Whether it matters that we know, after a power cut too, that an operation may have been tried. Where the network cannot be
     * asked what became of it, and it may be done again, it is done again then in any case.
     */
    boolean matters(OutboxRow row, Operation operation, Session session, Capabilities capabilities) {
        return !harmlessTwice(operation)
                && (session.role(Role.Lookup.class).isPresent()
                        || capabilities.archive()
                        || capabilities.tokenHonoured().isPositive()
                        || !mayResend(row));
    }

    private boolean mayResend(OutboxRow row) {
        return tools.settings().onUnknown() == OnUnknown.RESEND
                && row.unknowns() < tools.settings().unknownResends();
    }

    private Answer unasked(OutboxRow row, Instant since, Capabilities capabilities) {
        Duration age = Duration.between(since, tools.clock().now());
        if (age.compareTo(capabilities.tokenHonoured()) < 0) {
            return new Answer.Harmless();
        }
        if (tools.settings().onUnknown() == OnUnknown.DROP) {
            return new Answer.GiveUp("nobody knows whether it arrived, and on-unknown = drop");
        }
        return mayResend(row)
                ? new Answer.Resend()
                : new Answer.GiveUp("sent " + (row.unknowns() + 1) + " times, and nobody knows whether it arrived");
    }

    private static boolean harmlessTwice(Operation operation) {
        return switch (operation) {
            case Post _, OpenThread _ -> false;
            case Edit _, Delete _, React _, Rename _, Pin _ -> true;
        };
    }
}
