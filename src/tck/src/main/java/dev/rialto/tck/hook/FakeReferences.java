package dev.rialto.tck.hook;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.References;
import dev.rialto.api.hook.SyncRef;
import dev.rialto.api.message.MessageId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** References that a test tells. */
public final class FakeReferences implements References {
    private final Map<ReferenceKey, SyncRef> known = new ConcurrentHashMap<>();

    /** Knows the reference from now on; takes the place of one with the same key. */
    public FakeReferences remember(SyncRef reference) {
        known.put(reference.key(), reference);
        return this;
    }

    @Override
    public Optional<SyncRef> find(Channel channel, MessageId id) {
        return known.values().stream()
                .filter(each -> each.copies().stream()
                        .anyMatch(copy ->
                                copy.channel().equals(channel) && copy.id().equals(id)))
                .findFirst();
    }

    @Override
    public Optional<SyncRef> find(ReferenceKey key) {
        return Optional.ofNullable(known.get(key));
    }
}
