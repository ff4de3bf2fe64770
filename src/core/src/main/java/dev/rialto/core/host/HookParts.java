package dev.rialto.core.host;

import dev.rialto.api.hook.AuditLog;
import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.Hook;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.HookFactory;
import dev.rialto.api.hook.OutboxControl;
import dev.rialto.api.hook.Poster;
import dev.rialto.api.hook.References;
import dev.rialto.api.message.Media;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.StateStore;
import dev.rialto.api.plug.Templates;
import dev.rialto.core.config.HookSection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Makes hooks of a section. What it has is the same for all hooks.
 *
 * @param states the same of a hook and of the one that a reload puts in its place
 * @param poster there once the inbox is
 * @param files makes a file of a name and a text
 * @param outbox there once the host is
 * @param current by whose hooks it is known which commands there are
 * @param self what a hook may have the host do with itself
 */
public record HookParts(
        HookStates states,
        HostClock clock,
        References references,
        Templates templates,
        Supplier<Poster> poster,
        BiFunction<String, String, Media> files,
        OutboxControl outbox,
        AuditLog audit,
        CurrentSetup current,
        HookHost self) {

    /** The hooks of a section. No I/O. */
    List<Hook> create(HookSection section, Directory directory) {
        return create(
                section.factory(), section, new Context(section.name(), directory, states.of(section.name()), this));
    }

    private static <S extends Record> List<Hook> create(
            HookFactory<S> factory, HookSection section, HookContext context) {
        return factory.create(factory.settings().cast(section.settings()), context);
    }

    private record Context(String name, Directory directory, StateStore state, HookParts parts) implements HookContext {

        @Override
        public HostClock clock() {
            return parts.clock();
        }

        @Override
        public References references() {
            return parts.references();
        }

        @Override
        public Templates templates() {
            return parts.templates();
        }

        @Override
        public Poster poster() {
            return parts.poster().get();
        }

        @Override
        public Media textFile(String file, String text) {
            return parts.files().apply(file, text);
        }

        @Override
        public OutboxControl outbox() {
            return parts.outbox();
        }

        @Override
        public AuditLog audit() {
            return parts.audit();
        }

        /** Those of the hooks that count now, which may be others than when this hook was made. */
        @Override
        public Map<String, List<ChatCommand>> commands() {
            return parts.current().find().map(setup -> setup.hooks().commands()).orElse(Map.of());
        }

        @Override
        public List<String> statusLines() {
            return parts.self().statusLines();
        }

        @Override
        public List<String> reload() throws CommandException, InterruptedException {
            return parts.self().reload();
        }
    }
}
