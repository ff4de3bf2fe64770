package dev.rialto.plug.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.Link;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.PlugContext;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.GetMe;
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
            boolean waiting = prepareToPoll(client);
            return TelegramSession.start(network, settings, context, capabilities, client, self, link, waiting);
        } catch (TelegramException failed) {
            client.close();
            throw TelegramErrors.exception(failed.error());
        } catch (InterruptedException | RuntimeException | Error ended) {
            client.close();
            throw ended;
        }
    }

    /** What we are called; a server that does not know the token says so here. */
    private static Optional<String> username(TelegramClient client) throws TelegramException, InterruptedException {
        String name = client.call(new GetMe()).path("username").asText("");
        return Optional.of(name).filter(given -> !given.isEmpty());
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
