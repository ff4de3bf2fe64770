package dev.rialto.core.check;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.core.store.SqliteStore;
import dev.rialto.core.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The channels that have moved, as far as the data of former runs tells.
 *
 * @param places where a channel was, and where it is
 * @param trouble why nothing is known
 */
record Moved(Map<ChannelRef, ChannelRef> places, Optional<String> trouble) {

    /** Reads the database, which a running host may be using. */
    static Moved read(Path dataDir) {
        Path file = dataDir.resolve(SqliteStore.FILE);
        if (!Files.exists(file)) {
            return new Moved(Map.of(), Optional.empty());
        }
        try {
            return new Moved(SqliteStore.ask(file, tables -> tables.channels().moved()), Optional.empty());
        } catch (StoreException e) {
            return new Moved(Map.of(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /** Where the channel is that is, or was, at this address. */
    ChannelRef now(ChannelRef written) {
        return places.getOrDefault(written, written);
    }
}
