package dev.rialto.plug.telegram;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.operation.Operation;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Link;
import dev.rialto.api.plug.PlugContext;
import dev.rialto.api.plug.Role;
import dev.rialto.api.plug.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One stretch of time in which a bot polls and sends. */
final class TelegramSession implements Session {

    /** Longer than it takes to notice an interrupt. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private static final Set<Class<? extends Role>> ROLES =
            Set.of(Role.ContentSource.class, Role.MemberList.class, Role.Titles.class, Role.CommandMenu.class);

    private final TelegramCapabilities capabilities;
    private final TelegramClient client;
    private final TelegramOutbound outbound;
    private final TelegramRoles roles;
    private final Thread polling;

    private TelegramSession(
            TelegramCapabilities capabilities, TelegramClient client, TelegramOutbound outbound, Thread polling) {
        this.capabilities = capabilities;
        this.client = client;
        this.outbound = outbound;
        this.roles = new TelegramRoles(client);
        this.polling = polling;
    }

    /**
     * Begins to poll.
     *
     * @param waiting whether the server said that it has something for us
     */
    static TelegramSession start(
            NetworkId network,
            TelegramSettings settings,
            PlugContext<TelegramChannelSettings> context,
            TelegramCapabilities capabilities,
            TelegramClient client,
            Self self,
            Link link,
            boolean waiting) {
        TelegramChats chats = new TelegramChats(
                network,
                context.channels().stream()
                        .map(PlugContext.ConfiguredChannel::id)
                        .collect(Collectors.toSet()));
        TelegramPoller poller = new TelegramPoller(
                context.name(),
                client,
                new TelegramInbound(chats, self),
                chats,
                link,
                context.clock(),
                settings,
                waiting);
        Thread polling = Thread.ofVirtual().name("telegram-" + context.name()).unstarted(poller);
        TelegramSession session = new TelegramSession(
                capabilities,
                client,
                new TelegramOutbound(client, new TelegramMedia(context.media(), client)),
                polling);
        polling.start();
        return session;
    }

    @Override
    public Capabilities capabilities(ChannelRef channel) {
        return capabilities.of(channel);
    }

    @Override
    public Outcome execute(Operation operation) throws InterruptedException {
        return outbound.execute(operation);
    }

    @Override
    public <R extends Role> Optional<R> role(Class<R> role) {
        return ROLES.contains(role) ? Optional.of(role.cast(roles)) : Optional.empty();
    }

    @Override
    public void close() {
        polling.interrupt();
        client.close();
        if (Thread.currentThread().equals(polling)) {
            return;
        }
        try {
            polling.join(LAST_WORDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
