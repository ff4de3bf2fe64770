package dev.rialto.core.directory;

import dev.rialto.api.event.Event;
import dev.rialto.api.event.Renamed;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Conversation;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Role;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What channels are called: those of a network as it says, those of a conversation as its config says. Any thread. */
final class TitleLookup {
    private static final Logger LOG = LoggerFactory.getLogger(TitleLookup.class);

    private final Directory directory;
    private final ChannelTitles titles;

    TitleLookup(Directory directory, ChannelTitles titles) {
        this.directory = directory;
        this.titles = titles;
    }

    /** From memory, else the name; the network is asked meanwhile. Never waits. */
    String known(Channel channel) {
        Optional<String> known = remembered(channel);
        if (known.isEmpty() && titles.shouldAsk(channel)) {
            Thread.ofVirtual().name("title of " + channel.name()).start(() -> ask(channel));
        }
        return known.orElseGet(channel::name);
    }

    /** Who needs a title from memory needs it again: the next time it is there. */
    private void ask(Channel channel) {
        try {
            asked(channel);
        } catch (PlugException e) {
            LOG.debug("{} does not tell its title: {}", channel.name(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From memory, else from the network, else the name. */
    String asked(Channel channel) throws PlugException, InterruptedException {
        Optional<String> known = remembered(channel);
        Optional<Role.Titles> network =
                known.isPresent() ? Optional.empty() : directory.role(channel, Role.Titles.class);
        if (network.isPresent()) {
            known = network.get().title(channel.ref());
            known.ifPresent(title -> titles.heard(channel, title));
        }
        return known.orElseGet(channel::name);
    }

    /** Remembers the titles among what a network tells. */
    void heard(List<? extends Event> events) {
        for (Event event : events) {
            if (event instanceof Renamed renamed) {
                titles.heard(directory.channel(renamed.channel()), renamed.title());
            }
        }
    }

    private Optional<String> remembered(Channel channel) {
        return channel.virtual() ? directory.conversation(channel).map(Conversation::title) : titles.known(channel);
    }
}
