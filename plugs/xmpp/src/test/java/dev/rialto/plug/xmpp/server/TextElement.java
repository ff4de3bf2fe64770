package dev.rialto.plug.xmpp.server;

import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.XmlStringBuilder;

/** A body with all of its signs escaped, as Smack's own is not. */
record TextElement(String text) implements ExtensionElement {

    @Override
    public String getElementName() {
        return "body";
    }

    @Override
    public String getNamespace() {
        return "jabber:client";
    }

    @Override
    public XmlStringBuilder toXML(XmlEnvironment enclosing) {
        XmlStringBuilder xml = new XmlStringBuilder(this, enclosing);
        return xml.rightAngleBracket().escape(text).closeElement(this);
    }
}
