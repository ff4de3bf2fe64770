package dev.rialto.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.core.fake.ConfigFile;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would lose messages or hang is refused when the config is read. */
final class LimitsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "outbox.keep-for = 0s, keep-for: must be more than 0s",
        "outbox.give-up-after = 0s, give-up-after: must be more than 0s",
        "outbox.dead-letters.max-count = -1, max-count: cannot be less than 0",
        "host.open-timeout = 0s, open-timeout: must be more than 0s",
        "media.timeout = 0s, timeout: must be more than 0s",
        "inbox.remember = 0s, remember: must be more than 0s",
        "references.keep-for = 0s, keep-for: must be more than 0s"
    })
    void aValueThatCannotBeMeantIsRefused(String config, String why) {
        assertThat(new ConfigFile(folder).problems(config))
                .anySatisfy(problem -> assertThat(problem.toString()).contains(why));
    }
}
