package dev.rialto.hook.sync;

import dev.rialto.api.hook.HookFactory;
import dev.rialto.tck.hook.FakeHost;
import dev.rialto.tck.hook.HookContract;
import java.util.List;

final class SyncHookContractTest extends HookContract<SyncSettings> {
    @Override
    protected HookFactory<SyncSettings> factory() {
        return new SyncHookFactory();
    }

    @Override
    protected SyncSettings settings() {
        return Section.of("family", "tg-family", "xmpp-family", "dc-family")
                .and("work", "tg-work", "xmpp-work")
                .plug("synced")
                .settings();
    }

    @Override
    protected void arrange(FakeHost host) {
        for (String channel : sources()) {
            host.directory().addChannel(channel, channel.replaceFirst("-.*", ""));
        }
    }

    @Override
    protected List<String> sources() {
        return List.of("tg-family", "xmpp-family", "dc-family", "tg-work", "xmpp-work");
    }
}
