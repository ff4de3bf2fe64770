package dev.rialto.plug.xmpp;

import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.TextMeasure;

/**
 * What a room can show and do. Only there somebody can be mentioned: nobody is called in a conversation with one person.
 *
 * @param withArchive for a room with an archive, or one of which nothing is known yet
 * @param without for a room that keeps nothing
 * @param talk for a conversation with one person
 */
record XmppCapabilities(Capabilities withArchive, Capabilities without, Capabilities talk) {

    /** Bytes of the text as it is sent, with its signs. */
    private static final TextMeasure BYTES = text -> XmppMarkup.write(text).bytes();

    /** XEP-0444 sets no limit; this many sorts of emoji are enough for anybody. */
    private static final int MOST_REACTIONS = 20;

    static XmppCapabilities of(int textLimit) {
        return new XmppCapabilities(
                room(textLimit).archive(true).build(),
                room(textLimit).archive(false).build(),
                shown(textLimit).build());
    }

    private static Capabilities.Builder room(int textLimit) {
        return shown(textLimit)
                .full(Feature.REACT, Feature.RENAME, Feature.MENTION)
                .reactionLimit(MOST_REACTIONS);
    }

    private static Capabilities.Builder shown(int textLimit) {
        return Capabilities.builder()
                .full(Feature.POST, Feature.EDIT, Feature.DELETE)
                .full(Feature.BOLD, Feature.ITALIC, Feature.STRIKE, Feature.CODE, Feature.PRE, Feature.QUOTE)
                .full(Feature.REPLY, Feature.ACTION)
                .fallback(Feature.UNDERLINE, Feature.SPOILER, Feature.HEADING, Feature.LINK)
                .fallback(Feature.MENTION, Feature.CUSTOM_EMOJI, Feature.PERSONA, Feature.SUBJECT)
                .fallback(Feature.IMAGE, Feature.ANIMATION, Feature.VIDEO, Feature.AUDIO, Feature.VOICE)
                .fallback(Feature.STICKER, Feature.FILE, Feature.ALBUM)
                .fallback(Feature.LOCATION, Feature.POLL, Feature.CONTACT, Feature.FORWARDED)
                .dropped(Feature.THREAD)
                .text(textLimit, BYTES);
    }
}
