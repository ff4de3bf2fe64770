package dev.rialto.plug.demo;

import dev.rialto.tck.plug.NetworkDriver;
import dev.rialto.tck.plug.PlugContract;
import java.util.function.UnaryOperator;

/** The demo network as it comes: an archive, echoes, tokens. */
final class DemoContractTest extends PlugContract {
    @Override
    protected NetworkDriver driver() {
        return new DemoDriver(UnaryOperator.identity());
    }
}
