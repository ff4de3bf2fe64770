package dev.rialto.plug.xmpp;

import dev.rialto.api.message.RichText;
import org.jivesoftware.smack.packet.Message;

/**
 * What somebody said with a body.
 *
 * @param typed the letters as they were typed, with their signs; without what tells that it is an action
 * @param action whether it is what they do (XEP-0245)
 */
record Spoken(RichText text, String typed, boolean action) {
    private static final String ACTION = "/me ";

    /**
     * Reads a body.
     *
     * @param stanza tells whether there are signs in it
     * @param body without what stands in for something that the stanza says otherwise
     */
    static Spoken of(Message stanza, String body) {
        boolean action = body.startsWith(ACTION) && !XmppText.isBlank(body.substring(ACTION.length()));
        String typed = (action ? body.substring(ACTION.length()) : body)
                .replace("\r\n", "\n")
                .replace('\r', '\n');
        boolean unstyled = Elements.find(stanza, "unstyled", Xeps.STYLING).isPresent();
        return new Spoken(unstyled ? RichText.of(typed) : XmppText.read(typed), typed, action);
    }
}
