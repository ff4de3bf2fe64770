package dev.rialto.plug.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;

final class ServicePermitsTest {

    @Test
    void aServiceThatHoldsAllItsPermitsHoldsNobodyElses() throws Exception {
        ServicePermits permits = new ServicePermits();
        Semaphore dead = permits.of(JidCreate.entityBareFrom("one@dead.example"));
        dead.drainPermits();
        assertThat(permits.of(JidCreate.entityBareFrom("two@dead.example")).tryAcquire())
                .isFalse();
        assertThat(permits.of(JidCreate.entityBareFrom("one@alive.example")).tryAcquire())
                .isTrue();
    }
}
