package dev.rialto.dist.bridge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.plug.telegram.standin.Account;
import dev.rialto.plug.telegram.standin.TelegramStandIn;
import dev.rialto.plug.xmpp.server.RoomView.Shown;
import dev.rialto.plug.xmpp.server.TestPerson;
import dev.rialto.plug.xmpp.server.XmppServer;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/**
 * A Telegram group and an XMPP room in a sync, with Alice in the group and Romeo in the room. The bridge is not started by the
 * constructor.
 */
final class Family implements AutoCloseable {
    static final Account ALICE = Account.person(101, "Alice");
    static final Account BOB = Account.person(102, "Bob");
    static final String BRIDGE = "bridge";

    private final TelegramStandIn telegram = TelegramStandIn.start(BridgeFolder.TOKEN);
    private final XmppServer server;
    private final long group;
    private final String room;
    private final TestPerson romeo;
    private final BridgeFolder folder;

    /**
     * The two, and a config that joins them.
     *
     * @param kind of the chat: {@code group} or {@code supergroup}
     * @param more what else the config says
     */
    Family(XmppServer server, String kind, String more) throws Exception {
        this.server = server;
        server.register(BRIDGE, BridgeFolder.PASSWORD);
        group = telegram.people().newChat(kind, "Family");
        room = server.room("family");
        romeo = TestPerson.connect(server, "romeo", "Romeo");
        romeo.join(room);
        folder = new BridgeFolder(config() + more);
    }

    private String config() {
        return """
                plugs {
                  tg { type = telegram, token = ${?TELEGRAM_TOKEN}, api-url = "%s" }
                  xmpp {
                    type = xmpp, jid = "%s", password = ${?XMPP_PASSWORD}, nick = bridge
                    host = "127.0.0.1", port = %d, tls = required, trust = "%s"
                  }
                }
                channels {
                  tg-family { plug = tg, id = "%d" }
                  xmpp-family { plug = xmpp, id = "%s" }
                }
                hooks { family { type = sync, channels { family = [ tg-family, xmpp-family ] } } }
                """.formatted(telegram.url(), server.jid(BRIDGE), server.port(), server.pin(), group, room);
    }

    TelegramStandIn telegram() {
        return telegram;
    }

    XmppServer server() {
        return server;
    }

    BridgeFolder folder() {
        return folder;
    }

    long group() {
        return group;
    }

    String room() {
        return room;
    }

    TestPerson romeo() {
        return romeo;
    }

    /** Starts the bridge and waits until it is in the room. */
    void start() throws Exception {
        folder.start();
        Waiting.until("the bridge is in the room", folder.daemon()::output, () -> romeo.sees(room, BRIDGE));
    }

    /** What stands in a chat of the bot's own. */
    List<ObjectNode> copies(long chat) {
        return telegram.people().see(chat).stream()
                .filter(message -> message.path("from").path("is_bot").asBoolean())
                .toList();
    }

    /** Waits until there is a copy in the group with this in its text. */
    ObjectNode awaitCopy(String text) {
        Waiting.until(
                "Telegram shows \"" + text + "\"",
                () -> telegram.people().texts(group) + "\n" + folder.daemon().output(),
                () -> copies(group).stream()
                        .anyMatch(message -> message.path("text").asText().contains(text)));
        return one(copies(group), message -> message.path("text").asText().contains(text), text);
    }

    /** What the bridge has said in the room, as a client shows it. */
    List<Shown> said() {
        return romeo.view(room).messages().stream()
                .filter(message -> message.nick().equals(BRIDGE))
                .toList();
    }

    Shown awaitSaid(String text) {
        Waiting.until(
                "the room shows \"" + text + "\"",
                () -> said() + "\n" + folder.daemon().output(),
                () -> said().stream().anyMatch(message -> message.body().contains(text)));
        return one(said(), message -> message.body().contains(text), text);
    }

    /** Waits until all that was ever accepted is delivered: a last message in each direction, behind all others. */
    void awaitEverything(String mark) throws Exception {
        telegram.people().post(group, ALICE, "last " + mark + " by Alice");
        romeo.says(room, "last " + mark + " by Romeo");
        awaitSaid("last " + mark + " by Alice");
        awaitCopy("last " + mark + " by Romeo");
    }

    private static <T> T one(List<T> all, Predicate<T> wanted, String text) {
        List<T> found = all.stream().filter(wanted).toList();
        if (found.size() != 1) {
            throw new AssertionError("wanted one message with \"" + text + "\", there are " + found);
        }
        return found.getFirst();
    }

    @Override
    public void close() throws IOException {
        romeo.close();
        telegram.close();
        folder.close();
    }
}
