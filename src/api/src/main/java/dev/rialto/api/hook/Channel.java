package dev.rialto.api.hook;

import dev.rialto.api.message.ChannelRef;

/**
 * One channel as the host knows it, however often it moves. The directory gives the same object for the same channel; two are
 * equal when they are the same channel.
 */
public interface Channel {

    /**
     * The host's own number for it. Changes only when it turns out to be the same as another channel: to the number of that
     * one, while the objects that were handed out for the two stay unequal.
     */
    long number();

    /** Whether the two are one channel now, though they may not have been when somebody was handed them. */
    default boolean isSameAs(Channel other) {
        return number() == other.number();
    }

    /** What the config calls it, else {@code plug:id}. */
    String name();

    /** The config's name of the plug that reaches it. */
    String plug();

    /** Where it is now. */
    ChannelRef ref();

    /** Whether it is a label of a hook, which no network has. */
    boolean virtual();

    /** Whether the config names it. */
    boolean named();

    /** Whether the config says {@code command-authorized = true} of it: commands may be typed there. */
    boolean commandAuthorized();

    /** Whether events of it are for hooks; else the config says {@code active = false} of it, and they are left alone. */
    default boolean heard() {
        return true;
    }

    /** Whether anything is sent there; else the config says {@code active = false} of it, and relays to it come to nothing. */
    default boolean sentTo() {
        return true;
    }
}
