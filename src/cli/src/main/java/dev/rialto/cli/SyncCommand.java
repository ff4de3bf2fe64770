package dev.rialto.cli;

import dev.rialto.api.hook.ReferenceKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code rialto sync}: the words of one who speaks into a conversation from outside. */
@Command(
        name = "sync",
        description = "Posts, edits and deletes messages in a sync.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(post | edit | delete)",
        subcommands = {SyncCommand.Post.class, SyncCommand.Edit.class})
final class SyncCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    SyncCommand() {
        config = new ConfigOption();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do.");
    }

    @Command(name = "delete", description = "Deletes all copies of a message.", mixinStandardHelpOptions = true)
    int delete(@Parameters(paramLabel = "ID", description = "What post printed.") String id) throws Exception {
        try (var host = config.connect()) {
            host.delete(new ReferenceKey(id));
        }
        return ExitCode.OK;
    }

    /** {@code rialto sync post}. */
    @Command(
            name = "post",
            description = "Posts a message into all channels of a sync, and prints its id.",
            mixinStandardHelpOptions = true)
    static final class Post implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @ParentCommand
        private SyncCommand sync;

        @Parameters(index = "0", paramLabel = "LABEL", description = "Of the sync: LABEL, or PLUG:LABEL.")
        private String label;

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "TEXT", description = MessageText.HELP)
        private List<String> words;

        @Option(names = "--as", paramLabel = "NAME", description = "Whose name it has; without it, nobody's.")
        private Optional<String> author;

        @Option(names = "--reply-to", paramLabel = "ID", description = "The message that it answers.")
        private Optional<String> parent;

        Post() {
            sync = new SyncCommand();
            words = List.of();
            label = "";
            author = Optional.empty();
            parent = Optional.empty();
        }

        @Override
        public Integer call() throws Exception {
            if (author.filter(String::isBlank).isPresent()) {
                throw new ParameterException(
                        spec.commandLine(), "The name of --as is blank; leave it out for nobody's.");
            }
            var text = MessageText.of(words, spec);
            try (var host = sync.config.connect()) {
                var report = host.post(label, text, author, parent.map(ReferenceKey::new));
                spec.commandLine().getOut().println(report.id());
            }
            return ExitCode.OK;
        }
    }

    /** {@code rialto sync edit}. */
    @Command(name = "edit", description = "Changes all copies of a message.", mixinStandardHelpOptions = true)
    static final class Edit implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @ParentCommand
        private SyncCommand sync;

        @Parameters(index = "0", paramLabel = "ID", description = "What post printed.")
        private String id;

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "TEXT", description = MessageText.HELP)
        private List<String> words;

        Edit() {
            sync = new SyncCommand();
            words = List.of();
            id = "";
        }

        @Override
        public Integer call() throws Exception {
            var text = MessageText.of(words, spec);
            try (var host = sync.config.connect()) {
                host.edit(new ReferenceKey(id), text);
            }
            return ExitCode.OK;
        }
    }
}
