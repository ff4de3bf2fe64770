package dev.rialto.hook.sync;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.Conversation;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.Invocation;
import dev.rialto.api.plug.PlugException;
import dev.rialto.relay.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people of a synced channel can ask: which channels there are, and who. The answer stays where it was asked. */
final class SyncCommands {
    private static final Logger LOG = LoggerFactory.getLogger(SyncCommands.class);

    private final SyncPlug sync;
    private final Directory directory;

    SyncCommands(SyncPlug sync, Directory directory) {
        this.sync = sync;
        this.directory = directory;
    }

    List<ChatCommand> all() {
        return List.of(
                new Asked("sync-list", "Lists the channels of this conversation.", this::channels),
                new Asked("sync-members", "Lists the people of this conversation.", this::members));
    }

    private String channels(Conversation conversation) throws InterruptedException {
        StringBuilder answer = new StringBuilder("Channels of " + conversation.title() + ":");
        for (var ofNetwork : byNetwork(conversation).entrySet()) {
            List<String> titles = new ArrayList<>();
            for (Channel channel : ofNetwork.getValue()) {
                titles.add(title(channel));
            }
            answer.append('\n').append(ofNetwork.getKey()).append(": ").append(String.join(", ", titles));
        }
        return answer.toString();
    }

    /** A network that is away still has a channel to list. */
    private String title(Channel channel) throws InterruptedException {
        try {
            return directory.title(channel);
        } catch (PlugException e) {
            LOG.info("{} does not tell its title: {}", channel.name(), e.getMessage());
            return directory.knownTitle(channel);
        }
    }

    private String members(Conversation conversation) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        for (var ofNetwork : byNetwork(conversation).entrySet()) {
            Members people = Members.of(ofNetwork.getValue(), directory);
            lines.add(ofNetwork.getKey() + ": " + people.names());
        }
        return String.join("\n", lines);
    }

    /** Several plugs can be of one network. */
    private Map<String, List<Channel>> byNetwork(Conversation conversation) {
        return sync.members(conversation).stream()
                .collect(Collectors.groupingBy(
                        channel -> directory.networkName(channel.plug()), TreeMap::new, Collectors.toList()));
    }

    /** What a command answers about the conversation it is typed in. */
    @FunctionalInterface
    private interface Answer {
        String about(Conversation conversation) throws InterruptedException;
    }

    private final class Asked implements ChatCommand {
        private final String name;
        private final String summary;
        private final Answer answer;

        Asked(String name, String summary, Answer answer) {
            this.name = name;
            this.summary = summary;
            this.answer = answer;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String summary() {
            return summary;
        }

        @Override
        public List<Parameter> parameters() {
            return List.of();
        }

        @Override
        public boolean availableIn(Channel channel) {
            return !sync.of(channel).isEmpty();
        }

        @Override
        public boolean answersLocally() {
            return true;
        }

        @Override
        public String run(Invocation invocation) throws CommandException, InterruptedException {
            List<String> answers = new ArrayList<>();
            for (Conversation conversation : sync.of(invocation.channel())) {
                answers.add(answer.about(conversation));
            }
            if (answers.isEmpty()) {
                throw new CommandException("This channel is not in a sync.");
            }
            return String.join("\n", answers);
        }
    }
}
