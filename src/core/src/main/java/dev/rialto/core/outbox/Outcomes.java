package dev.rialto.core.outbox;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Failure;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.operation.React;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.operation.Rename;
import dev.rialto.core.format.Draft;
import dev.rialto.core.format.FormatException;
import dev.rialto.core.format.RelayFormat;
import dev.rialto.core.store.ChannelTable.Located;
import dev.rialto.core.store.OutboxRow;
import dev.rialto.core.store.Work;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the answer of a network leads to in one channel: the row ends, becomes a dead letter or waits for its next try. Each
 * method returns when that is written. Called by the channel's lane alone.
 */
final class Outcomes {
    private static final Logger log = LoggerFactory.getLogger(Outcomes.class);

    private final long channel;
    private final Outbox outbox;
    private final OutboxTools tools;
    private final Parking parking;

    Outcomes(long channel, Outbox outbox, OutboxTools tools, Parking parking) {
        this.channel = channel;
        this.outbox = outbox;
        this.tools = tools;
        this.parking = parking;
    }

    /**
     * A step has an outcome.
     *
     * @param steps how many the row has
     */
    void settle(Entry entry, Operation operation, Outcome outcome, int steps) throws InterruptedException {
        OutboxRow row = entry.row();
        switch (outcome) {
            case Outcome.Sent(Receipt receipt) -> {
                entry.stepDone();
                parking.leave().ifPresent(reason -> log.info("{} takes messages again", name()));
                Located place = tools.channels().located(channel);
                commit(tables -> tools.settle().sent(tables, row, place, operation, receipt, steps), row);
            }
            case Outcome.Refused(Outcome.Scope scope, Failure failure) -> refused(entry, operation, scope, failure);
            case Outcome.TryLater(Failure failure, Optional<Duration> after) -> later(entry, after, failure);
            case Outcome.Unknown(Failure failure) -> {
                entry.setUncertain(true);
                stillUnknown(entry, failure);
            }
            case Outcome.Moved(ChannelId to) -> {
                if (!outbox.move(entry, to)) {
                    later(entry, Optional.empty(), new Failure(ErrorKind.SERVER, "it has moved to where it is"));
                }
            }
        }
    }

    /** Nobody knows whether a step was done, and nobody could be asked: it is looked at again later. */
    void stillUnknown(Entry entry, Failure failure) throws InterruptedException {
        OutboxRow row = entry.row();
        Duration wait = rest(entry, Optional.empty(), failure);
        log.info(
                "{}: nobody knows whether row {} arrived, it is looked at again in {} ms: {}",
                name(),
                row.id(),
                wait.toMillis(),
                failure.text());
        change(entry, row.triedAgain(counted(wait)));
    }

    private void refused(Entry entry, Operation operation, Outcome.Scope scope, Failure failure)
            throws InterruptedException {
        OutboxRow row = entry.row();
        entry.setUncertain(false);
        boolean unable = operation instanceof Rename || (operation instanceof React && scope == Outcome.Scope.MESSAGE);
        if (unable && sayInstead(entry)) {
            return;
        }
        switch (scope) {
            case MESSAGE -> bury(entry, failure.text());
            case CHANNEL -> {
                if (parking.park(failure.text())) {
                    log.warn("{} is parked, its messages wait: {}", name(), failure.text());
                }
                entry.failed(failure.text());
                change(entry, row.failedFor(0));
                // The first message that waits tells of it; not the first refusal, which may have been of a notice.
                if (!row.notice() && row.reference().isPresent() && parking.tell()) {
                    outbox.notice(channel, row, failure.text());
                }
            }
        }
    }

    /** What the network does not do by its own means is told instead; tells whether the row was of that sort. */
    private boolean sayInstead(Entry entry) throws InterruptedException {
        Optional<Draft> instead = Optional.empty();
        try {
            instead = switch (RelayFormat.read(entry.row().body())) {
                case Draft.Title title -> Optional.of(title.otherwise());
                case Draft.Reactions(List<Draft.Tally> tallies, boolean told) ->
                    told ? Optional.empty() : Optional.of(new Draft.Reactions(tallies, true));
                case Draft.Post _, Draft.Edit _, Draft.Delete _, Draft.Line _ -> Optional.empty();
            };
        } catch (FormatException e) {
            log.debug("Row {} cannot be read: {}", entry.row().id(), e.getMessage());
        }
        if (instead.isPresent()) {
            change(entry, entry.row().withBody(RelayFormat.write(instead.get()), List.of()));
        }
        return instead.isPresent();
    }

    /** A step surely was not done; it is tried again later. */
    private void later(Entry entry, Optional<Duration> after, Failure failure) throws InterruptedException {
        entry.setUncertain(false);
        Duration wait = rest(entry, after, failure);
        OutboxRow failed = entry.row().failedFor(counted(wait));
        log.info(
                "{}: row {} is tried again in {} ms (try {}): {}",
                name(),
                failed.id(),
                wait.toMillis(),
                failed.tries(),
                failure.text());
        if (tired(failed)) {
            bury(entry, "given up after " + failed.tries() + " tries; the last one: " + failure.text());
        } else {
            change(entry, failed);
        }
    }

    /** Has the row rest as long as the network says, or longer each time. */
    private Duration rest(Entry entry, Optional<Duration> after, Failure failure) {
        Duration wait = after.orElseGet(() -> tools.backoff().after(entry.row().tries() + 1));
        entry.failed(failure.text(), tools.clock().nanoTime() + wait.toNanos());
        return wait;
    }

    /** How much of a rest counts towards giving up; none while the plug is away: what fails then is not the row's fault. */
    private long counted(Duration wait) {
        boolean online =
                tools.sessions().online(tools.channels().located(channel).ref().network());
        return online ? wait.toMillis() : 0;
    }

    /** Whether a row has failed for so long by itself that it is given up. */
    boolean tired(OutboxRow row) {
        return row.failing() > tools.settings().giveUpAfter().toMillis();
    }

    /** The row has nothing left to do. */
    void done(Entry entry) throws InterruptedException {
        OutboxRow row = entry.row();
        commit(tables -> tools.settle().done(tables, row), row);
    }

    /** The row will never be sent. */
    void bury(Entry entry, String reason) throws InterruptedException {
        OutboxRow row = entry.row();
        log.warn("{}: row {} is a dead letter now: {}", name(), row.id(), reason);
        commit(tables -> tools.settle().buried(tables, row, reason), row);
    }

    /** The row is another from now on. */
    void change(Entry entry, OutboxRow row) throws InterruptedException {
        tools.write(
                tables -> {
                    tables.outbox().update(row);
                    return row;
                },
                entry::set);
    }

    private void commit(Work<List<Change>> work, OutboxRow row) throws InterruptedException {
        tools.write(work, changes -> {
            row.reference().ifPresent(tools.references()::changed);
            outbox.apply(changes);
        });
    }

    private String name() {
        return tools.names().apply(channel);
    }
}
