package dev.rialto.plug.telegram.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Somebody with a Telegram account. */
public record Account(long id, boolean bot, String first, String last, String username) {

    /** A person with a first name alone. */
    public static Account person(long id, String first) {
        return new Account(id, false, first, "", "");
    }

    ObjectNode json() {
        ObjectNode node = Arguments.JSON
                .createObjectNode()
                .put("id", id)
                .put("is_bot", bot)
                .put("first_name", first);
        if (!last.isEmpty()) {
            node.put("last_name", last);
        }
        if (!username.isEmpty()) {
            node.put("username", username);
        }
        return node;
    }
}
