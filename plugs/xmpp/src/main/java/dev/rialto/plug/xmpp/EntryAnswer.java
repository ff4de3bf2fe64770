package dev.rialto.plug.xmpp;

import org.jivesoftware.smack.packet.StanzaError;

/** The answer of a room to our asking to be let in. */
sealed interface EntryAnswer {

    /** We are in. */
    record Welcome(boolean created) implements EntryAnswer {}

    record Refusal(StanzaError error) implements EntryAnswer {}

    /** No answer came. */
    record Silence() implements EntryAnswer {}
}
