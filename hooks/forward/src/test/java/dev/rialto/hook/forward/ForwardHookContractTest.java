package dev.rialto.hook.forward;

import dev.rialto.api.hook.HookFactory;
import dev.rialto.tck.hook.FakeHost;
import dev.rialto.tck.hook.HookContract;
import java.util.List;

final class ForwardHookContractTest extends HookContract<ForwardSettings> {
    @Override
    protected HookFactory<ForwardSettings> factory() {
        return new ForwardHookFactory();
    }

    @Override
    protected ForwardSettings settings() {
        Section section = Section.of("tg-news", "xmpp-family", "alerts").and("xmpp-family", "mail");
        section.groups.put("staff", List.of("mail"));
        section.joins = true;
        section.renames = true;
        return section.settings();
    }

    @Override
    protected void arrange(FakeHost host) {
        host.directory().addChannel("tg-news", "tg");
        host.directory().addChannel("xmpp-family", "xmpp");
        host.directory().addChannel("mail", "mail");
        host.directory().addLabel("alerts", "xmpp-family", "mail", "tg-news");
        host.directory().addGroup("staff", host.directory().addChannel("tg-staff", "tg"));
    }

    @Override
    protected List<String> sources() {
        return List.of("tg-news", "xmpp-family", "tg-staff");
    }
}
