package dev.rialto.dist.bridge;

import dev.rialto.plug.telegram.standin.Account;
import dev.rialto.plug.telegram.standin.TelegramStandIn;
import java.io.IOException;
import java.util.List;

/** Four Telegram groups: what is posted in A is to be in B, and what is posted in C in D. Needs no server but the stand-in. */
final class Pairs implements AutoCloseable {
    static final Account ALICE = Account.person(101, "Alice");

    private final TelegramStandIn telegram = TelegramStandIn.start(BridgeFolder.TOKEN);
    private final long a = telegram.people().newChat("supergroup", "A");
    private final long b = telegram.people().newChat("supergroup", "B");
    private final long c = telegram.people().newChat("supergroup", "C");
    private final long d = telegram.people().newChat("supergroup", "D");
    private final BridgeFolder folder;

    /**
     * The groups and their config.
     *
     * @param more what else the config says
     */
    Pairs(String more) throws Exception {
        folder = new BridgeFolder("""
                plugs { tg { type = telegram, token = ${?TELEGRAM_TOKEN}, api-url = "%s" } }
                channels {
                  tg-a { plug = tg, id = "%d" }
                  tg-b { plug = tg, id = "%d" }
                  tg-c { plug = tg, id = "%d" }
                  tg-d { plug = tg, id = "%d" }
                }
                labels { everywhere = [ tg-b, tg-d ] }
                hooks { pairs { type = sync, channels { first = [ tg-a, tg-b ], second = [ tg-c, tg-d ] } } }
                """.formatted(telegram.url(), a, b, c, d) + more);
    }

    TelegramStandIn telegram() {
        return telegram;
    }

    BridgeFolder folder() {
        return folder;
    }

    long a() {
        return a;
    }

    long b() {
        return b;
    }

    long c() {
        return c;
    }

    long d() {
        return d;
    }

    void post(long chat, List<String> texts) {
        texts.forEach(text -> telegram.people().post(chat, ALICE, text));
    }

    List<String> texts(long chat) {
        return telegram.people().texts(chat);
    }

    void awaitTexts(long chat, List<String> expected) {
        Waiting.until(
                expected + " is in " + chat,
                () -> texts(chat) + "\n" + folder.daemon().output(),
                () -> texts(chat).equals(expected));
    }

    @Override
    public void close() throws IOException {
        telegram.close();
        folder.close();
    }
}
