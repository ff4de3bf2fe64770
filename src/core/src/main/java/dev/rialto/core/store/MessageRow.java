package dev.rialto.core.store;

import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.SyncBackRef;
import dev.rialto.api.message.MessageId;

/**
 * One name of one physical message.
 *
 * @param author empty for a name that the network gave; else whose choice it was
 * @param alias whether the message has another name that the network's requests take
 * @param gone whether it was deleted on its network
 * @param hash of the text that it shows
 */
public record MessageRow(
        long channel,
        int epoch,
        MessageId id,
        String author,
        ReferenceKey reference,
        int part,
        SyncBackRef.Kind kind,
        boolean alias,
        boolean original,
        boolean gone,
        int hash) {}
