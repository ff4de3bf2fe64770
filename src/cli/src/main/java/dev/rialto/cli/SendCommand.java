package dev.rialto.cli;

import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.operation.Severity;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rialto send}. */
@Command(
        name = "send",
        description = "Sends a message to a channel or a label.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Prints the id of the message and the channels that it is to go to. When it returns, the running Rialto has"
                    + " stored the message, and sends it as soon as each network can be reached."
        })
final class SendCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    @Parameters(index = "0", paramLabel = "TARGET", description = "A channel, a label, or PLUG:ID.")
    private String target;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "TEXT", description = MessageText.HELP)
    private List<String> words;

    @Option(names = "--subject", paramLabel = "LINE", description = "A headline, where a network has such a thing.")
    private Optional<String> subject;

    @Option(
            names = "--severity",
            paramLabel = "WORD",
            description = "How grave it is: debug, info, warning, error, critical.")
    private Optional<Severity> severity;

    @Option(names = "--silent", description = "Without a sound at the receivers', where a network can.")
    private boolean silent;

    @Option(names = "--urgent", description = "Passes what is held back.")
    private boolean urgent;

    SendCommand() {
        config = new ConfigOption();
        words = List.of();
        target = "";
        subject = Optional.empty();
        severity = Optional.empty();
    }

    @Override
    public Integer call() throws Exception {
        var text = MessageText.of(words, spec);
        var options = PostOptions.builder().silent(silent).urgent(urgent);
        subject.ifPresent(options::subject);
        severity.ifPresent(options::severity);
        try (var host = config.connect()) {
            var report = host.send(target, text, options.build());
            spec.commandLine().getOut().println(report.id() + " " + String.join(", ", report.channels()));
        }
        return ExitCode.OK;
    }
}
