package dev.rialto.core.store;

import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.SyncBackRef;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.MessageName;

/**
 * One name of one physical message.
 *
 * @param author empty for a name that the network gave; else whose choice it was, {@link #OURS} where we chose it
 * @param alias whether the message has another name that the network's requests take
 * @param gone whether it was deleted on its network
 * @param hash of the text that it shows
 * @param reacted of the reactions that we gave it; 0 for none
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
        int hash,
        int reacted) {

    /** A message that we have not reacted to. */
    public MessageRow(
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
            int hash) {
        this(channel, epoch, id, author, reference, part, kind, alias, original, gone, hash, 0);
    }

    /** Who chose the names of our own copies; no network has an account of this name. */
    public static final String OURS = " ours";

    /**
     * The same message under a further name.
     *
     * @param chooser who chose it, if it is one that clients choose
     */
    public MessageRow alias(MessageName name, String chooser) {
        return new MessageRow(
                channel,
                epoch,
                name.id(),
                name.chosenByClient() ? chooser : "",
                reference,
                part,
                kind,
                true,
                original,
                gone,
                hash,
                reacted);
    }
}
