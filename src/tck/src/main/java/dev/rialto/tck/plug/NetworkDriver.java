package dev.rialto.tck.plug;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.Plug;
import dev.rialto.tck.time.WallClock;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The far side of the wire: a network, its people, and what can go wrong with it. Made once for a test class and running from
 * then on; called by the test's thread alone.
 *
 * <p>The realest that can be had: a real server where there is one, else a stand-in over real sockets. What the driver has no
 * {@link Ability} for is an {@link UnsupportedOperationException}, which is what those methods do unless they are overridden.
 */
public interface NetworkDriver extends AutoCloseable {

    /** Whether the far side can bring this about. Always the same. */
    boolean can(Ability ability);

    /** Whether requests can be made to go wrong in this way. Always the same. */
    boolean can(Fault fault);

    /** Heals everything: in reach, no faults left, no sessions of earlier tests. Called before each test. */
    void reset() throws Exception;

    /** A channel in which nothing was said yet, and which the plug may use. */
    ChannelId newChannel() throws Exception;

    /** The id of a channel that does not exist on this network. */
    ChannelId noChannel();

    /**
     * The plug under test, made by its factory from settings that lead here, for the channels of {@code host}. No I/O. The
     * same account each time.
     */
    Plug newPlug(TestHost host);

    /** The same with credentials that the network does not accept. */
    default Plug newPlugWithWrongCredentials(TestHost host) {
        throw new UnsupportedOperationException("nobody is kept out here");
    }

    /** The clock that the plug gets; the far side and it must agree on the time. */
    default HostClock clock() {
        return WallClock.INSTANCE;
    }

    /** Passwords and tokens that were given to the plug; they may appear nowhere. */
    Set<String> secrets();

    /** Somebody of this name; the same person each time. */
    Person person(String name) throws Exception;

    /** What people see in the channel now, in order. Deleted messages, joins and the like are not among it. */
    List<Seen> seen(ChannelId channel) throws Exception;

    /** The title that people see, where channels have one. */
    default Optional<String> title(ChannelId channel) throws Exception {
        return Optional.empty();
    }

    /**
     * What the network itself makes of a plain text, whoever posts it; for example some take white space off at its ends.
     * Nothing that the plug does belongs here.
     */
    default String carried(String text) {
        return text;
    }

    /** Makes the plug's next request about this channel go wrong. */
    default void failNext(ChannelId channel, Fault fault) throws Exception {
        throw new UnsupportedOperationException("nothing can be made to fail");
    }

    /** Waits until the fault that was laid last was met by a request, 30 s at most. */
    default void awaitFault() throws Exception {
        throw new UnsupportedOperationException("nothing can be made to fail");
    }

    /** Sends the plug all sorts of things about this channel that are not as they should be. */
    default void sendGarbage(ChannelId channel) throws Exception {
        throw new UnsupportedOperationException("this network is always right");
    }

    /** Breaks the plug's connection; the network stays in reach. */
    default void cutConnection() throws Exception {
        throw new UnsupportedOperationException("there is no connection to cut");
    }

    /** Takes the network out of the plug's reach until {@link #back}; people still talk to each other. */
    default void away() throws Exception {
        throw new UnsupportedOperationException("the network is always there");
    }

    default void back() throws Exception {
        throw new UnsupportedOperationException("the network is always there");
    }

    /** Gives the channel another id, as a group that becomes a supergroup. */
    default ChannelId move(ChannelId channel) throws Exception {
        throw new UnsupportedOperationException("channels do not move");
    }

    /** Ends the far side. */
    @Override
    void close() throws IOException;
}
