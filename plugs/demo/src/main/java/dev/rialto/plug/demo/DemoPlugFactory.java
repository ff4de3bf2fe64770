package dev.rialto.plug.demo;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.plug.ApiLevel;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.PlugContext;
import dev.rialto.api.plug.PlugFactory;

/** Makes plugs of type {@code demo}. */
public final class DemoPlugFactory implements PlugFactory<DemoSettings, DemoChannelSettings> {

    /** For the service loader. */
    public DemoPlugFactory() {}

    @Override
    public String type() {
        return "demo";
    }

    @Override
    public String displayName() {
        return "Demo";
    }

    @Override
    public int apiLevel() {
        return ApiLevel.CURRENT;
    }

    @Override
    public Class<DemoSettings> settings() {
        return DemoSettings.class;
    }

    @Override
    public Class<DemoChannelSettings> channel() {
        return DemoChannelSettings.class;
    }

    @Override
    public ChannelId address(DemoChannelSettings channel) {
        return new ChannelId(channel.id());
    }

    @Override
    public boolean isPrivate(ChannelId channel) {
        return channel.value().startsWith("@");
    }

    @Override
    public Plug create(DemoSettings settings, PlugContext<DemoChannelSettings> context) {
        return new DemoPlug(settings, context);
    }
}
