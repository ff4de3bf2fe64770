package dev.rialto.api.message;

/**
 * The address of one room, topic, chat or mailbox: the account that reaches it, and its id there.
 *
 * <p>A channel can move and get another id. Whoever keeps a channel for longer than one call keeps the {@code Channel} of
 * the directory instead.
 */
public record ChannelRef(NetworkId network, ChannelId id) {
    @Override
    public String toString() {
        return network + "/" + id;
    }
}
