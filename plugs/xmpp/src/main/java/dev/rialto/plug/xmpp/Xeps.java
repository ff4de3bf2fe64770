package dev.rialto.plug.xmpp;

/** The names of the extensions that the plug speaks besides those that Smack knows. */
final class Xeps {
    /** XEP-0308, Last Message Correction. */
    static final String CORRECT = "urn:xmpp:message-correct:0";

    /** XEP-0313, Message Archive Management. */
    static final String ARCHIVE = "urn:xmpp:mam:2";

    /** XEP-0334, Message Processing Hints. */
    static final String HINTS = "urn:xmpp:hints";

    /** XEP-0359, Unique and Stable Stanza IDs. */
    static final String STANZA_IDS = "urn:xmpp:sid:0";

    /** XEP-0393, Message Styling. */
    static final String STYLING = "urn:xmpp:styling:0";

    /** XEP-0421, Occupant identifiers. */
    static final String OCCUPANT_IDS = "urn:xmpp:occupant-id:0";

    /** XEP-0422, Message Fastening: the wrapping of older retractions. */
    static final String FASTEN = "urn:xmpp:fasten:0";

    /** XEP-0424, Message Retraction, before and after its change of 2023. */
    static final String RETRACT_0 = "urn:xmpp:message-retract:0";

    static final String RETRACT = "urn:xmpp:message-retract:1";

    /** XEP-0425, Moderated Message Retraction, before and after. */
    static final String MODERATE_0 = "urn:xmpp:message-moderate:0";

    static final String MODERATE = "urn:xmpp:message-moderate:1";

    /** XEP-0428, Fallback Indication. */
    static final String FALLBACK = "urn:xmpp:fallback:0";

    /** XEP-0444, Message Reactions. */
    static final String REACTIONS = "urn:xmpp:reactions:0";

    /** XEP-0461, Message Replies. */
    static final String REPLY = "urn:xmpp:reply:0";

    private Xeps() {}
}
