package dev.rialto.hook.sync;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Conversation;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.Poster;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.message.Message;
import java.util.List;
import java.util.Optional;

/**
 * The virtual plug of a sync, whose channels are its labels: {@code synced:family}. What is posted to such a channel arrives
 * in all members of the label, and what is said in a member is seen in it, so that other hooks can listen to a conversation as
 * one channel. Safe for many threads.
 */
public final class SyncPlug {
    private final String name;
    private final Directory directory;
    private final Poster poster;

    /** @param name what the config's {@code plug} calls it */
    public SyncPlug(String name, Directory directory, Poster poster) {
        this.name = name;
        this.directory = directory;
        this.poster = poster;
    }

    public String name() {
        return name;
    }

    /** The label that a channel is a member of, of whichever sync; empty when none with a plug has it. */
    public static Optional<Channel> anySync(Directory directory, Channel channel) {
        return channel.virtual()
                ? Optional.empty()
                : directory
                        .conversation(channel)
                        .flatMap(conversation ->
                                conversation.plug().flatMap(plug -> virtual(directory, plug, conversation.label())));
    }

    private static Optional<Channel> virtual(Directory directory, String plug, String label) {
        return directory.channel(plug + ":" + label);
    }

    /** The label of this sync that a channel is a member of. */
    public Optional<Channel> syncFor(Channel channel) {
        return anySync(directory, channel).filter(virtual -> virtual.plug().equals(name));
    }

    /** The members of a label; empty for a channel that is no label of this sync. */
    public List<Channel> inSync(Channel virtual) {
        return conversation(virtual)
                .map(conversation -> conversation.members().stream()
                        .flatMap(member -> directory.channel(member).stream())
                        .toList())
                .orElse(List.of());
    }

    /** All labels. */
    public List<Channel> publicChannels() {
        return directory.conversations().stream()
                .filter(conversation -> conversation.plug().equals(Optional.of(name)))
                .flatMap(conversation -> virtual(directory, name, conversation.label()).stream())
                .toList();
    }

    /** None: a label is never a chat with one person. */
    public List<Channel> privateChannels() {
        return List.of();
    }

    /** Never true; empty for a channel that is no label of this sync. */
    public Optional<Boolean> channelIsPrivate(Channel virtual) {
        return conversation(virtual).map(conversation -> false);
    }

    /** What the config's {@code titles} call the label, else the label itself; empty for what is none of this sync. */
    public Optional<String> channelTitle(Channel virtual) {
        return conversation(virtual).map(Conversation::title);
    }

    /**
     * The people of all members of a label. Asks the networks.
     *
     * @return empty for a channel that is no label of this sync
     */
    public Optional<SyncMembers> channelMembers(Channel virtual) throws InterruptedException {
        return conversation(virtual).isEmpty()
                ? Optional.empty()
                : Optional.of(SyncMembers.of(inSync(virtual), directory));
    }

    /**
     * Posts to every member of a label. Durable on return.
     *
     * @param message its author's name is what people are to see
     * @return the name by which it can be edited and deleted
     * @throws IllegalArgumentException for a channel that is no label of this sync
     */
    public ReferenceKey post(Channel virtual, Message message) throws InterruptedException {
        if (conversation(virtual).isEmpty()) {
            throw new IllegalArgumentException(virtual.name() + " is not a label of " + name);
        }
        return poster.post(List.of(virtual), message, PostOptions.DEFAULT);
    }

    /** Changes all copies of a message. Durable on return; whether there is one that is not deleted. */
    public boolean edit(ReferenceKey key, Message message) throws InterruptedException {
        return poster.edit(key, message);
    }

    /** Deletes all copies of a message. Durable on return; whether there was one that was not deleted before. */
    public boolean delete(ReferenceKey key) throws InterruptedException {
        return poster.delete(key);
    }

    private Optional<Conversation> conversation(Channel virtual) {
        return virtual.virtual() && virtual.plug().equals(name) ? directory.conversation(virtual) : Optional.empty();
    }
}
