package dev.rialto.cli;

import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.core.host.ControlException;
import dev.rialto.core.host.ControlException.Reason;
import dev.rialto.core.host.HostControl;
import dev.rialto.core.host.HostStatus;
import dev.rialto.core.host.HostStatus.MemoryUse;
import dev.rialto.core.host.HostStatus.PlugHealth;
import dev.rialto.core.host.HostStatus.PlugState;
import dev.rialto.core.host.HostStatus.StoreHealth;
import dev.rialto.core.host.OutboxEntry;
import dev.rialto.core.host.ReloadReport;
import dev.rialto.core.host.SendReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A host behind a real door that knows one message, {@code 01HX}, and writes down what it was asked. */
final class FakeHost implements HostControl {
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    volatile List<OutboxEntry> rows = List.of();
    volatile Optional<String> broken = Optional.empty();

    @Override
    public HostStatus status() {
        var start = Instant.parse("2026-01-02T03:04:05Z");
        return new HostStatus(
                "rialto",
                "1.2.3",
                start,
                Duration.ofSeconds(90),
                List.of(new PlugHealth("tg", "telegram", "Telegram", PlugState.ONLINE, start, Optional.empty())),
                List.of(),
                0,
                0,
                0,
                0,
                new StoreHealth(Optional.empty(), 12_000_000_000L, true),
                new MemoryUse(45_000_000, 256_000_000, Optional.empty()),
                List.of());
    }

    @Override
    public SendReport send(String target, String text, PostOptions options) throws ControlException {
        if (target.equals("opps")) {
            throw new ControlException(Reason.NOT_FOUND, "There is no \"opps\"; did you mean \"ops\"?");
        }
        asked.add("send " + target + ": " + text + " " + options.severity()
                + options.subject().map(line -> " about " + line).orElse("")
                + (options.silent() ? " silent" : "") + (options.urgent() ? " urgent" : ""));
        return new SendReport(new ReferenceKey("01HX"), List.of("ops", "mail"));
    }

    @Override
    public SendReport post(String label, String text, Optional<String> author, Optional<ReferenceKey> replyTo) {
        asked.add("post " + label + ": " + text
                + author.map(name -> " as " + name).orElse("")
                + replyTo.map(id -> " to " + id).orElse(""));
        return new SendReport(new ReferenceKey("01HX"), List.of("family"));
    }

    @Override
    public void edit(ReferenceKey id, String text) throws ControlException {
        known(id);
        asked.add("edit " + id + ": " + text);
    }

    @Override
    public void delete(ReferenceKey id) throws ControlException {
        known(id);
        asked.add("delete " + id);
    }

    @Override
    public List<OutboxEntry> outbox(Optional<String> channel) {
        asked.add("outbox" + channel.map(name -> " of " + name).orElse(""));
        return rows;
    }

    @Override
    public void retry(long id) {
        asked.add("retry " + id);
    }

    @Override
    public void drop(long id) {
        asked.add("drop " + id);
    }

    @Override
    public ReloadReport reload() throws ControlException {
        asked.add("reload");
        if (broken.isPresent()) {
            throw new ControlException(Reason.INVALID, broken.get());
        }
        return new ReloadReport(
                List.of("Reloaded: plug tg restarted.", "host changed; it takes effect at the next start."));
    }

    private static void known(ReferenceKey id) throws ControlException {
        if (!id.value().equals("01HX")) {
            throw new ControlException(Reason.NOT_FOUND, "There is no message " + id + ".");
        }
    }
}
