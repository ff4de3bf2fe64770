package dev.rialto.plug.demo;

import dev.rialto.api.plug.Feature;
import dev.rialto.tck.plug.NetworkDriver;
import dev.rialto.tck.plug.PlugContract;
import java.util.Set;

/** The demo network with as little as can be: no echo, no archive, no tokens, nothing but posts. */
final class DemoBareContractTest extends PlugContract {
    @Override
    protected NetworkDriver driver() {
        return new DemoDriver(settings -> settings.bare()
                .without(Set.of(
                        Feature.EDIT, Feature.DELETE, Feature.REACT, Feature.RENAME, Feature.PIN, Feature.REPLY)));
    }
}
