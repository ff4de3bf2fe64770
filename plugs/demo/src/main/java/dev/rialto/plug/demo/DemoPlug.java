package dev.rialto.plug.demo;

import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Link;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.PlugContext;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Session;

/** One account on a network in memory. */
final class DemoPlug implements Plug {
    private final DemoSettings settings;
    private final PlugContext<DemoChannelSettings> context;
    private final NetworkId network;
    private final Capabilities capabilities;

    DemoPlug(DemoSettings settings, PlugContext<DemoChannelSettings> context) {
        this.settings = settings;
        this.context = context;
        network = new NetworkId("demo:" + settings.network() + "/" + settings.account());
        capabilities = DemoCapabilities.of(settings);
    }

    @Override
    public NetworkId network() {
        return network;
    }

    @Override
    public Session open(Link link) throws PlugException, InterruptedException {
        DemoSession session = new DemoSession(this, link);
        session.connect();
        return session;
    }

    DemoSettings settings() {
        return settings;
    }

    PlugContext<DemoChannelSettings> context() {
        return context;
    }

    Capabilities capabilities() {
        return capabilities;
    }
}
