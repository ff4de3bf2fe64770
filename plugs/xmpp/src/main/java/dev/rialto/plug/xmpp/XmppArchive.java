package dev.rialto.plug.xmpp;

import dev.rialto.api.event.Origin;
import dev.rialto.api.plug.PlugException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jivesoftware.smackx.mam.element.MamElements.MamResultExtension;
import org.jivesoftware.smackx.mam.element.MamQueryIQ;
import org.jivesoftware.smackx.rsm.packet.RSMSet;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.util.XmppDateTime;

/** The archive of one room (XEP-0313), read page by page. Every call waits for the server. */
final class XmppArchive {
    private static final int PAGE = 100;

    /** Asks the server for one page and waits for all of it; {@link XmppClient#page} does. */
    interface Pages {
        XmppClient.Page page(MamQueryIQ query)
                throws XMPPException.XMPPErrorException, PlugException, InterruptedException;
    }

    private final Pages pages;
    private final EntityBareJid room;

    XmppArchive(Pages pages, EntityBareJid room) {
        this.pages = pages;
        this.room = room;
    }

    /** From where to read. */
    sealed interface From {}

    /** After a message that the archive has. */
    record After(String id) implements From {}

    /** From a moment of the server's clock. */
    record Since(Instant at) implements From {}

    /**
     * Some messages, oldest first.
     *
     * @param size how many there were, also of those that cannot be read
     * @param last where to read on; empty where nothing came
     * @param complete whether there is nothing after it now
     */
    record Page(List<Arrival> arrivals, int size, Optional<String> last, boolean complete) {}

    /** The archive does not know the message any more after which was asked. */
    static final class UnknownPlace extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The id of the newest message. */
    Optional<String> newest() throws PlugException, InterruptedException {
        MamQueryIQ query = query(form(Optional.empty()));
        query.addExtension(new RSMSet(1, "", RSMSet.PageDirection.before));
        try {
            return last(pages.page(query));
        } catch (XMPPException.XMPPErrorException e) {
            throw XmppErrors.request(e);
        }
    }

    /**
     * The next messages.
     *
     * @param most how many are wanted at most; a page can be shorter
     */
    Page page(From from, int most) throws PlugException, InterruptedException, UnknownPlace {
        MamQueryIQ query = switch (from) {
            case After after -> {
                MamQueryIQ next = query(form(Optional.empty()));
                next.addExtension(new RSMSet(Math.min(PAGE, most), after.id(), RSMSet.PageDirection.after));
                yield next;
            }
            case Since since -> {
                MamQueryIQ first = query(form(Optional.of(since.at())));
                first.addExtension(new RSMSet(Math.min(PAGE, most)));
                yield first;
            }
        };
        try {
            XmppClient.Page page = pages.page(query);
            List<Arrival> arrivals = new ArrayList<>();
            page.results().forEach(result -> arrival(result).ifPresent(arrivals::add));
            Optional<String> last = last(page);
            return new Page(arrivals, page.results().size(), last, page.end().isComplete() || last.isEmpty());
        } catch (XMPPException.XMPPErrorException e) {
            if (from instanceof After && e.getStanzaError().getCondition() == StanzaError.Condition.item_not_found) {
                throw new UnknownPlace();
            }
            throw XmppErrors.request(e);
        }
    }

    /** Where a page ends: by its own word, which some archives leave out, or else by its last message. */
    private static Optional<String> last(XmppClient.Page page) {
        return Optional.ofNullable(page.end().getRSMSet().getLast())
                .filter(id -> !id.isBlank())
                .or(() -> page.results().isEmpty()
                        ? Optional.empty()
                        : Optional.of(page.results().getLast().getId()));
    }

    private Optional<Arrival> arrival(MamResultExtension result) {
        Message message = result.getForwarded().getForwardedStanza();
        DelayInformation delay = result.getForwarded().getDelayInformation();
        if (message == null
                || delay == null
                || message.getFrom() == null
                || !message.getFrom().asBareJid().equals(room)) {
            return Optional.empty();
        }
        Optional<String> id = Optional.of(result.getId()).filter(given -> !given.isBlank());
        return Optional.of(new Arrival(message, Origin.ARCHIVE, delay.getStamp().toInstant(), id));
    }

    private MamQueryIQ query(DataForm form) {
        MamQueryIQ query = new MamQueryIQ(UUID.randomUUID().toString(), form);
        query.setType(IQ.Type.set);
        query.setTo(room);
        return query;
    }

    private static DataForm form(Optional<Instant> start) {
        DataForm.Builder form = DataForm.builder(DataForm.Type.submit);
        form.addField(FormField.buildHiddenFormType(Xeps.ARCHIVE));
        start.ifPresent(at -> form.addField(FormField.builder("start")
                .setValue(XmppDateTime.formatXEP0082Date(Date.from(at)))
                .build()));
        return form.build();
    }
}
