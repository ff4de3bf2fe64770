package dev.rialto.plug.demo;

import dev.rialto.api.plug.PlugFactory;
import dev.rialto.tck.plug.PlugFactoryContract;

final class DemoPlugFactoryTest extends PlugFactoryContract {
    @Override
    protected PlugFactory<?, ?> factory() {
        return new DemoPlugFactory();
    }
}
