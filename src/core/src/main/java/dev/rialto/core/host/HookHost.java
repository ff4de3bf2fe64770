package dev.rialto.core.host;

import dev.rialto.api.hook.CommandException;
import dev.rialto.core.log.Redactor;
import java.util.List;
import java.util.function.Supplier;

/**
 * The host itself for hooks, over what people and programs may ask of it. What it answers goes into chats, so secrets are taken
 * out.
 *
 * @param control there once the host is
 */
public record HookHost(Supplier<HostControl> control, Redactor redactor) {

    List<String> statusLines() {
        return redacted(StatusText.lines(control.get().status()));
    }

    List<String> reload() throws CommandException, InterruptedException {
        try {
            return redacted(control.get().reload().lines());
        } catch (ControlException e) {
            throw new CommandException(redactor.redact("Not reloaded: " + e.getMessage()));
        }
    }

    private List<String> redacted(List<String> lines) {
        return lines.stream().map(redactor::redact).toList();
    }
}
