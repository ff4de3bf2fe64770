package dev.rialto.tck.hook;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;

/** A channel of {@link FakeDirectory}; it can be moved, also to where another is. Equal by identity, as the directory hands out one of each. */
public final class FakeChannel implements Channel {
    private volatile long number;
    private final String name;
    private final String plug;
    private final boolean virtual;
    private final boolean named;
    private volatile ChannelRef ref;
    private volatile boolean commandAuthorized;

    FakeChannel(long number, String name, String plug, ChannelRef ref, boolean virtual, boolean named) {
        this.number = number;
        this.name = name;
        this.plug = plug;
        this.ref = ref;
        this.virtual = virtual;
        this.named = named;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String plug() {
        return plug;
    }

    @Override
    public ChannelRef ref() {
        return ref;
    }

    @Override
    public boolean virtual() {
        return virtual;
    }

    @Override
    public boolean named() {
        return named;
    }

    @Override
    public boolean commandAuthorized() {
        return commandAuthorized;
    }

    /** As if the config said so of the channel. */
    public FakeChannel commandAuthorized(boolean value) {
        commandAuthorized = value;
        return this;
    }

    /** Gives the channel another id on the same network. */
    public void moveTo(String id) {
        ref = new ChannelRef(ref.network(), new ChannelId(id));
    }

    /** Moves the channel to where another one of the directory is: the two are one now, though the objects stay unequal. */
    public void mergeInto(FakeChannel stays) {
        number = stays.number;
        ref = stays.ref;
    }

    @Override
    public String toString() {
        return name;
    }
}
