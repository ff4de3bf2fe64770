package dev.rialto.tck.hook;

import dev.rialto.api.event.Event;
import dev.rialto.api.event.EventKey;
import dev.rialto.api.event.Occurrence;
import dev.rialto.api.event.Posted;
import dev.rialto.api.hook.AuditLog;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.Templates;
import dev.rialto.tck.host.InMemoryStateStore;
import dev.rialto.tck.host.PlainTemplates;
import dev.rialto.tck.time.ManualClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A host in memory for one hook: all parts of its context, to be filled and looked at by a test. */
public final class FakeHost implements HookContext {
    private final String name;
    private final ManualClock clock = new ManualClock();
    private final FakeDirectory directory = new FakeDirectory();
    private final FakeReferences references = new FakeReferences();
    private final RecordingPoster poster = new RecordingPoster();
    private final InMemoryStateStore state = new InMemoryStateStore();
    private final Map<String, List<ChatCommand>> commands = new LinkedHashMap<>();
    private final List<String> statusLines = new ArrayList<>();
    private final FakeOutbox outbox = new FakeOutbox();
    private final List<AuditLog.Entry> audit = new CopyOnWriteArrayList<>();
    private final AtomicLong count = new AtomicLong();
    private final AtomicInteger reloads = new AtomicInteger();
    private Optional<String> brokenConfig = Optional.empty();
    private Templates templates = new PlainTemplates();

    /**
     * A host in which there is nothing yet.
     *
     * @param name what the config calls the hook
     */
    public FakeHost(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ManualClock clock() {
        return clock;
    }

    @Override
    public FakeDirectory directory() {
        return directory;
    }

    @Override
    public FakeReferences references() {
        return references;
    }

    @Override
    public RecordingPoster poster() {
        return poster;
    }

    /** A file whose content's id is the text itself. */
    @Override
    public Media textFile(String file, String text) {
        return Media.builder(new ContentId(text), Media.Kind.FILE).name(file).build();
    }

    @Override
    public InMemoryStateStore state() {
        return state;
    }

    @Override
    public Templates templates() {
        return templates;
    }

    /** Other templates than {@link PlainTemplates}, for a hook's tests that can reach the core's. */
    public FakeHost templates(Templates value) {
        templates = value;
        return this;
    }

    @Override
    public Map<String, List<ChatCommand>> commands() {
        return commands;
    }

    /** What another hook, or the one under test, has as commands. */
    public FakeHost commands(String hook, List<ChatCommand> value) {
        commands.put(hook, List.copyOf(value));
        return this;
    }

    @Override
    public FakeOutbox outbox() {
        return outbox;
    }

    @Override
    public AuditLog audit() {
        return audit::add;
    }

    /** What was written down until now. */
    public List<AuditLog.Entry> audited() {
        return List.copyOf(audit);
    }

    @Override
    public List<String> statusLines() {
        return List.copyOf(statusLines);
    }

    public FakeHost statusLine(String line) {
        statusLines.add(line);
        return this;
    }

    @Override
    public List<String> reload() throws CommandException {
        if (brokenConfig.isPresent()) {
            throw new CommandException(brokenConfig.get());
        }
        reloads.incrementAndGet();
        return List.of("Nothing has changed.");
    }

    /** What is wrong with the config when it is read next. */
    public FakeHost brokenConfig(String what) {
        brokenConfig = Optional.of(what);
        return this;
    }

    /** How often the config was taken anew. */
    public int reloads() {
        return reloads.get();
    }

    /** A user with an id made of the name. */
    public static User user(String name) {
        return User.builder(new UserId("id-" + name), name).build();
    }

    /** That something happened just now in a channel, by somebody else, under a key of its own. */
    public Occurrence occurrence(Channel channel) {
        return Occurrence.live(channel.ref(), clock.now(), new EventKey("key-" + count.incrementAndGet()));
    }

    /** A new message as a hook sees it. */
    public Incoming posted(Channel channel, String author, String text) {
        return posted(channel, Message.builder(user(author), RichText.of(text)).build());
    }

    /** A new message as a hook sees it; its id is {@code m1}, {@code m2} and so on. */
    public Incoming posted(Channel channel, Message message) {
        Occurrence occurrence = occurrence(channel);
        MessageName id = MessageName.given("m" + count.incrementAndGet());
        return incoming(channel, Posted.builder(occurrence, id, message).build());
    }

    /** Any event as a hook sees it that knows of no message before. */
    public Incoming incoming(Channel channel, Event event) {
        return new Incoming(channel, event, Optional.empty(), 0);
    }

    /** What a hook sees when another has passed an event on to a channel. */
    public Incoming passedOn(Incoming from, Channel to) {
        return new Incoming(to, from.event(), from.reference(), from.hops() + 1, from.urgent(), from.source());
    }

    /** The same of a message whose author the other hook calls otherwise, by a name that is no account. */
    public Incoming passedOn(Incoming from, Channel to, String author) {
        Posted said = (Posted) from.event();
        Message named = said.message().toBuilder().author(User.named(author)).build();
        Posted copy = Posted.builder(said.occurrence(), said.names().getFirst(), named)
                .build();
        return new Incoming(to, copy, from.reference(), from.hops() + 1, from.urgent(), from.source());
    }
}
