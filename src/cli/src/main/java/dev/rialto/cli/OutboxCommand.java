package dev.rialto.cli;

import dev.rialto.core.host.HostControl;
import dev.rialto.core.host.OutboxEntry;
import dev.rialto.core.host.StatusText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code rialto outbox}: the list, where no subcommand is named. */
@Command(
        name = "outbox",
        description = "Lists what waits to be sent and what was given up.",
        mixinStandardHelpOptions = true)
final class OutboxCommand implements Callable<Integer> {
    private static final String CHANNEL_HELP = "Only what is for this one.";
    private static final List<String> HEAD = List.of("ID", "CHANNEL", "KIND", "AGE", "TRIES", "STATE", "REASON");

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    @Option(names = "--channel", paramLabel = "NAME", description = CHANNEL_HELP)
    private Optional<String> channel;

    OutboxCommand() {
        config = new ConfigOption();
        channel = Optional.empty();
    }

    @Override
    public Integer call() throws Exception {
        return print(channel);
    }

    @Command(name = "list", description = "The same as without a word.", mixinStandardHelpOptions = true)
    int list(@Option(names = "--channel", paramLabel = "NAME", description = CHANNEL_HELP) Optional<String> only)
            throws Exception {
        return print(only.or(() -> channel));
    }

    @Command(
            name = "retry",
            description = "Lets one that was given up be tried again, behind all that waits for its channel.",
            mixinStandardHelpOptions = true)
    int retry(@Parameters(paramLabel = "ID", description = "From the list.", converter = RowNumber.class) long id)
            throws Exception {
        try (var host = config.connect()) {
            host.retry(id);
        }
        return ExitCode.OK;
    }

    @Command(
            name = "drop",
            description = "Throws one away, whether it waits or was given up.",
            mixinStandardHelpOptions = true)
    int drop(@Parameters(paramLabel = "ID", description = "From the list.", converter = RowNumber.class) long id)
            throws Exception {
        try (var host = config.connect()) {
            host.drop(id);
        }
        return ExitCode.OK;
    }

    private int print(Optional<String> only) throws Exception {
        try (var host = config.connect()) {
            var rows = host.outbox(only);
            var out = spec.commandLine().getOut();
            if (rows.isEmpty()) {
                out.println("Nothing waits, and nothing was given up.");
            } else {
                table(rows, out);
                if (rows.size() == HostControl.MOST_ENTRIES) {
                    out.println("There may be more: these are the first " + rows.size()
                            + ", `rialto status` counts all that wait.");
                }
            }
        }
        return ExitCode.OK;
    }

    private static void table(List<OutboxEntry> rows, PrintWriter out) {
        var lines = new ArrayList<List<String>>();
        lines.add(HEAD);
        rows.forEach(row -> lines.add(cells(row)));
        var widths = new int[HEAD.size()];
        for (var line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        for (var line : lines) {
            var text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                text.append(line.get(i)).repeat(" ", widths[i] - line.get(i).length() + 2);
            }
            out.println(text.toString().stripTrailing());
        }
    }

    private static List<String> cells(OutboxEntry row) {
        return List.of(
                Long.toString(row.id()),
                row.channel(),
                row.kind(),
                StatusText.age(row.age()),
                Integer.toString(row.tries()),
                row.state().name().toLowerCase(Locale.ROOT),
                row.reason().orElse(""));
    }

    /** Reads the first column of the list. */
    private static final class RowNumber implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is none of the numbers in the list");
            }
        }
    }
}
