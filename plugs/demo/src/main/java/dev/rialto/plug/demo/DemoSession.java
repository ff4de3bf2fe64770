package dev.rialto.plug.demo;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.ChannelStatus;
import dev.rialto.api.plug.Link;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.Session;
import java.util.Optional;

/** One connection of an account. */
final class DemoSession implements Session {
    private final DemoPlug plug;
    private final DemoClient client;
    private final DemoInbound inbound;
    private final DemoOutbound outbound;
    private final DemoRoles roles;

    DemoSession(DemoPlug plug, Link link) {
        this.plug = plug;
        DemoSettings settings = plug.settings();
        DemoNetwork network = DemoNetwork.named(settings.network());
        network.clock(plug.context().clock());
        plug.context().channels().forEach(channel -> network.room(channel.id().value()));
        client = new DemoClient(network, settings.account(), new ToLink(plug, link));
        inbound = new DemoInbound(plug, client, network, link);
        outbound = new DemoOutbound(plug, client, network);
        roles = new DemoRoles(network, settings.lookup());
    }

    void connect() throws PlugException, InterruptedException {
        client.connect(plug.settings().password().reveal());
        inbound.start();
    }

    @Override
    public Capabilities capabilities(ChannelRef channel) {
        return plug.capabilities();
    }

    @Override
    public Outcome execute(Operation operation) throws InterruptedException {
        return outbound.execute(operation);
    }

    @Override
    public <R extends Role> Optional<R> role(Class<R> role) {
        return roles.find(role);
    }

    @Override
    public void close() {
        client.end(Optional.empty());
        inbound.end();
    }

    /** Tells the host what the client tells besides messages. */
    private record ToLink(DemoPlug plug, Link link) implements DemoClient.Listener {

        @Override
        public void lost(PlugException cause) {
            link.lost(cause);
        }

        @Override
        public void shutOut(ChannelId room) {
            status(room, ChannelStatus.State.KICKED, "we were removed from " + room);
        }

        @Override
        public void letIn(ChannelId room) {
            status(room, ChannelStatus.State.USABLE, "we are in " + room + " again");
        }

        private void status(ChannelId room, ChannelStatus.State state, String detail) {
            link.status(new ChannelRef(plug.network(), room), new ChannelStatus(state, detail));
        }
    }
}
