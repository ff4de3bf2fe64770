package dev.rialto.api.event;

/** How an event reached us. */
public enum Origin {
    /** As it happened. */
    LIVE,
    /** The network kept it for us while we were away, for example Telegram's waiting updates. */
    BACKLOG,
    /** We asked an archive for it. */
    ARCHIVE
}
