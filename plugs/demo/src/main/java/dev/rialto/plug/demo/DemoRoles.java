package dev.rialto.plug.demo;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.MessageName;
import dev.rialto.api.message.User;
import dev.rialto.api.operation.Receipt;
import dev.rialto.api.operation.Token;
import dev.rialto.api.plug.Role;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the network can be asked. */
final class DemoRoles {
    private final List<Role> roles;

    DemoRoles(DemoNetwork network, boolean lookup) {
        Asking asking = new Asking(network);
        roles = lookup ? List.of(asking, new Looking(network)) : List.of(asking);
    }

    <R extends Role> Optional<R> find(Class<R> role) {
        return roles.stream()
                .flatMap(each -> role.isInstance(each) ? Stream.of(role.cast(each)) : Stream.empty())
                .findFirst();
    }

    private record Asking(DemoNetwork network) implements Role.MemberList, Role.Titles, Role.ContentSource {

        @Override
        public Role.Members members(ChannelRef channel) {
            List<User> there = network.find(channel.id()).map(DemoRoom::members).orElse(List.of());
            return new Role.Members(there, true);
        }

        @Override
        public Optional<String> title(ChannelRef channel) {
            return network.find(channel.id()).flatMap(DemoRoom::title);
        }

        @Override
        public InputStream open(ContentId content) throws IOException {
            return new ByteArrayInputStream(network.content(content)
                    .orElseThrow(() -> new FileNotFoundException("the network has no such file any more")));
        }
    }

    private record Looking(DemoNetwork network) implements Role.Lookup {

        @Override
        public Optional<Receipt> find(ChannelRef channel, Token token, Instant since) {
            return network.find(channel.id())
                    .flatMap(room -> room.known(token))
                    .map(message -> Receipt.builder(new MessageName(message.id(), false))
                            .at(message.at())
                            .build());
        }
    }
}
