package dev.rialto.core.http;

import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.core.host.ControlException;
import dev.rialto.core.host.ControlException.Reason;
import dev.rialto.core.host.HostControl;
import dev.rialto.core.host.HostStatus;
import dev.rialto.core.host.HostStatus.ChannelHealth;
import dev.rialto.core.host.HostStatus.MemoryUse;
import dev.rialto.core.host.HostStatus.PlugHealth;
import dev.rialto.core.host.HostStatus.PlugState;
import dev.rialto.core.host.HostStatus.StoreHealth;
import dev.rialto.core.host.OutboxEntry;
import dev.rialto.core.host.ReloadReport;
import dev.rialto.core.host.SendReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A host that writes down what it was asked, knows the channel {@code ops} and the conversation {@code family}. */
final class ScriptedHost implements HostControl {
    static final HostStatus STATUS = new HostStatus(
            "rialto",
            "1.2.3",
            Instant.parse("2026-01-02T03:04:05Z"),
            Duration.ofSeconds(90),
            List.of(
                    new PlugHealth("tg", "telegram", "Telegram", PlugState.ONLINE, Instant.EPOCH, Optional.empty()),
                    new PlugHealth(
                            "x", "xmpp", "XMPP", PlugState.OFFLINE, Instant.EPOCH, Optional.of("connection refused"))),
            List.of(new ChannelHealth(
                    "ops", 3, Optional.of(Duration.ofMinutes(2)), 1, Optional.of("no rights"), Optional.empty())),
            4,
            3,
            5,
            6,
            new StoreHealth(Optional.empty(), 7_000_000_000L, true),
            new MemoryUse(10, 20, Optional.of(30L)),
            List.of("see to it"));
    static final SendReport REPORT = new SendReport(new ReferenceKey("01HX"), List.of("ops"));
    static final List<OutboxEntry> ROWS = List.of(
            new OutboxEntry(7, "ops", "post", Duration.ofHours(1), 2, OutboxEntry.State.DEAD, Optional.of("too long")),
            new OutboxEntry(8, "ops", "edit", Duration.ZERO, 0, OutboxEntry.State.WAITING, Optional.empty()));

    final List<Object> asked = new CopyOnWriteArrayList<>();

    @Override
    public HostStatus status() {
        return STATUS;
    }

    @Override
    public SendReport send(String target, String text, PostOptions options) throws ControlException {
        if (!target.equals("ops")) {
            throw new ControlException(
                    Reason.NOT_FOUND, "There is no channel or label \"" + target + "\"; did you mean \"ops\"?");
        }
        asked.add(List.of("send", target, text, options));
        return REPORT;
    }

    @Override
    public SendReport post(String label, String text, Optional<String> author, Optional<ReferenceKey> replyTo) {
        asked.add(List.of("post", label, text, author, replyTo));
        return REPORT;
    }

    @Override
    public void edit(ReferenceKey id, String text) {
        asked.add(List.of("edit", id, text));
    }

    @Override
    public void delete(ReferenceKey id) {
        asked.add(List.of("delete", id));
    }

    @Override
    public List<OutboxEntry> outbox(Optional<String> channel) {
        asked.add(List.of("outbox", channel));
        return ROWS;
    }

    @Override
    public void retry(long id) throws ControlException {
        if (id != 7) {
            throw new ControlException(Reason.REFUSED, "Row " + id + " is no dead letter.");
        }
        asked.add(List.of("retry", id));
    }

    @Override
    public void drop(long id) throws ControlException {
        if (id == 0) {
            throw new ControlException(Reason.UNAVAILABLE, "The disk is full.");
        }
        if (id < 0) {
            throw new IllegalStateException("a fault of the host");
        }
        asked.add(List.of("drop", id));
    }

    @Override
    public ReloadReport reload() throws ControlException {
        throw new ControlException(Reason.INVALID, "bridge.conf:1: one\nbridge.conf:2: another");
    }
}
