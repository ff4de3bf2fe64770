package dev.rialto.core.store;

import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.SyncRef;
import dev.rialto.api.message.UserId;
import java.util.Optional;

/**
 * One message.
 *
 * @param source number of the channel where it was written; empty for what a program or hook posted
 * @param at wall clock, milliseconds
 * @param hash of its text as it was last said
 * @param excerpt the beginning of its text
 */
public record ReferenceRow(
        ReferenceKey key,
        Optional<Long> source,
        Optional<UserId> author,
        String authorName,
        long at,
        SyncRef.State state,
        int hash,
        String excerpt) {}
