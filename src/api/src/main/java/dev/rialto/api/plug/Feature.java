package dev.rialto.api.plug;

/** What a channel may be able to do or show. */
public enum Feature {
    // Operations
    POST,
    EDIT,
    DELETE,
    REACT,
    RENAME,
    PIN,
    OPEN_THREAD,

    // Looks of a text
    BOLD,
    ITALIC,
    UNDERLINE,
    STRIKE,
    SPOILER,
    CODE,
    PRE,
    QUOTE,
    HEADING,
    /** A link whose text is not its address. */
    LINK,
    MENTION,
    CUSTOM_EMOJI,

    // What a message may have
    REPLY,
    THREAD,
    /** {@code /me}. */
    ACTION,
    /** To post under another name and picture. */
    PERSONA,
    SUBJECT,
    IMAGE,
    ANIMATION,
    VIDEO,
    AUDIO,
    VOICE,
    STICKER,
    FILE,
    /** Several files in one message. */
    ALBUM,
    LOCATION,
    POLL,
    CONTACT,
    FORWARDED
}
