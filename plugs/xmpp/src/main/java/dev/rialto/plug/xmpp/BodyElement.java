package dev.rialto.plug.xmpp;

import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.XmlStringBuilder;

/** A message's text. Smack's own lets {@code ]]>} through, which ends the stream (XML 1.0, 2.4). */
record BodyElement(String text) implements ExtensionElement {

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
        xml.rightAngleBracket();
        xml.escape(text);
        xml.closeElement(this);
        return xml;
    }
}
