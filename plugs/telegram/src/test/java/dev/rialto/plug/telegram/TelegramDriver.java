package dev.rialto.plug.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.RichText;
import dev.rialto.api.plug.Plug;
import dev.rialto.plug.telegram.standin.Account;
import dev.rialto.plug.telegram.standin.Faults;
import dev.rialto.plug.telegram.standin.TelegramStandIn;
import dev.rialto.tck.plug.Ability;
import dev.rialto.tck.plug.Fault;
import dev.rialto.tck.plug.NetworkDriver;
import dev.rialto.tck.plug.Person;
import dev.rialto.tck.plug.Seen;
import dev.rialto.tck.plug.TestHost;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The stand-in as the contract asks for it. */
final class TelegramDriver implements NetworkDriver {
    private static final String TOKEN = "7000001:AAE-secret-of-the-contract";
    private static final Set<Ability> ABILITIES = EnumSet.of(
            Ability.CREDENTIALS,
            Ability.AWAY,
            Ability.CUT,
            Ability.CATCH_UP,
            Ability.EDITS,
            Ability.REPLIES,
            Ability.REACTIONS,
            Ability.MEMBERS,
            Ability.TITLES,
            Ability.MOVES,
            Ability.NAMES_DELAY,
            Ability.GARBAGE);

    private final TelegramStandIn server = TelegramStandIn.start(TOKEN);
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private boolean isAway;
    private int met;

    @Override
    public boolean can(Ability ability) {
        return ABILITIES.contains(ability);
    }

    @Override
    public boolean can(Fault fault) {
        return true;
    }

    @Override
    public void reset() {
        server.faults().clear();
        if (isAway) {
            back();
        }
        server.people().forget();
    }

    @Override
    public ChannelId newChannel() {
        return new ChannelId(Long.toString(server.people().newChat("group", "A group")));
    }

    @Override
    public ChannelId noChannel() {
        return new ChannelId("-1009999999999");
    }

    @Override
    public Plug newPlug(TestHost host) {
        return plug(host, TOKEN);
    }

    @Override
    public Plug newPlugWithWrongCredentials(TestHost host) {
        return plug(host, "7000001:AAE-wrong-secret");
    }

    private Plug plug(TestHost host, String token) {
        return new TelegramPlugFactory()
                .create(
                        TestSettings.of(server.url(), token),
                        host.context(id -> new TelegramChannelSettings(id.value(), OptionalInt.empty())));
    }

    @Override
    public Set<String> secrets() {
        return Set.of(TOKEN, "AAE-secret-of-the-contract", "AAE-wrong-secret");
    }

    @Override
    public Person person(String name) {
        return new Somebody(accounts.computeIfAbsent(name, unknown -> Account.person(500 + accounts.size(), unknown)));
    }

    @Override
    public List<Seen> seen(ChannelId channel) {
        return server.people().see(chat(channel)).stream()
                .map(TelegramDriver::seen)
                .toList();
    }

    private static Seen seen(ObjectNode message) {
        Seen seen = Seen.of(
                new MessageId(message.path("message_id").asText()),
                message.path("from").path("first_name").asText(),
                Formatted.read(message));
        if (message.has("reply_to_message")) {
            seen = seen.replyingTo(new MessageId(
                    message.path("reply_to_message").path("message_id").asText()));
        }
        return seen.withReactions(message.path("reactions")
                .valueStream()
                .map(emoji -> Reaction.emoji(emoji.asText()))
                .toList());
    }

    @Override
    public Optional<String> title(ChannelId channel) {
        return Optional.of(server.people().title(chat(channel)));
    }

    /** Telegram takes white space off at both ends. */
    @Override
    public String carried(String text) {
        return text.strip();
    }

    @Override
    public void failNext(ChannelId channel, Fault fault) {
        met = server.faults().met();
        server.faults()
                .lay(
                        "",
                        channel.value(),
                        1,
                        switch (fault) {
                            case TRY_LATER -> Faults.Refuse.tooMany((int) Fault.DELAY.toSeconds());
                            case REFUSE_MESSAGE -> new Faults.Refuse(400, "Bad Request: message is too odd");
                            case REFUSE_CHANNEL ->
                                new Faults.Refuse(403, "Forbidden: bot was kicked from the group chat");
                            case SWALLOW_ANSWER -> new Faults.DropAfter();
                            case HANG -> new Faults.Hang();
                        });
    }

    @Override
    public void awaitFault() throws InterruptedException {
        server.faults().awaitMet(met + 1);
    }

    @Override
    public void sendGarbage(ChannelId channel) {
        ObjectMapper json = new ObjectMapper();
        server.people().push(json.createObjectNode());
        server.people().push(json.createObjectNode().put("message", "no object"));
        server.people().push(json.createObjectNode().put("something_new", 1));
        ObjectNode noDate = json.createObjectNode();
        noDate.putObject("message")
                .put("message_id", 7)
                .putObject("chat")
                .put("id", chat(channel))
                .put("type", "group");
        server.people().push(noDate);
        ObjectNode noMessage = json.createObjectNode();
        noMessage.putObject("edited_message").put("message_id", "seven");
        server.people().push(noMessage);
        ObjectNode farOff = json.createObjectNode();
        ObjectNode message =
                farOff.putObject("message").put("message_id", 8).put("date", 1).put("text", "odd");
        message.putObject("chat").put("id", chat(channel)).put("type", "group");
        message.putArray("entities")
                .addObject()
                .put("type", "bold")
                .put("offset", 2)
                .put("length", 99);
        server.people().push(farOff);
    }

    @Override
    public void cutConnection() {
        server.cut();
    }

    @Override
    public void away() {
        isAway = true;
        server.away();
    }

    @Override
    public void back() {
        isAway = false;
        server.back();
    }

    @Override
    public ChannelId move(ChannelId channel) {
        return new ChannelId(Long.toString(server.people().migrate(chat(channel), Account.person(499, "Owner"))));
    }

    @Override
    public void close() {
        server.close();
    }

    private static long chat(ChannelId channel) {
        return Long.parseLong(channel.value());
    }

    /** One account. */
    private final class Somebody implements Person {
        private final Account account;

        private Somebody(Account account) {
            this.account = account;
        }

        @Override
        public String name() {
            return account.first();
        }

        @Override
        public MessageId posts(ChannelId channel, RichText text) {
            return id(server.people().postHtml(chat(channel), account, Formatted.html(text)));
        }

        @Override
        public MessageId repliesTo(ChannelId channel, MessageId parent, String text) {
            return id(server.people().reply(chat(channel), account, Integer.parseInt(parent.value()), text));
        }

        @Override
        public void edits(ChannelId channel, MessageId own, RichText text) {
            server.people().edit(chat(channel), Integer.parseInt(own.value()), Formatted.html(text));
        }

        @Override
        public void reacts(ChannelId channel, MessageId target, List<Reaction> reactions) {
            server.people()
                    .react(
                            chat(channel),
                            account,
                            Integer.parseInt(target.value()),
                            reactions.stream().map(Reaction::text).toList());
        }

        @Override
        public void joins(ChannelId channel) {
            server.people().join(chat(channel), account);
        }

        @Override
        public void leaves(ChannelId channel) {
            server.people().leave(chat(channel), account);
        }

        @Override
        public void renames(ChannelId channel, String title) {
            server.people().rename(chat(channel), account, title);
        }

        private static MessageId id(int number) {
            return new MessageId(Integer.toString(number));
        }
    }
}
