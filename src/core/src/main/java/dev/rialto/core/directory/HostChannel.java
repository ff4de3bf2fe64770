package dev.rialto.core.directory;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.core.config.ChannelSection;
import java.util.Optional;

/** One channel of the directory. Where it is now only its number knows, so it never goes stale. */
final class HostChannel implements Channel {
    private final long number;
    private final String plug;
    private final boolean virtual;
    private final Optional<ChannelSection> section;
    private final ChannelNumbers numbers;

    HostChannel(long number, String plug, boolean virtual, Optional<ChannelSection> section, ChannelNumbers numbers) {
        this.number = number;
        this.plug = plug;
        this.virtual = virtual;
        this.section = section;
        this.numbers = numbers;
    }

    @Override
    public long number() {
        return numbers.now(number);
    }

    @Override
    public String name() {
        return section.map(ChannelSection::name).orElseGet(() -> plug + ":" + ref().id());
    }

    @Override
    public String plug() {
        return plug;
    }

    @Override
    public ChannelRef ref() {
        return numbers.current(number).orElseThrow();
    }

    @Override
    public boolean virtual() {
        return virtual;
    }

    @Override
    public boolean named() {
        return section.isPresent();
    }

    @Override
    public boolean commandAuthorized() {
        return section.filter(ChannelSection::commandAuthorized).isPresent();
    }

    @Override
    public boolean heard() {
        return section.map(ChannelSection::heard).orElse(true);
    }

    @Override
    public boolean sentTo() {
        return section.map(ChannelSection::sentTo).orElse(true);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HostChannel channel && channel.number == number;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }

    @Override
    public String toString() {
        return name();
    }
}
