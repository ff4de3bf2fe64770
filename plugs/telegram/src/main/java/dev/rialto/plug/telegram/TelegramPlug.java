package dev.rialto.plug.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.plug.Link;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.PlugContext;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Session;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChat;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;

/** One bot. */
final class TelegramPlug implements Plug {
    private static final Logger LOG = LoggerFactory.getLogger(TelegramPlug.class);

    private final long bot;
    private final TelegramSettings settings;
    private final PlugContext<TelegramChannelSettings> context;
    private final NetworkId network;
    private final TelegramCapabilities capabilities;

    /**
     * A plug for one bot.
     *
     * @param bot its id, which its token begins with
     */
    TelegramPlug(String bot, TelegramSettings settings, PlugContext<TelegramChannelSettings> context) {
        this.bot = Long.parseLong(bot);
        this.settings = settings;
        this.context = context;
        this.network = new NetworkId("telegram:" + this.bot);
        this.capabilities = new TelegramCapabilities(settings);
    }

    @Override
    public NetworkId network() {
        return network;
    }

    @Override
    public Session open(Link link) throws PlugException, InterruptedException {
        TelegramClient client =
                new TelegramClient(settings.token(), TelegramServer.of(settings.apiUrl()), settings.pollTimeout());
        try {
            Self self = new Self(bot, username(client));
            refuseTwoNames(client);
            boolean waiting = prepareToPoll(client);
            return TelegramSession.start(network, settings, context, capabilities, client, self, link, waiting);
        } catch (TelegramException failed) {
            client.close();
            throw TelegramErrors.exception(failed.error());
        } catch (PlugException | InterruptedException | RuntimeException | Error ended) {
            client.close();
            throw ended;
        }
    }

    /** What we are called; a server that does not know the token says so here. */
    private static Optional<String> username(TelegramClient client) throws TelegramException, InterruptedException {
        String name = client.call(new GetMe()).path("username").asText("");
        return Optional.of(name).filter(given -> !given.isEmpty());
    }

    /**
     * A chat that some channels name by its {@code @name} and others by its number would be two chats to the host: what we
     * say in one it would hear from the other, and answer.
     */
    private void refuseTwoNames(TelegramClient client) throws PlugException, TelegramException, InterruptedException {
        Map<String, String> numbered = new HashMap<>();
        Map<String, String> named = new TreeMap<>();
        for (var channel : context.channels()) {
            ChatAddress address = ChatAddress.of(channel.id());
            (address.isName() ? named : numbered).putIfAbsent(address.chat(), channel.name());
        }
        if (numbered.isEmpty()) {
            return;
        }
        for (var channel : named.entrySet()) {
            String number;
            try {
                number = client.call(new GetChat(channel.getKey())).path("id").asText("");
            } catch (TelegramException failed) {
                if (failed.error() instanceof TelegramError.Answer answer && answer.code() == 400) {
                    // No such chat, or none that we may see: then nothing comes from it either.
                    continue;
                }
                throw failed;
            }
            String other = numbered.get(number);
            if (other != null) {
                throw new PlugException(
                        ErrorKind.CONFIG,
                        "the channels " + channel.getValue() + " and " + other + " are of one chat, which is "
                                + channel.getKey() + " in one and " + number + " in the other: write the same in both");
            }
        }
    }

    /** Takes a webhook off, names what we want to hear, and says whether the server has something for us. */
    private boolean prepareToPoll(TelegramClient client) throws TelegramException, InterruptedException {
        JsonNode info;
        try {
            info = client.call(new GetWebhookInfo());
        } catch (TelegramException failed) {
            if (failed.error() instanceof TelegramError.Answer || failed.error() instanceof TelegramError.Unreadable) {
                LOG.debug("{}: the server tells nothing of webhooks: {}", context.name(), failed.getMessage());
                return false;
            }
            throw failed;
        }
        if (!info.path("url").asText("").isEmpty()) {
            LOG.warn("{}: the bot had a webhook, which keeps updates from us: taken off", context.name());
            client.call(DeleteWebhook.builder().dropPendingUpdates(false).build());
        }
        Set<String> allowed =
                info.path("allowed_updates").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
        if (!allowed.containsAll(UpdatesRequest.ALLOWED)) {
            // Telegram keeps what was named last. Without this, reactions until our first poll would never be told.
            client.updates(OptionalInt.empty(), Duration.ZERO);
        }
        return info.path("pending_update_count").asInt() > 0;
    }
}
