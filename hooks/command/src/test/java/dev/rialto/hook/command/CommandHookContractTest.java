package dev.rialto.hook.command;

import dev.rialto.api.hook.HookFactory;
import dev.rialto.tck.hook.FakeHost;
import dev.rialto.tck.hook.HookContract;
import java.util.List;

final class CommandHookContractTest extends HookContract<CommandSettings> {
    @Override
    protected HookFactory<CommandSettings> factory() {
        return new CommandHookFactory();
    }

    @Override
    protected CommandSettings settings() {
        return new Section().map("staff", "", "", "tg:7", "").settings();
    }

    @Override
    protected void arrange(FakeHost host) {
        host.directory().addGroup("staff", host.directory().addChannel("tg-staff", "tg"));
    }

    @Override
    protected List<String> sources() {
        return List.of();
    }
}
