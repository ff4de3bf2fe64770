package dev.rialto.plug.xmpp;

import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.plug.PlugException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jivesoftware.smackx.forward.packet.Forwarded;
import org.jivesoftware.smackx.mam.element.MamElements.MamResultExtension;
import org.jivesoftware.smackx.mam.element.MamFinIQ;
import org.jivesoftware.smackx.mam.element.MamQueryIQ;
import org.jivesoftware.smackx.rsm.packet.RSMSet;
import org.jspecify.annotations.Nullable;

/** A room's archive that does as a test says. Safe for many threads. */
final class FakeArchive implements XmppArchive.Pages {
    private final List<MamResultExtension> kept = new ArrayList<>();
    private final AtomicInteger asking = new AtomicInteger();
    private final AtomicInteger mostAsking = new AtomicInteger();
    private volatile boolean silent;
    private volatile boolean terse;
    private volatile @Nullable CountDownLatch gate;
    private final CountDownLatch asked = new CountDownLatch(1);

    synchronized void keep(String id, Message message, Instant at) {
        kept.add(new MamResultExtension("query", id, new Forwarded<>(message, new DelayInformation(Date.from(at)))));
    }

    void silent(boolean value) {
        silent = value;
    }

    /** Ends its pages with no word about where they end. */
    void terse() {
        terse = true;
    }

    /** Lets no answer through until {@link #open}; what it says is what was there when it was asked. */
    void shut() {
        gate = new CountDownLatch(1);
    }

    void open() {
        CountDownLatch shut = gate;
        gate = null;
        if (shut != null) {
            shut.countDown();
        }
    }

    void awaitAsked() throws InterruptedException {
        asked.await();
    }

    /** How many asked at the same time. */
    int mostAsking() {
        return mostAsking.get();
    }

    @Override
    public XmppClient.Page page(MamQueryIQ query) throws PlugException, InterruptedException {
        mostAsking.accumulateAndGet(asking.incrementAndGet(), Math::max);
        try {
            if (silent) {
                throw new PlugException(ErrorKind.CONNECTION, "no answer");
            }
            XmppClient.Page page = answer(RSMSet.from(query));
            asked.countDown();
            CountDownLatch shut = gate;
            if (shut != null) {
                shut.await();
            }
            return page;
        } finally {
            asking.decrementAndGet();
        }
    }

    private synchronized XmppClient.Page answer(RSMSet wanted) {
        List<MamResultExtension> all = List.copyOf(kept);
        if (wanted.getBefore() != null) {
            return page(all.subList(Math.max(0, all.size() - 1), all.size()), true);
        }
        int begin = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).getId().equals(wanted.getAfter())) {
                begin = i + 1;
            }
        }
        int end = Math.min(all.size(), begin + wanted.getMax());
        return page(all.subList(begin, end), end == all.size());
    }

    private XmppClient.Page page(List<MamResultExtension> results, boolean complete) {
        String last = results.isEmpty() || terse ? null : results.getLast().getId();
        return new XmppClient.Page(
                results, new MamFinIQ("query", new RSMSet(null, null, -1, -1, last, -1, null, -1), complete, true));
    }
}
