package dev.rialto.plug.xmpp;

import java.util.List;
import javax.xml.namespace.QName;
import org.jivesoftware.smack.parsing.StandardExtensionElementProvider;
import org.jivesoftware.smack.provider.ProviderManager;

/**
 * Has Smack read some elements as they are. Its own classes for them know older versions (XEP-0424, XEP-0428 without ranges),
 * or refuse a whole stanza when one is not as it should be.
 */
final class XmppProviders {
    private static final List<QName> PLAIN = List.of(
            new QName(Xeps.CORRECT, "replace"),
            new QName(Xeps.STANZA_IDS, "stanza-id"),
            new QName(Xeps.STANZA_IDS, "origin-id"),
            new QName(Xeps.FALLBACK, "fallback"),
            new QName(Xeps.FASTEN, "apply-to"),
            new QName(Xeps.RETRACT_0, "retract"),
            new QName(Xeps.RETRACT_0, "retracted"));

    private XmppProviders() {}

    /** Before the first connection; again does nothing. */
    static void install() {
        for (QName name : PLAIN) {
            ProviderManager.addExtensionProvider(
                    name.getLocalPart(), name.getNamespaceURI(), StandardExtensionElementProvider.INSTANCE);
        }
    }
}
