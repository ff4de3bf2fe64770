package dev.rialto.core.fake.chat;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.ApiLevel;
import dev.rialto.api.plug.DataSize;
import dev.rialto.api.plug.Link;
import dev.rialto.api.plug.Plug;
import dev.rialto.api.plug.PlugContext;
import dev.rialto.api.plug.PlugFactory;
import dev.rialto.api.plug.Secret;
import dev.rialto.api.plug.Session;
import dev.rialto.api.plug.SettingsException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** A network that only the config knows: a setting of every sort. */
public final class ChatFactory implements PlugFactory<ChatFactory.Settings, ChatFactory.Room> {

    public record Settings(
            Secret token,
            Optional<String> nick,
            int port,
            Duration patience,
            DataSize maxFile,
            Tls tls,
            Limits limits,
            List<String> tags,
            Optional<URI> api,
            Optional<Path> trust,
            Optional<Flood> flood) {
        public Settings {
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("port must be from 1 to 65535");
            }
        }
    }

    public enum Tls {
        REQUIRED,
        DIRECT,
        NONE_AT_ALL
    }

    public record Limits(double perChat, long global) {}

    public record Flood(int messages, Duration per) {}

    public record Room(String id, OptionalInt topic) {}

    @Override
    public String type() {
        return "chat";
    }

    @Override
    public String displayName() {
        return "Chat";
    }

    @Override
    public int apiLevel() {
        return ApiLevel.CURRENT;
    }

    @Override
    public Class<Settings> settings() {
        return Settings.class;
    }

    @Override
    public Class<Room> channel() {
        return Room.class;
    }

    @Override
    public ChannelId address(Room channel) {
        if (channel.id().contains(" ")) {
            throw new SettingsException("id", "an id has no space");
        }
        String topic = channel.topic().isPresent() ? "/" + channel.topic().getAsInt() : "";
        return new ChannelId(channel.id() + topic);
    }

    /** Makes no difference of letters. */
    @Override
    public ChannelId channelId(String written) {
        return new ChannelId(read(written));
    }

    @Override
    public UserId userId(String written) {
        return new UserId(read(written));
    }

    private static String read(String written) {
        if (written.contains(" ")) {
            throw new SettingsException("id", "an id has no space");
        }
        return written.toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<String> commandPrefix() {
        return Optional.of("/");
    }

    @Override
    public boolean isPrivate(ChannelId channel) {
        return channel.value().startsWith("@");
    }

    @Override
    public boolean isAccount(UserId user) {
        return !user.value().startsWith("nick:");
    }

    @Override
    public Plug create(Settings settings, PlugContext<Room> context) {
        String token = settings.token().reveal();
        boolean particular = settings.nick().filter("needs-real-token"::equals).isPresent();
        if (token.equals("refused") || (particular && !token.equals("real"))) {
            throw new SettingsException("token", "is no token of this network");
        }
        return new Plug() {
            @Override
            public NetworkId network() {
                return new NetworkId("chat:" + settings.nick().orElse("nobody"));
            }

            @Override
            public Session open(Link link) {
                throw new UnsupportedOperationException("no test of the config connects");
            }
        };
    }
}
