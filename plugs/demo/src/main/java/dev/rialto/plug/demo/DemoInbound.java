package dev.rialto.plug.demo;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.EventKey;
import dev.rialto.api.event.Joined;
import dev.rialto.api.event.Left;
import dev.rialto.api.event.Moved;
import dev.rialto.api.event.Occurrence;
import dev.rialto.api.event.Origin;
import dev.rialto.api.event.Pinned;
import dev.rialto.api.event.Posted;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.event.Renamed;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.Reply;
import dev.rialto.api.plug.Cursor;
import dev.rialto.api.plug.Link;
import dev.rialto.plug.demo.DemoLog.Entry;
import dev.rialto.plug.demo.DemoUpdate.Deed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what happens on the network and hands it to the host, one batch after the other: the network keeps what we have not
 * confirmed, so nothing is lost while the host is slow or we are away.
 */
final class DemoInbound {
    private static final Logger LOG = LoggerFactory.getLogger(DemoInbound.class);

    /** The name of our one cursor; its value names the last update that was accepted. */
    private static final String CURSOR = "updates";

    private static final int MOST_AT_ONCE = 256;
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(5);

    private final DemoPlug plug;
    private final DemoClient client;
    private final DemoNetwork network;
    private final Link link;
    private final Thread reader;

    /** The number of the last update from before this session. */
    private long before;

    /** The number of the last update that was accepted. */
    private long at;

    DemoInbound(DemoPlug plug, DemoClient client, DemoNetwork network, Link link) {
        this.plug = plug;
        this.client = client;
        this.network = network;
        this.link = link;
        reader = Thread.ofVirtual().name("demo-" + plug.context().name()).unstarted(this::run);
    }

    /** Begins to read. What happens from now on is live, however late the reader comes to it. */
    void start() {
        before = network.log().last();
        at = position();
        reader.start();
    }

    /** Has the reader end, and waits for it unless it is the one who asks. */
    void end() {
        reader.interrupt();
        if (Thread.currentThread().equals(reader) || reader.getState() == Thread.State.NEW) {
            return;
        }
        try {
            if (!reader.join(PATIENCE_AT_END)) {
                LOG.warn(
                        "{}: the host did not let go of the last batch",
                        plug.context().name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            read();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() throws InterruptedException {
        while (at < before && !client.ended()) {
            readOn();
        }
        if (plug.settings().archive() && !client.ended()) {
            plug.context().channels().forEach(channel -> link.caughtUp(ref(channel.id())));
        }
        while (!client.ended()) {
            readOn();
        }
    }

    /** Where to read on: the host knows best; a host that has lost its memory goes by what it confirmed to the network. */
    private long position() {
        long confirmed =
                network.log().begin(plug.settings().account(), plug.settings().echoes());
        return link.position(CURSOR)
                .flatMap(cursor -> network.log().number(cursor.value()))
                .orElse(confirmed);
    }

    private void readOn() throws InterruptedException {
        List<Entry> entries = client.read(at, MOST_AT_ONCE);
        if (entries.isEmpty()) {
            return;
        }
        List<Event> events = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            event(entry).ifPresent(events::add);
        }
        long last = entries.getLast().number();
        if (!events.isEmpty()) {
            link.accept(events, new Cursor(CURSOR, network.log().name(last)));
        }
        client.confirm(last);
        at = last;
    }

    /** What an update is to the host; empty for what it need not know or what is not understood. */
    private Optional<Event> event(Entry entry) {
        Deed deed = entry.update().deed();
        boolean own = deed.account().equals(Optional.of(plug.settings().account()));
        if ((own && !plug.settings().echoes()) || client.isShutOut(deed.room())) {
            return Optional.empty();
        }
        Origin missed = plug.settings().archive() ? Origin.ARCHIVE : Origin.BACKLOG;
        Occurrence occurrence = new Occurrence(
                ref(deed.room()),
                deed.at(),
                Optional.of(new EventKey(network.log().name(entry.number()))),
                own,
                entry.number() <= before ? missed : Origin.LIVE);
        return switch (entry.update()) {
            case DemoUpdate.Said said -> Optional.of(posted(occurrence, said));
            case DemoUpdate.Changed(Deed by, DemoMessage old, DemoMessage now) ->
                Optional.of(new Edited(occurrence, now.id(), now.message(), List.of()));
            case DemoUpdate.Removed(Deed by, DemoMessage gone) ->
                Optional.of(new Deleted(occurrence, gone.id(), Optional.of(by.by())));
            case DemoUpdate.Answered(Deed by, MessageId target, var reactions) ->
                Optional.of(new Reacted(occurrence, target, new Reacted.OfUser(by.by(), reactions)));
            case DemoUpdate.Came(Deed by) -> Optional.of(new Joined(occurrence, by.by(), Optional.empty()));
            case DemoUpdate.Went(Deed by) -> Optional.of(new Left(occurrence, by.by(), Optional.empty()));
            case DemoUpdate.Titled(Deed by, String title) ->
                Optional.of(new Renamed(occurrence, title, Optional.of(by.by())));
            case DemoUpdate.Pinned(Deed by, MessageId target, boolean pinned) ->
                Optional.of(new Pinned(occurrence, target, pinned, Optional.of(by.by())));
            case DemoUpdate.Moved(Deed by, ChannelId to) -> Optional.of(new Moved(occurrence, to));
            case DemoUpdate.Strange(Deed by, String what) -> {
                LOG.debug(
                        "{}: left out an update that is not understood",
                        plug.context().name());
                yield Optional.empty();
            }
        };
    }

    private static Posted posted(Occurrence occurrence, DemoUpdate.Said said) {
        DemoMessage posted = said.message();
        Message message = posted.message()
                .replyTo()
                .map(reply ->
                        posted.message().toBuilder().replyTo(full(reply, said)).build())
                .orElse(posted.message());
        Posted.Builder event = Posted.builder(occurrence, new MessageName(posted.id(), false), message);
        if (occurrence.own()) {
            posted.token().ifPresent(event::token);
        }
        return event.build();
    }

    /** The reply with what the network tells of its parent. */
    private static Reply full(Reply reply, DemoUpdate.Said said) {
        return said.parent()
                .map(parent -> new Reply(
                        reply.parent(),
                        parent.message().author(),
                        parent.message().text()))
                .orElse(reply);
    }

    private ChannelRef ref(ChannelId room) {
        return new ChannelRef(plug.network(), room);
    }
}
