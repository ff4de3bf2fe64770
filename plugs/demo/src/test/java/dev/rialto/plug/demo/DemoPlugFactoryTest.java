package dev.rialto.plug.demo;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.PlugFactory;
import dev.rialto.tck.plug.PlugFactoryContract;
import java.util.Map;

final class DemoPlugFactoryTest extends PlugFactoryContract {
    @Override
    protected PlugFactory<?, ?> factory() {
        return new DemoPlugFactory();
    }

    @Override
    protected Map<String, UserId> users() {
        return Map.of("person:anna", new UserId("person:anna"));
    }

    @Override
    protected Map<String, ChannelId> channels() {
        return Map.of("Lounge", new ChannelId("Lounge"));
    }
}
