package dev.rialto.core.check;

import dev.rialto.api.hook.AuditLog;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.OutboxControl;
import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.hook.Poster;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.References;
import dev.rialto.api.hook.SyncRef;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.StateStore;
import dev.rialto.api.plug.Templates;
import dev.rialto.core.template.PebbleTemplates;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a hook is given that is only made: it can look up names, and nothing it does has an effect. */
record NoHookContext(String name, HostClock clock, Directory directory, Map<String, List<ChatCommand>> commands)
        implements HookContext {

    /** A view, since the hooks are made one after another. */
    @Override
    public Map<String, List<ChatCommand>> commands() {
        return Collections.unmodifiableMap(commands);
    }

    @Override
    public References references() {
        return new NoReferences();
    }

    @Override
    public Poster poster() {
        return new NoPoster();
    }

    @Override
    public StateStore state() {
        return new NoPlugContext.NoState();
    }

    @Override
    public Templates templates() {
        return new PebbleTemplates();
    }

    @Override
    public Media textFile(String file, String text) {
        throw new IllegalStateException("a hook that is being made has no files");
    }

    @Override
    public OutboxControl outbox() {
        return new NoOutbox();
    }

    @Override
    public AuditLog audit() {
        return entry -> {};
    }

    @Override
    public List<String> statusLines() {
        return List.of();
    }

    @Override
    public List<String> reload() {
        throw new IllegalStateException("a hook that is being made has no host");
    }

    private record NoReferences() implements References {
        @Override
        public Optional<SyncRef> find(Channel channel, MessageId id) {
            return Optional.empty();
        }

        @Override
        public Optional<SyncRef> find(ReferenceKey key) {
            return Optional.empty();
        }
    }

    private record NoOutbox() implements OutboxControl {
        @Override
        public List<String> lines(Optional<String> channel, int most) {
            return List.of();
        }

        @Override
        public Done retry(Optional<String> channel) {
            return new Done(0, false);
        }

        @Override
        public Done drop(Optional<String> channel) {
            return new Done(0, false);
        }
    }

    private record NoPoster() implements Poster {
        @Override
        public ReferenceKey post(List<Channel> targets, Message message, PostOptions options) {
            throw new IllegalStateException("a hook that is being made posts nothing");
        }

        @Override
        public boolean edit(ReferenceKey key, Message message) {
            return false;
        }

        @Override
        public boolean delete(ReferenceKey key) {
            return false;
        }
    }
}
