package dev.rialto.relay;

/**
 * How what comes from one plug is relayed.
 *
 * @param joins whether a line tells who came and who went
 * @param resetAuthor whether a copy's author is a name and nothing else: no id, user name or picture
 * @param nameFormat the template of an author's name; see {@link AuthorNames}
 * @param stripNameEmoji whether names lose their emoji before they come into the template
 */
public record RelayOptions(
        boolean joins, Renames renames, boolean resetAuthor, String nameFormat, boolean stripNameEmoji) {}
