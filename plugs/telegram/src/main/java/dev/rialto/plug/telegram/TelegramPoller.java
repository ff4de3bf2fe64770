package dev.rialto.plug.telegram;

import dev.rialto.api.event.Event;
import dev.rialto.api.event.Moved;
import dev.rialto.api.event.Origin;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.plug.Cursor;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.Link;
import dev.rialto.api.plug.PlugException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * Asks for updates until its thread is interrupted or the session is lost. An offset tells Telegram that everything before it
 * may be forgotten; so it is sent only after the host has stored what came.
 */
final class TelegramPoller implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(TelegramPoller.class);
    private static final String CURSOR = "updates";

    /** So many failures in a row, about a minute, and the host is told. */
    private static final int PATIENCE = 6;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final String name;
    private final TelegramClient client;
    private final TelegramInbound inbound;
    private final TelegramChats chats;
    private final Link link;
    private final HostClock clock;
    private final TelegramSettings settings;
    private OptionalInt offset;
    private boolean doubtful;
    private boolean catchingUp = true;
    private int caughtUp;
    private int letGo;
    private int failures;

    /**
     * A poller for one session.
     *
     * @param waiting whether the server said that it has something for us
     */
    TelegramPoller(
            String name,
            TelegramClient client,
            TelegramInbound inbound,
            TelegramChats chats,
            Link link,
            HostClock clock,
            TelegramSettings settings,
            boolean waiting) {
        this.name = name;
        this.client = client;
        this.inbound = inbound;
        this.chats = chats;
        this.link = link;
        this.clock = clock;
        this.settings = settings;
        this.offset = link.position(CURSOR).map(TelegramPoller::number).orElse(OptionalInt.empty());
        this.doubtful = waiting && offset.isPresent();
    }

    private static OptionalInt number(Cursor cursor) {
        return OptionalInt.of(Integer.parseInt(cursor.value()));
    }

    @Override
    public void run() {
        // Telegram dates to the second.
        Instant opened = clock.now().truncatedTo(ChronoUnit.SECONDS);
        try {
            while (poll(opened)) {
                // The next one.
            }
        } catch (InterruptedException closed) {
            LOG.debug("{}: no more polling", name);
        } catch (RuntimeException | Error bug) {
            // An Error too: with this thread dead and nobody told, the bot would be deaf and seem well.
            LOG.error("{}: polling failed with {}", name, bug.getClass().getName(), bug);
            link.lost(new PlugException(
                    ErrorKind.PLUG, "polling failed: " + bug.getClass().getSimpleName()));
        }
    }

    /** Asks once, and says whether to go on. */
    private boolean poll(Instant opened) throws InterruptedException {
        Updates updates;
        try {
            updates = client.updates(offset, doubtful ? Duration.ZERO : settings.pollTimeout());
        } catch (TelegramException failed) {
            return waitAfter(failed.error());
        }
        if (updates.count() == 0) {
            if (doubtful) {
                // There is something, and not behind our offset: Telegram began to count anew, as it does after a quiet
                // week.
                offset = OptionalInt.empty();
                doubtful = false;
            } else {
                caughtUp();
            }
            failures = 0;
            return true;
        }
        doubtful = false;
        if (updates.next().isEmpty() || updates.next().equals(offset)) {
            return waitAfter(new TelegramError.Unreadable());
        }
        failures = 0;
        updates.unreadable().forEach(this::leaveOut);
        link.accept(
                events(updates, opened),
                new Cursor(CURSOR, Integer.toString(updates.next().getAsInt())));
        offset = updates.next();
        if (updates.count() < UpdatesRequest.LIMIT) {
            caughtUp();
        }
        return true;
    }

    private List<Event> events(Updates updates, Instant opened) {
        List<Event> events = new ArrayList<>();
        Instant liveFrom = catchingUp ? opened : Instant.MIN;
        for (Update update : updates.readable()) {
            try {
                if (update.getMyChatMember() != null) {
                    var change = update.getMyChatMember();
                    chats.allOf(change.getChat()).forEach(channel -> link.status(channel, Membership.status(change)));
                }
                inbound.events(update, liveFrom).stream().filter(this::isWanted).forEach(events::add);
            } catch (RuntimeException unexpected) {
                leaveOut(new Updates.Unreadable(
                        OptionalInt.of(update.getUpdateId()),
                        unexpected.getClass().getSimpleName() + " in " + place(unexpected)));
            }
        }
        return events;
    }

    private static String place(RuntimeException unexpected) {
        return unexpected.getStackTrace().length == 0 ? "an unknown place" : unexpected.getStackTrace()[0].toString();
    }

    private boolean isWanted(Event event) {
        if (event.origin() != Origin.BACKLOG || event instanceof Moved) {
            return true;
        }
        boolean wanted = caughtUp < settings.catchUp().maxEvents()
                && !event.at().isBefore(clock.now().minus(settings.catchUp().maxAge()));
        if (wanted) {
            caughtUp++;
        } else {
            letGo++;
        }
        return wanted;
    }

    private void caughtUp() {
        if (catchingUp && letGo > 0) {
            LOG.warn("{}: let go {} events that waited at the server, as catch-up says", name, letGo);
        }
        catchingUp = false;
    }

    private void leaveOut(Updates.Unreadable update) {
        LOG.warn(
                "{}: left out update {}, which cannot be read: {}",
                name,
                update.id().isPresent() ? update.id().getAsInt() : "without a number",
                update.reason());
    }

    /** Waits as the failure asks for, and says whether to go on. */
    private boolean waitAfter(TelegramError error) throws InterruptedException {
        if (Thread.interrupted()) {
            // Closing ends the request that waits; that is no failure.
            throw new InterruptedException();
        }
        failures++;
        PlugException cause = TelegramErrors.exception(error);
        // A webhook that somebody set while we polled is taken off by the next open.
        if (TelegramErrors.isAuth(error) || failures >= PATIENCE || TelegramErrors.isWebhook(error)) {
            link.lost(cause);
            return false;
        }
        Duration wait = Optional.of(error)
                .filter(TelegramError.Answer.class::isInstance)
                .map(TelegramError.Answer.class::cast)
                .flatMap(TelegramErrors::wait)
                .orElseGet(this::backOff);
        LOG.warn("{}: {}; asking again in {} s", name, cause.getMessage(), wait.toSeconds());
        clock.sleep(wait);
        return true;
    }

    private Duration backOff() {
        Duration wait = Duration.ofSeconds(1L << Math.min(failures - 1, 10));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
