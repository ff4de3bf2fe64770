package dev.rialto.api.plug;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.User;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.operation.Token;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something a network can be asked, which answers at once. All methods may wait for the network. */
public sealed interface Role {

    /** Who is in a channel. */
    non-sealed interface MemberList extends Role {
        Members members(ChannelRef channel) throws PlugException, InterruptedException;
    }

    /**
     * People of a channel.
     *
     * @param complete whether the network told all of them
     */
    record Members(List<User> users, boolean complete) {
        public Members {
            users = List.copyOf(users);
        }
    }

    /** What a channel is called on its network. */
    non-sealed interface Titles extends Role {
        Optional<String> title(ChannelRef channel) throws PlugException, InterruptedException;
    }

    /** Whether a post of ours, whose answer never came, arrived after all. */
    non-sealed interface Lookup extends Role {

        /**
         * Looks for a message of ours.
         *
         * @param since when it was tried first
         * @return what it became; empty when the network surely does not have it
         * @throws PlugException of the kind {@code UNSUPPORTED} where this channel cannot be asked at all: the host goes on as
         *     if there were no such role. With any other kind it asks again later
         */
        Optional<Receipt> find(ChannelRef channel, Token token, Instant since)
                throws PlugException, InterruptedException;
    }

    /** Shows people what they can type, where the network has a list for that. */
    non-sealed interface CommandMenu extends Role {

        /**
         * Sets the list of each of these channels; an empty one takes it away. What the network cannot show is left out.
         *
         * @throws PlugException when one of them could not be set; the others are set all the same
         */
        void show(Map<ChannelRef, List<MenuEntry>> menus) throws PlugException, InterruptedException;
    }

    /**
     * One thing that people can type.
     *
     * @param name of the command, as it is typed without prefix
     * @param summary what it does, in one line
     */
    record MenuEntry(String name, String summary) {}

    /** Opens the content of files. */
    non-sealed interface ContentSource extends Role {

        /** The content from its beginning; closed by the caller. */
        InputStream open(ContentId content) throws IOException, PlugException, InterruptedException;
    }
}
