package dev.rialto.core.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.jul.LevelChangePropagator;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.rialto.core.config.HostSettings.Format;
import dev.rialto.core.config.HostSettings.LogSettings;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * What is logged, and how. All goes to standard error: standard output is for what a command was asked. Set up in Java
 * rather than in XML, which would take a tenth of a second of each start to read.
 *
 * <p>As a {@link Configurator} it says only what goes wrong, which is what a command line shows before it knows a config, or
 * without one. The program that ships names it as logback's; in tests the kit's file counts.
 */
public final class Logging extends ContextAwareBase implements Configurator {
    private static final String OURS = "dev.rialto";

    /** Called by logback, when the first logger is made. */
    public Logging() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        configure(context, new HumanEncoder(false), Redactor.ofPatterns());
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /**
     * Logs from now on as the config says. Called once, before the host is made.
     *
     * @param environment of the process, which tells whether the journal reads along
     */
    public static void start(LogSettings settings, Redactor redactor, Map<String, String> environment) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        configure(context, encoder(settings.format(), environment), redactor);
        var level = level(settings.level());
        context.getLogger(OURS).setLevel(level);
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(levelOfOthers(level));
        // Smack and the JDK log to java.util.logging. The propagator tells it our levels, so that it makes no record
        // that
        // nobody wants.
        var propagator = new LevelChangePropagator();
        propagator.setContext(context);
        propagator.setResetJUL(true);
        propagator.start();
        context.addListener(propagator);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    /** From now on logs nothing but errors: for a command whose output is a show. */
    public static void errorsOnly() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.ERROR);
    }

    static Encoder<ILoggingEvent> encoder(Format format, Map<String, String> environment) {
        return switch (format) {
            case HUMAN -> new HumanEncoder(Journal.reads(environment));
            case JSON -> {
                var json = new JsonEncoder();
                json.setWithFormattedMessage(true);
                json.setWithMessage(false);
                // In the message already.
                json.setWithArguments(false);
                json.setWithContext(false);
                json.setWithSequenceNumber(false);
                json.setWithNanoseconds(false);
                yield json;
            }
        };
    }

    private static void configure(LoggerContext context, Encoder<ILoggingEvent> inner, Redactor redactor) {
        context.reset();
        var encoder = new RedactingEncoder(inner, redactor);
        encoder.setContext(context);
        encoder.start();
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(context);
        console.setName("stderr");
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(console);
    }

    private static Level level(dev.rialto.core.config.HostSettings.Level level) {
        return switch (level) {
            case ERROR -> Level.ERROR;
            case WARN -> Level.WARN;
            case INFO -> Level.INFO;
            case DEBUG -> Level.DEBUG;
            case TRACE -> Level.TRACE;
        };
    }

    /** The libraries are more talkative than we are: one level less, and nothing of their daily business. */
    private static Level levelOfOthers(Level ours) {
        return switch (ours.toInt()) {
            case Level.TRACE_INT -> Level.DEBUG;
            case Level.DEBUG_INT -> Level.INFO;
            case Level.ERROR_INT -> Level.ERROR;
            default -> Level.WARN;
        };
    }
}
