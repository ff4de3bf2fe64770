package dev.rialto.plug.telegram;

import dev.rialto.tck.plug.NetworkDriver;
import dev.rialto.tck.plug.PlugContract;

/** The contract of plugs, over a stand-in for the Bot API. */
final class TelegramContractTest extends PlugContract {
    @Override
    protected NetworkDriver driver() {
        return new TelegramDriver();
    }
}
