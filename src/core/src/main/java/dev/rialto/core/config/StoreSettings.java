package dev.rialto.core.config;

import dev.rialto.api.plug.DataSize;

/**
 * The section {@code store}.
 *
 * @param minFree how much of the disk stays free: under it nothing new is accepted
 */
public record StoreSettings(Synchronous synchronous, DataSize minFree) {

    /** What a commit waits for. */
    public enum Synchronous {
        /** The disk itself: a power cut loses nothing. */
        FULL,
        /** The operating system: a power cut can lose the last moments, a crash of ours nothing. */
        NORMAL
    }
}
