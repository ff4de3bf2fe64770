package dev.rialto.core.config;

import dev.rialto.api.plug.Key;
import java.util.List;

/**
 * One of {@code groups}: which channels belong to it. {@code exclude} wins over all others.
 *
 * @param channels names of channels
 * @param exclude names of channels
 * @param anywhere names of plugs: every channel of them, whoever opens it
 * @param named names of plugs: the channels of them that the config names
 * @param privateChats names of plugs: their chats with one person; the key is {@code private}
 * @param shared names of plugs: their channels that are no such chats
 */
public record GroupSettings(
        List<String> channels,
        List<String> exclude,
        List<String> anywhere,
        List<String> named,
        @Key("private") List<String> privateChats,
        List<String> shared) {

    public GroupSettings {
        channels = List.copyOf(channels);
        exclude = List.copyOf(exclude);
        anywhere = List.copyOf(anywhere);
        named = List.copyOf(named);
        privateChats = List.copyOf(privateChats);
        shared = List.copyOf(shared);
    }
}
