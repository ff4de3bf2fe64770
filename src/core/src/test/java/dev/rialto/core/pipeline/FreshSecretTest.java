package dev.rialto.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.plug.SettingsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret that was just read is one, also where its config is refused. */
class FreshSecretTest {
    @TempDir
    Path directory;

    @Test
    void aRefusalThatGoesIntoAChatDoesNotTellIt() throws Exception {
        List<HookContext> contexts = new ArrayList<>();
        try (Rig rig = new Rig(directory)
                .hooks(context -> {
                    contexts.add(context);
                    return List.of();
                })
                .start()) {
            rig.with("hooks.all.secret = open-sesame").hooks(context -> {
                throw new SettingsException("secret", "open-sesame is too short");
            });
            CommandException refused = catchThrowableOfType(CommandException.class, contexts.getFirst()::reload);
            assertThat(refused).hasMessageContaining("*** is too short").hasMessageNotContaining("open-sesame");
        }
    }
}
