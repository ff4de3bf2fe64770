package dev.rialto.api.plug;

/**
 * How we stand in a channel.
 *
 * @param detail one line for people
 */
public record ChannelStatus(State state, String detail) {

    /** Whether messages can pass. */
    public enum State {
        USABLE,
        /** We were removed. */
        KICKED,
        /** We may not speak for now. */
        MUTED,
        NO_RIGHTS,
        /** It is not there, or not any more. */
        GONE
    }
}
