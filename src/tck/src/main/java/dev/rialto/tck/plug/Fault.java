package dev.rialto.tck.plug;

import java.time.Duration;

/** What a network can do to a request instead of answering it well. */
public enum Fault {
    /** Answers that it is too much, and where it can, that {@link #DELAY} is to be waited. Does nothing else. */
    TRY_LATER,
    /** Answers that this content is wrong. Does nothing else. */
    REFUSE_MESSAGE,
    /** Answers that we may not do this in this channel. Does nothing else. */
    REFUSE_CHANNEL,
    /** Does what it is asked, then breaks the connection or the request instead of answering. */
    SWALLOW_ANSWER,
    /** Takes the request, does nothing and never answers. */
    HANG;

    /** How long a network that names a delay asks us to wait. */
    public static final Duration DELAY = Duration.ofSeconds(7);
}
