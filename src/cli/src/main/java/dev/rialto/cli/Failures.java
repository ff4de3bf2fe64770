package dev.rialto.cli;

import dev.rialto.core.config.ConfigException;
import dev.rialto.core.host.ControlException;
import dev.rialto.core.host.ControlException.Reason;
import dev.rialto.core.store.StoreException;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What went wrong, as a sentence for whom it concerns and as an exit code. Only a fault of ours has a stack trace. */
final class Failures implements IExecutionExceptionHandler {
    private static final String PREFIX = "rialto: ";

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        var err = commandLine.getErr();
        return switch (failure) {
            case ConfigException wrong -> {
                // One line for each mistake, as a compiler has them.
                err.println(wrong.getMessage());
                yield ExitCode.USAGE;
            }
            case ControlException broken
            when broken.reason() == Reason.INVALID -> {
                err.println(broken.getMessage());
                yield ExitCode.USAGE;
            }
            case ControlException refused -> {
                err.println(PREFIX + refused.getMessage());
                yield ExitCode.SOFTWARE;
            }
            case StoreException unusable -> {
                err.println(PREFIX + unusable.getMessage());
                yield ExitCode.SOFTWARE;
            }
            case IOException broken -> {
                err.println(PREFIX + broken.getMessage());
                yield ExitCode.SOFTWARE;
            }
            default -> {
                err.println(PREFIX + "this is a fault of the program:");
                failure.printStackTrace(err);
                yield ExitCode.SOFTWARE;
            }
        };
    }
}
