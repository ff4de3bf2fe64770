package dev.rialto.plug.xmpp;

import dev.rialto.api.message.RichText;
import org.jivesoftware.smack.packet.Message;

/**
 * What somebody said with a body.
 *
 * @param typed the letters as they were typed, with all signs, also what tells that it is an action
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
        String typed = body.replace("\r\n", "\n").replace('\r', '\n');
        String text = action ? typed.substring(ACTION.length()) : typed;
        boolean unstyled = Elements.find(stanza, "unstyled", Xeps.STYLING).isPresent();
        return new Spoken(unstyled ? RichText.of(text) : XmppText.read(text), typed, action);
    }
}
