package dev.rialto.hook.sync;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Conversation;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.relay.Members;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The conversations of one sync, and a voice in them. The sync's own commands stand on it, and another hook makes one of the
 * context that it has.
 *
 * <p>A label of a sync with a {@code plug} is a channel of its own, {@code synced:family}. What is posted to it arrives in all
 * members, and what happens in a member is seen there too: a watcher or router hears a conversation as that one channel.
 *
 * <p>Names can be asked for from the beginning, people and posts once the host runs. Safe for many threads.
 */
public final class SyncPlug {
    private final String hook;
    private final HookContext context;
    private final Directory directory;

    /**
     * Looks nothing up.
     *
     * @param hook what the config calls the sync
     * @param context of the hook that asks and posts
     */
    public SyncPlug(String hook, HookContext context) {
        this.hook = hook;
        this.context = context;
        this.directory = context.directory();
    }

    /** The label that a channel is a member of, of whichever sync; empty when none with a plug has it. */
    public static Optional<Channel> anySync(Directory directory, Channel member) {
        return member.virtual()
                ? Optional.empty()
                : directory.conversation(member).flatMap(conversation -> label(conversation, directory));
    }

    private static Optional<Channel> label(Conversation conversation, Directory directory) {
        return conversation.plug().flatMap(plug -> directory.channel(plug + ":" + conversation.label()));
    }

    /** The label of this sync that a channel is a member of. */
    public Optional<Channel> syncFor(Channel member) {
        return member.virtual()
                ? Optional.empty()
                : of(member).stream()
                        .flatMap(conversation -> label(conversation, directory).stream())
                        .findFirst();
    }

    /** All labels, where the sync has a plug. */
    public List<Channel> channels() {
        return directory.conversations().stream()
                .filter(this::isOurs)
                .flatMap(conversation -> label(conversation, directory).stream())
                .toList();
    }

    /** The members of a label; empty for a channel that is no label of this sync. */
    public List<Channel> inSync(Channel label) {
        return ofLabel(label).map(this::members).orElse(List.of());
    }

    /** What the config's {@code titles} call a label, else the label itself; empty for what is none of this sync. */
    public Optional<String> title(Channel label) {
        return ofLabel(label).map(Conversation::title);
    }

    /**
     * Asks the networks for the people of a label.
     *
     * @return by the names of plugs, in their order; empty for a channel that is no label of this sync
     */
    public SequencedMap<String, Members> people(Channel label) throws InterruptedException {
        Map<String, List<Channel>> byPlug =
                inSync(label).stream().collect(Collectors.groupingBy(Channel::plug, TreeMap::new, Collectors.toList()));
        SequencedMap<String, Members> people = new LinkedHashMap<>();
        for (var ofPlug : byPlug.entrySet()) {
            people.put(ofPlug.getKey(), Members.of(ofPlug.getValue(), directory));
        }
        return people;
    }

    /**
     * Posts to every member of a label. Durable on return.
     *
     * @param message its author's name is what people are to see
     * @return the name by which it can be edited, deleted and answered
     * @throws IllegalArgumentException for a channel that is no label of this sync
     */
    public ReferenceKey post(Channel label, Message message) throws InterruptedException {
        if (ofLabel(label).isEmpty()) {
            throw new IllegalArgumentException(label.name() + " is not a label of " + hook);
        }
        return context.poster().post(List.of(label), message, PostOptions.DEFAULT);
    }

    /**
     * The same, as an answer.
     *
     * @param answered what {@link #post} gave, or what {@link HookContext#references} says of a message in a member
     */
    public ReferenceKey reply(Channel label, ReferenceKey answered, Message message) throws InterruptedException {
        Reply reply = new Reply(new MessageId(answered.value()), Optional.empty(), RichText.EMPTY);
        return post(label, message.toBuilder().replyTo(reply).build());
    }

    /** Changes all copies of a message. Durable on return; whether there is one that is not deleted. */
    public boolean edit(ReferenceKey key, Message message) throws InterruptedException {
        return context.poster().edit(key, message);
    }

    /** Deletes all copies of a message. Durable on return; whether there was one that was not deleted before. */
    public boolean delete(ReferenceKey key) throws InterruptedException {
        return context.poster().delete(key);
    }

    /**
     * The conversations of this sync that a channel is a member of, or whose label it is. Several only where channels of the
     * config have become one by a move.
     */
    List<Conversation> of(Channel channel) {
        return directory.conversations(channel).stream().filter(this::isOurs).toList();
    }

    /** The channels of a conversation, in the order of the config. */
    List<Channel> members(Conversation conversation) {
        return conversation.members().stream()
                .flatMap(name -> directory.channel(name).stream())
                .distinct()
                .toList();
    }

    private Optional<Conversation> ofLabel(Channel channel) {
        return channel.virtual() ? of(channel).stream().findFirst() : Optional.empty();
    }

    private boolean isOurs(Conversation conversation) {
        return conversation.hook().equals(hook);
    }
}
