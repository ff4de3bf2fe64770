package dev.rialto.api.operation;

import dev.rialto.api.message.ChannelRef;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Posts one physical message (an album counts as one).
 *
 * @param message its reply, where it has one, names a message of this channel; its author is for the record only, what
 *     people are to see of the author is in the text or in the persona
 * @param persona as whom to post, where the channel can show that
 * @param subject a headline, where the channel has such a thing
 * @param recipients whom a network that addresses people is to reach
 * @param silent without a sound at the receivers'
 * @param expires when it is of no use any more
 * @param wantsReport whether a delivery report is asked for
 */
public record Post(
        ChannelRef channel,
        Token token,
        Message message,
        Optional<Persona> persona,
        Optional<String> subject,
        List<UserId> recipients,
        Severity severity,
        boolean silent,
        Optional<Instant> expires,
        boolean wantsReport)
        implements Operation {

    public Post {
        recipients = List.copyOf(recipients);
    }

    /** Under whose name and picture a message appears. */
    public record Persona(String name, Optional<ContentId> avatar) {}

    public static Builder builder(ChannelRef channel, Token token, Message message) {
        return new Builder(channel, token, message);
    }

    /** Makes posts; new options come here, so that who builds one need not change. */
    public static final class Builder {
        private final ChannelRef channel;
        private final Token token;
        private final Message message;
        private Optional<Persona> persona = Optional.empty();
        private Optional<String> subject = Optional.empty();
        private List<UserId> recipients = List.of();
        private Severity severity = Severity.INFO;
        private boolean silent;
        private Optional<Instant> expires = Optional.empty();
        private boolean wantsReport;

        private Builder(ChannelRef channel, Token token, Message message) {
            this.channel = channel;
            this.token = token;
            this.message = message;
        }

        public Builder persona(Persona value) {
            persona = Optional.of(value);
            return this;
        }

        public Builder subject(String value) {
            subject = Optional.of(value);
            return this;
        }

        public Builder recipients(List<UserId> value) {
            recipients = value;
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

        public Builder wantsReport(boolean value) {
            wantsReport = value;
            return this;
        }

        public Post build() {
            return new Post(
                    channel, token, message, persona, subject, recipients, severity, silent, expires, wantsReport);
        }
    }
}
