package dev.rialto.tck.plug;

/**
 * What a {@link NetworkDriver} can bring about. What a plug can do is told by its capabilities; this is about the far side:
 * a network whose people cannot delete has no such ability, and no test asks for it.
 */
public enum Ability {
    /** There are wrong credentials: {@link NetworkDriver#newPlugWithWrongCredentials}. */
    CREDENTIALS,
    /** The network can be out of reach: {@link NetworkDriver#away} and {@link NetworkDriver#back}. */
    AWAY,
    /** A standing connection can be broken: {@link NetworkDriver#cutConnection}. */
    CUT,
    /** What people say while the plug is not connected is told to it afterwards, each once known by its key. */
    CATCH_UP,
    /** People edit; {@link Person#edits}. */
    EDITS,
    /** People delete, and the network tells of it; {@link Person#deletes}. */
    DELETES,
    /** People answer to a message; {@link Person#repliesTo}. */
    REPLIES,
    /** People react; {@link Person#reacts}. */
    REACTIONS,
    /** People say {@code /me}; {@link Person#acts}. */
    ACTIONS,
    /** People come and go; {@link Person#joins}, {@link Person#leaves}. */
    MEMBERS,
    /** People give channels a title; {@link Person#renames}. */
    TITLES,
    /** A channel can get another id; {@link NetworkDriver#move}. */
    MOVES,
    /** {@link Fault#TRY_LATER} names {@link Fault#DELAY}. */
    NAMES_DELAY,
    /** The network can send what cannot be read; {@link NetworkDriver#sendGarbage}. */
    GARBAGE
}
