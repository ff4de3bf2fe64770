package dev.rialto.core.http;

import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.operation.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The bodies of requests. */
final class Requests {
    private Requests() {}

    /** {@code POST messages}. What is not given is as in {@link PostOptions#DEFAULT}. */
    record Send(
            Optional<String> target,
            Optional<String> text,
            Optional<String> subject,
            Optional<Severity> severity,
            boolean silent,
            Optional<Instant> expires,
            Optional<Duration> hold,
            boolean local,
            boolean urgent) {

        static Send of(String target, String text, PostOptions options) {
            return new Send(
                    Optional.of(target),
                    Optional.of(text),
                    options.subject(),
                    Optional.of(options.severity()),
                    options.silent(),
                    options.expires(),
                    Optional.of(options.hold()),
                    options.local(),
                    options.urgent());
        }

        PostOptions options() {
            var options = PostOptions.builder().silent(silent).local(local).urgent(urgent);
            subject.ifPresent(options::subject);
            severity.ifPresent(options::severity);
            expires.ifPresent(options::expires);
            hold.ifPresent(options::hold);
            return options.build();
        }
    }

    /** {@code POST conversations/LABEL/messages}. */
    record Say(Optional<String> text, Optional<String> author, Optional<ReferenceKey> replyTo) {}

    /** {@code PUT messages/ID}. */
    record Change(Optional<String> text) {}

    /** A text that says something. */
    static String required(String key, Optional<String> value) throws BadRequest {
        return value.filter(text -> !text.isBlank())
                .orElseThrow(() -> new BadRequest("\"" + key + "\" is missing or blank"));
    }
}
