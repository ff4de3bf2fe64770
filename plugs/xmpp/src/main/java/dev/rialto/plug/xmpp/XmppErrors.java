package dev.rialto.plug.xmpp;

import dev.rialto.api.operation.ErrorKind;
import dev.rialto.api.operation.Failure;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.plug.ChannelStatus;
import dev.rialto.api.plug.PlugException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StreamError;
import org.jivesoftware.smack.sasl.SASLErrorException;

/** What XMPP's errors mean to the host; the conditions are those of RFC 6120, 4.9.3 and 8.3.3, and of XEP-0045. */
final class XmppErrors {

    /** Who took our place shall not be thrown out at once. */
    private static final Duration AFTER_CONFLICT = Duration.ofSeconds(30);

    private XmppErrors() {}

    /** Why a connection could not be made, or broke. */
    static PlugException connection(Throwable thrown) {
        if (thrown instanceof SmackException.EndpointConnectionException addresses) {
            return unreachable(addresses);
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException refused) {
                return new PlugException(ErrorKind.CONFIG, line(refused));
            }
            if (cause instanceof SASLErrorException sasl) {
                return new PlugException(
                        ErrorKind.AUTH,
                        "the server does not let us in: "
                                + sasl.getSASLFailure()
                                        .getSASLError()
                                        .toString()
                                        .replace('_', '-')
                                + "; look at jid and password");
            }
            if (cause instanceof SmackException.SmackSaslException) {
                return new PlugException(
                        ErrorKind.AUTH, "the server offers no way to log in that we know: " + line(cause));
            }
            if (cause instanceof SmackException.SecurityRequiredByClientException) {
                return new PlugException(
                        ErrorKind.CONFIG, "the server offers no TLS; without it tls = none has to be said");
            }
            if (cause instanceof XMPPException.StreamErrorException stream) {
                return stream(stream.getStreamError());
            }
        }
        if (thrown instanceof XMPPException.XMPPErrorException refused) {
            return request(refused);
        }
        return new PlugException(ErrorKind.CONNECTION, line(thrown));
    }

    /** Smack tells each address that it tried, and has the reasons beside the causes. */
    private static PlugException unreachable(SmackException.EndpointConnectionException addresses) {
        for (var tried : addresses.getConnectionExceptions()) {
            PlugException mapped = connection(tried.getException());
            if (mapped.kind() != ErrorKind.CONNECTION) {
                return mapped;
            }
        }
        return new PlugException(ErrorKind.CONNECTION, "the server cannot be reached: " + line(addresses));
    }

    private static PlugException stream(StreamError error) {
        String text = "the server ended the connection: " + words(error.getCondition());
        return error.getCondition() == StreamError.Condition.conflict
                ? new PlugException(
                        ErrorKind.CONNECTION,
                        text + "; another program uses this account under the same resource",
                        AFTER_CONFLICT)
                : new PlugException(ErrorKind.CONNECTION, text);
    }

    /** What a request was answered. */
    static PlugException request(XMPPException.XMPPErrorException refused) {
        return new PlugException(ErrorKind.REQUEST, "the server answers: " + words(refused.getStanzaError()));
    }

    /**
     * What became of a message to a room that came back.
     *
     * @param whole whether the message is a plain post: where that is forbidden nothing passes, while a subject can be
     *     forbidden to who may speak
     */
    static Outcome returned(StanzaError error, boolean whole) {
        Failure failure = new Failure(kind(error.getCondition()), "the room answers: " + words(error));
        Outcome refused = new Outcome.Refused(Outcome.Scope.MESSAGE, failure);
        Outcome later = new Outcome.TryLater(failure, Optional.empty());
        return switch (error.getCondition()) {
            case forbidden, not_authorized, registration_required, subscription_required ->
                new Outcome.Refused(whole ? Outcome.Scope.CHANNEL : Outcome.Scope.MESSAGE, failure);
            case item_not_found, gone, recipient_unavailable -> new Outcome.Refused(Outcome.Scope.CHANNEL, failure);
            case policy_violation, unexpected_request -> error.getType() == StanzaError.Type.MODIFY ? refused : later;
            case not_acceptable,
                    resource_constraint,
                    internal_server_error,
                    remote_server_not_found,
                    remote_server_timeout,
                    service_unavailable,
                    undefined_condition -> later;
            default -> refused;
        };
    }

    /** How we stand in a room that did not let us in, or threw us out. */
    static ChannelStatus.State standing(StanzaError.Condition condition) {
        return switch (condition) {
            case item_not_found, gone, remote_server_not_found, jid_malformed, redirect -> ChannelStatus.State.GONE;
            case forbidden -> ChannelStatus.State.KICKED;
            default -> ChannelStatus.State.NO_RIGHTS;
        };
    }

    /** Whether a room may let us in a moment later without anybody's doing. */
    static boolean passing(StanzaError.Condition condition) {
        return switch (condition) {
            case remote_server_timeout, internal_server_error, resource_constraint, undefined_condition -> true;
            default -> false;
        };
    }

    static ErrorKind kind(StanzaError.Condition condition) {
        return switch (condition) {
            case internal_server_error, remote_server_not_found, remote_server_timeout, undefined_condition ->
                ErrorKind.SERVER;
            case resource_constraint, policy_violation -> ErrorKind.LIMITS;
            case feature_not_implemented, service_unavailable -> ErrorKind.UNSUPPORTED;
            default -> ErrorKind.REQUEST;
        };
    }

    /** The condition as the RFC writes it, and what the server said besides. */
    static String words(StanzaError error) {
        String text = error.getDescriptiveText();
        return words(error.getCondition()) + (text == null || text.isBlank() ? "" : " (" + firstLine(text) + ")");
    }

    private static String words(Enum<?> condition) {
        return condition.toString().replace('_', '-');
    }

    /** An exception in one line. */
    static String line(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : firstLine(message);
    }

    /** A fault of the plug in one line, without its message, which can hold what somebody said. */
    static String fault(RuntimeException thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return thrown.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private static String firstLine(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.length() <= 400 ? line : line.substring(0, 400) + "…";
    }
}
