package dev.rialto.api.hook;

/** The host's account of who had it do what: one line each in {@code audit.log} of the data directory. Any thread. */
public interface AuditLog {

    /** Writes one line, with the time. Secrets of the config never get there. Never throws: what cannot be written is logged. */
    void note(Entry entry);

    /**
     * Something that somebody had the bridge do.
     *
     * @param who {@code plug:id}, with the id that its owner cannot change
     * @param where the name of the channel
     * @param what the command as it was typed, without prefix
     * @param outcome what became of it, in a few words
     */
    record Entry(String who, String where, String what, String outcome) {}
}
