package dev.rialto.core.config;

import dev.rialto.api.hook.HookFactory;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One of {@code hooks}.
 *
 * @param settings the hook's own keys, as {@code factory.settings()}
 * @param identities the hook that says who is who for this one; empty for what is built in
 * @param priority hooks with a lower number see an event first; those without one come after, in the order of the file
 */
public record HookSection(
        String name,
        HookFactory<?> factory,
        boolean enabled,
        Record settings,
        OptionalInt priority,
        Optional<String> identities,
        Place place) {

    /** Whether it says the same, wherever it is written. */
    public boolean sameAs(HookSection other) {
        return name.equals(other.name)
                && factory.equals(other.factory)
                && enabled == other.enabled
                && settings.equals(other.settings)
                && priority.equals(other.priority)
                && identities.equals(other.identities);
    }
}
