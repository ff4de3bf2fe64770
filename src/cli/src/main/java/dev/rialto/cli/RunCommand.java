package dev.rialto.cli;

import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.core.boot.Daemon;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.ConfigReader;
import dev.rialto.core.host.ControlException;
import dev.rialto.core.host.ControlException.Reason;
import dev.rialto.core.host.SystemClock;
import dev.rialto.core.log.Logging;
import dev.rialto.core.log.Redactor;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rialto run}: the daemon. */
@Command(
        name = "run",
        description = "Runs the bridge until it is told to stop: by SIGTERM, or Ctrl-C. SIGHUP reloads the config.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A stop sends what is on its way first, for as long as host.stop-timeout says; a second signal ends it at once."
                    + " Nothing is lost either way: what is left is sent after the next start."
        })
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    RunCommand() {
        config = new ConfigOption();
    }

    @Override
    public Integer call() throws Exception {
        var reader = config.reader();
        var found = reader.read();
        var environment = RialtoCommand.surroundings(spec).environment();
        var redactor = Redactor.of(found);
        Logging.start(found.host().log(), redactor, environment);
        // Whatever is done with a config that is read later, its secrets are known to the log before.
        ConfigReader again = () -> {
            var next = reader.read();
            redactor.learn(next);
            return next;
        };
        var clock = new SystemClock();
        try {
            run(found, again, environment, clock);
        } catch (SettingsException | IllegalArgumentException refused) {
            // A plug or hook knows what is wrong with its section and not where that stands in the file; the check
            // does.
            config.check();
            throw refused;
        }
        return ExitCode.OK;
    }

    private static void run(BridgeConfig config, ConfigReader reader, Map<String, String> environment, HostClock clock)
            throws Exception {
        var stop = new CountDownLatch(1);
        Signals.handle("TERM", () -> askToStop(stop));
        Signals.handle("INT", () -> askToStop(stop));
        var started = new CompletableFuture<Daemon>();
        Signals.handle(
                "HUP",
                () -> started.thenAcceptAsync(RunCommand::reload, Thread::startVirtualThread)
                        .isDone());
        var daemon = Daemon.start(config, reader, environment, clock);
        started.complete(daemon);
        try {
            LOG.info(
                    "{} {} is ready after {} ms: {} plugs, {} channels, {} hooks, data in {}",
                    config.host().name(),
                    Version.number(),
                    sinceStart(clock).toMillis(),
                    config.plugs().size(),
                    config.channels().size(),
                    config.hooks().size(),
                    config.host().dataDir().toAbsolutePath());
            stop.await();
            LOG.info("Stopping: what is on its way is sent first");
            // The host keeps to its time by itself; this is for a plug that keeps it from doing so.
            clock.schedule(config.host().stopTimeout(), () -> end("The stop takes too long, so it ends here"));
        } finally {
            daemon.close();
        }
        LOG.info("Stopped");
    }

    /** What came of it is in the log, as whoever asked by a signal has no other place to look. */
    private static void reload(Daemon daemon) {
        try {
            daemon.control().reload();
        } catch (ControlException e) {
            // What is wrong with a config is in the log already.
            if (e.reason() != Reason.INVALID) {
                LOG.warn("Not reloaded: {}", e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The reload failed", e);
        }
    }

    private static void askToStop(CountDownLatch stop) {
        if (stop.getCount() == 0) {
            end("Told to stop again: ends at once");
        }
        stop.countDown();
    }

    /** Without further ceremony; the store is made for it. */
    private static void end(String why) {
        LOG.warn(why);
        Runtime.getRuntime().halt(ExitCode.SOFTWARE);
    }

    /** As long as a person has waited, the JVM's own start included. */
    private static Duration sinceStart(HostClock clock) {
        return ProcessHandle.current()
                .info()
                .startInstant()
                .map(start -> Duration.between(start, clock.now()))
                .orElse(Duration.ZERO);
    }
}
