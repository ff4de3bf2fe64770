package dev.rialto.core.check;

import dev.rialto.api.message.ContentId;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.MediaFiles;
import dev.rialto.api.plug.PlugContext;
import dev.rialto.api.plug.StateStore;
import dev.rialto.api.plug.Templates;
import dev.rialto.core.template.PebbleTemplates;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a plug is given that is only made and never opened: nothing is stored, and there are no files. */
record NoPlugContext<C extends Record>(
        String name, String hostName, HostClock clock, List<ConfiguredChannel<C>> channels) implements PlugContext<C> {

    NoPlugContext {
        channels = List.copyOf(channels);
    }

    @Override
    public StateStore state() {
        return new NoState();
    }

    @Override
    public MediaFiles media() {
        return new NoMedia();
    }

    @Override
    public Templates templates() {
        return new PebbleTemplates();
    }

    private record NoMedia() implements MediaFiles {
        @Override
        public Optional<MediaFile> find(ContentId content) {
            return Optional.empty();
        }
    }

    /** An empty store that stays so. */
    record NoState() implements StateStore {
        @Override
        public Optional<String> get(String key) {
            return Optional.empty();
        }

        @Override
        public void put(String key, String value) {}

        @Override
        public void remove(String key) {}

        @Override
        public Map<String, String> all() {
            return Map.of();
        }
    }
}
