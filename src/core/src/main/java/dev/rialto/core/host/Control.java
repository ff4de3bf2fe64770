package dev.rialto.core.host;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Conversation;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.Poster;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.References;
import dev.rialto.api.hook.SyncRef;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.core.host.ControlException.Reason;
import dev.rialto.core.outbox.Outbox;
import dev.rialto.core.store.Health;
import dev.rialto.core.store.OutboxRow;
import dev.rialto.core.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people and programs may ask of the host, over its parts. */
public final class Control implements HostControl {
    private final Store store;
    private final CurrentSetup current;
    private final References references;
    private final Poster poster;
    private final Outbox outbox;
    private final StatusReport report;
    private final Reload reload;

    public Control(
            Store store,
            CurrentSetup current,
            References references,
            Poster poster,
            Outbox outbox,
            StatusReport report,
            Reload reload) {
        this.store = store;
        this.current = current;
        this.references = references;
        this.poster = poster;
        this.outbox = outbox;
        this.report = report;
        this.reload = reload;
    }

    @Override
    public HostStatus status() {
        return report.now();
    }

    @Override
    public SendReport send(String target, String text, PostOptions options)
            throws ControlException, InterruptedException {
        return say(targets(target), message(text, Optional.empty(), Optional.empty()), options);
    }

    @Override
    public SendReport post(String label, String text, Optional<String> author, Optional<ReferenceKey> replyTo)
            throws ControlException, InterruptedException {
        List<Channel> targets = conversation(label);
        if (replyTo.isPresent() && references.find(replyTo.get()).isEmpty()) {
            throw new ControlException(Reason.NOT_FOUND, "no message has the id " + replyTo.get());
        }
        return say(targets, message(text, author, replyTo), PostOptions.DEFAULT);
    }

    private SendReport say(List<Channel> targets, Message message, PostOptions options)
            throws ControlException, InterruptedException {
        requireStore();
        List<Channel> active = targets.stream().filter(Channel::sentTo).toList();
        if (active.isEmpty()) {
            throw new ControlException(
                    Reason.REFUSED,
                    targets.stream().map(Channel::name).collect(Collectors.joining(", "))
                            + ": not active in the config");
        }
        ReferenceKey key = poster.post(active, message, options);
        return new SendReport(key, active.stream().map(Channel::name).toList());
    }

    @Override
    public void edit(ReferenceKey id, String text) throws ControlException, InterruptedException {
        requireStore();
        // Under the name that it was posted under; what a person wrote on a network is theirs to edit.
        Optional<SyncRef> posted =
                references.find(id).filter(found -> found.source().isEmpty());
        Optional<String> author = posted.map(SyncRef::authorName).filter(name -> !name.isEmpty());
        if (posted.isEmpty() || !poster.edit(id, message(text, author, Optional.empty()))) {
            throw new ControlException(
                    Reason.NOT_FOUND, "no message that was posted here has the id " + id + ", or it is deleted");
        }
    }

    @Override
    public void delete(ReferenceKey id) throws ControlException, InterruptedException {
        requireStore();
        if (!poster.delete(id)) {
            throw new ControlException(Reason.NOT_FOUND, "no message has the id " + id + ", or it is deleted already");
        }
    }

    @Override
    public List<OutboxEntry> outbox(Optional<String> channel) throws ControlException {
        Optional<Long> only = Optional.empty();
        if (channel.isPresent()) {
            only = number(channel.get());
            if (only.isEmpty()) {
                return List.of();
            }
        }
        return list(only);
    }

    private List<OutboxEntry> list(Optional<Long> only) {
        return store.read(tables -> tables.outbox().list(only, MOST_ENTRIES)).stream()
                .map(this::entry)
                .toList();
    }

    @Override
    public void retry(long id) throws ControlException, InterruptedException {
        requireStore();
        if (!outbox.retry(id)) {
            throw new ControlException(Reason.NOT_FOUND, "no dead letter has the number " + id);
        }
    }

    @Override
    public void drop(long id) throws ControlException, InterruptedException {
        requireStore();
        if (outbox.drop(id)) {
            return;
        }
        boolean there = store.read(tables -> tables.outbox().byId(id)).isPresent();
        throw there
                ? new ControlException(Reason.REFUSED, "row " + id + " is being sent")
                : new ControlException(Reason.NOT_FOUND, "no row of the outbox has the number " + id);
    }

    @Override
    public ReloadReport reload() throws ControlException, InterruptedException {
        // Channels that are new need numbers.
        requireStore();
        return reload.run();
    }

    private Directory directory() {
        return current.get().directory();
    }

    private OutboxEntry entry(OutboxRow row) {
        OutboxEntry.State state = row.died().isPresent()
                ? OutboxEntry.State.DEAD
                : outbox.sending(row) ? OutboxEntry.State.SENDING : OutboxEntry.State.WAITING;
        return new OutboxEntry(
                row.id(),
                report.name(row.channel()),
                row.kind().word(),
                outbox.age(row.created()),
                row.tries(),
                state,
                row.reason().or(() -> outbox.trouble(row)));
    }

    /** The channels of a label, or its own where it has one; here a label counts whatever else is called so. */
    private List<Channel> conversation(String name) throws ControlException {
        List<Conversation> named = directory().conversations().stream()
                .filter(each -> each.label().equals(name))
                .toList();
        if (named.size() > 1) {
            throw new ControlException(
                    Reason.NOT_FOUND,
                    "several syncs have a label " + name + ": "
                            + named.stream()
                                    .map(each -> each.plug()
                                            .map(plug -> plug + ":" + name)
                                            .orElse(each.hook() + " (without a plug)"))
                                    .collect(Collectors.joining(", ")));
        }
        if (named.size() == 1) {
            List<Channel> channels = new ArrayList<>();
            Conversation conversation = named.getFirst();
            for (String channel :
                    conversation.plug().map(plug -> List.of(plug + ":" + name)).orElse(conversation.members())) {
                channels.add(channel(channel));
            }
            return channels;
        }
        List<Channel> targets = targets(name);
        if (directory().conversation(targets.getFirst()).isEmpty()) {
            throw new ControlException(Reason.NOT_FOUND, name + " is no conversation of a sync");
        }
        return targets;
    }

    private List<Channel> targets(String name) throws ControlException {
        try {
            return directory().targets("", name);
        } catch (SettingsException e) {
            throw new ControlException(Reason.NOT_FOUND, String.valueOf(e.getMessage()));
        }
    }

    private Channel channel(String name) throws ControlException {
        try {
            return directory().channel("", name);
        } catch (SettingsException e) {
            throw new ControlException(Reason.NOT_FOUND, String.valueOf(e.getMessage()));
        }
    }

    private Optional<Long> number(String name) throws ControlException {
        try {
            return current.get().directory().number(name);
        } catch (SettingsException e) {
            throw new ControlException(Reason.NOT_FOUND, String.valueOf(e.getMessage()));
        }
    }

    /** Better to say at once that nothing can be stored than to let somebody wait at a prompt. */
    private void requireStore() throws ControlException {
        Health health = store.health();
        if (health.trouble().isPresent()) {
            throw new ControlException(
                    Reason.UNAVAILABLE,
                    "the database takes no changes: " + health.trouble().get());
        }
        if (!health.accepting()) {
            throw new ControlException(
                    Reason.UNAVAILABLE,
                    "only " + (health.freeBytes() >> 20) + " MB of disk are left: nothing new is taken in");
        }
    }

    private static Message message(String text, Optional<String> author, Optional<ReferenceKey> replyTo) {
        Message.Builder message = Message.builder(RichText.of(text));
        author.map(User::named).ifPresent(message::author);
        replyTo.ifPresent(
                key -> message.replyTo(new Reply(new MessageId(key.value()), Optional.empty(), RichText.EMPTY)));
        return message.build();
    }
}
