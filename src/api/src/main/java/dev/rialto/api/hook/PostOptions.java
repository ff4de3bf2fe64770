package dev.rialto.api.hook;

import dev.rialto.api.operation.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a message of a hook or program is posted.
 *
 * @param subject a headline, where the channel has such a thing
 * @param expires when it is of no use any more; it becomes a dead letter then
 * @param hold how long it waits first
 * @param local whether it stays in the channels it is posted to; else other hooks pass it on like any message there
 * @param urgent whether it passes held messages
 */
public record PostOptions(
        Optional<String> subject,
        Severity severity,
        boolean silent,
        Optional<Instant> expires,
        Duration hold,
        boolean local,
        boolean urgent) {

    public static final PostOptions DEFAULT = builder().build();

    public static Builder builder() {
        return new Builder();
    }

    /** Makes options; new ones come here, so that who builds them need not change. */
    public static final class Builder {
        private Optional<String> subject = Optional.empty();
        private Severity severity = Severity.INFO;
        private boolean silent;
        private Optional<Instant> expires = Optional.empty();
        private Duration hold = Duration.ZERO;
        private boolean local;
        private boolean urgent;

        private Builder() {}

        public Builder subject(String value) {
            subject = Optional.of(value);
            return this;
        }

        public Builder severity(Severity value) {
            severity = value;
            return this;
        }

        public Builder silent(boolean value) {
            silent = value;
            return this;
        }

        public Builder expires(Instant value) {
            expires = Optional.of(value);
            return this;
        }

        public Builder hold(Duration value) {
            hold = value;
            return this;
        }

        public Builder local(boolean value) {
            local = value;
            return this;
        }

        public Builder urgent(boolean value) {
            urgent = value;
            return this;
        }

        public PostOptions build() {
            return new PostOptions(subject, severity, silent, expires, hold, local, urgent);
        }
    }
}
