package dev.rialto.core.config;

import dev.rialto.api.plug.PlugFactory;

/**
 * One of {@code plugs}.
 *
 * @param enabled whether it is to connect; one that is not is known by name all the same
 * @param settings the plug's own keys, as {@code factory.settings()}
 * @param common the keys that every plug has
 */
public record PlugSection(
        String name, PlugFactory<?, ?> factory, boolean enabled, Record settings, PlugDefaults common, Place place) {

    /** Whether a plug that was made of the other one is what would be made of this one, without regard to its channels. */
    public boolean sameAs(PlugSection other) {
        return name.equals(other.name) && factory.equals(other.factory) && settings.equals(other.settings);
    }
}
