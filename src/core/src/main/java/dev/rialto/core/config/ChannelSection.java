package dev.rialto.core.config;

import dev.rialto.api.message.ChannelId;

/**
 * One of {@code channels}.
 *
 * @param plug the name of the plug that reaches it
 * @param id where it is, as the plug's factory read it from {@code settings}
 * @param settings the plug's own keys of the channel, as {@code factory.channel()}
 * @param commandAuthorized whether commands may be typed there when a mapping names no groups
 * @param heard whether what happens there is for hooks
 * @param sentTo whether anything is sent there
 */
public record ChannelSection(
        String name,
        String plug,
        ChannelId id,
        Record settings,
        boolean commandAuthorized,
        boolean heard,
        boolean sentTo,
        Place place) {

    /** Whether it says the same, wherever it is written. */
    public boolean sameAs(ChannelSection other) {
        return sameForItsPlug(other)
                && commandAuthorized == other.commandAuthorized
                && heard == other.heard
                && sentTo == other.sentTo;
    }

    /** Whether the plug sees the same of it. */
    public boolean sameForItsPlug(ChannelSection other) {
        return name.equals(other.name)
                && plug.equals(other.plug)
                && id.equals(other.id)
                && settings.equals(other.settings);
    }
}
