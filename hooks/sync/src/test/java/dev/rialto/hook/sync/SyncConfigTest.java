package dev.rialto.hook.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rialto.core.config.ConfigException;
import dev.rialto.core.config.ConfigLoader;
import dev.rialto.core.config.ReferenceConf;
import dev.rialto.core.factory.Factories;
import dev.rialto.hook.sync.SyncSettings.DeleteScope;
import dev.rialto.hook.sync.SyncSettings.Direction;
import dev.rialto.hook.sync.SyncSettings.EditsOfUnknown;
import dev.rialto.hook.sync.SyncSettings.JoinsOf;
import dev.rialto.hook.sync.SyncSettings.Replies;
import dev.rialto.relay.FloodLimit;
import dev.rialto.relay.MentionPolicy;
import dev.rialto.relay.RelayOverrides;
import dev.rialto.relay.Renames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys as people write them. */
final class SyncConfigTest {
    private static final String AROUND = """
            plugs { red { type = demo, network = red }, blue { type = demo, network = blue } }
            channels { a { plug = red, id = a }, b { plug = blue, id = b } }
            hooks { family { type = sync, channels { lab = [ a, b ] }
            KEYS
            } }
            """;

    @TempDir
    private Path folder;

    private SyncSettings read(String keys) throws ConfigException, IOException {
        Path file = Files.writeString(folder.resolve("bridge.conf"), AROUND.replace("KEYS", keys));
        return ConfigLoader.load(file, Factories.installed(), Map.of()).hooks().values().stream()
                .map(hook -> (SyncSettings) hook.settings())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theDefaultsAreThoseOfTheDocumentation() throws ConfigException, IOException {
        assertThat(ReferenceConf.problems(SyncHookFactory.class, SyncSettings.class, List.of()))
                .isEmpty();
        assertThat(read("")).isEqualTo(Section.of("lab", "a", "b").settings());
    }

    /** What was emptied by mistake must not count for everything. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "filters = [ { drop { users = [] } } ] | filters[0].drop.users: is empty; name some",
                "filters = [ { keep { kinds = [] } } ] | filters[0].keep.kinds: is empty; name some",
                "filters = [ { drop { names = \"\" } } ] | filters[0].drop.names: is empty, and would be found",
                "filters = [ { drop { text = \"\" } } ] | filters[0].drop.text: is empty, and would be found",
                "replace = [ { regex = \"\", with = b } ] | replace[0].regex: is empty, and would be found",
                "replace = [ { regex = a, with = b, to = [] } ] | replace[0].to: is empty; name some",
                "channels { \"\" = [ a ] } | channels.\"\": the label is blank; give it a name",
                "channels { \" \" = [ a ] }, plug = sy | channels.\" \": the label is blank; give it a name",
                "plug = \"\" | plug: is blank; write a name, or leave the key out",
            })
    void whatIsEmptyIsShownInItsLine(String keys, String problem) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(keys))
                .withMessageContaining("bridge.conf:4: hooks.family." + problem);
    }

    @Test
    void everyKeyIsRead() throws ConfigException, IOException {
        SyncSettings read = read("""
                titles { lab = "The lab" }
                plug = synced
                edits = false
                edits-of-unknown = ignore
                deletes = false
                delete-scope = source-only
                joins = false
                joins-of = speakers
                renames = apply
                replies = quote
                quote-length = 40
                name-format = "{{ user }}"
                reset-author = true
                strip-name-emoji = true
                plugs { blue { joins = true, renames = off, reset-author = false, name-format = x, strip-name-emoji = false } }
                directions { a = in, b = out }
                mentions = all
                flood { messages = 20, per = 10s }
                reactions = false
                hold = 5s
                """);
        RelayOverrides overrides = new RelayOverrides(
                Optional.of(true), Optional.of(Renames.OFF), Optional.of(false), Optional.of("x"), Optional.of(false));
        assertThat(read)
                .isEqualTo(new SyncSettings(
                        Map.of("lab", List.of("a", "b")),
                        Map.of("lab", "The lab"),
                        Optional.of("synced"),
                        false,
                        EditsOfUnknown.IGNORE,
                        false,
                        DeleteScope.SOURCE_ONLY,
                        false,
                        JoinsOf.SPEAKERS,
                        Renames.APPLY,
                        false,
                        Replies.QUOTE,
                        40,
                        "{{ user }}",
                        true,
                        true,
                        Map.of("blue", overrides),
                        Map.of("a", Direction.IN, "b", Direction.OUT),
                        List.of(),
                        List.of(),
                        MentionPolicy.ALL,
                        Optional.of(new FloodLimit(20, Duration.ofSeconds(10))),
                        Duration.ofSeconds(5)));
    }

    @Test
    void aNumberThatCannotBeIsShownInItsLine() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read("quote-length = 0"))
                .withMessageContaining("bridge.conf:4: hooks.family.quote-length: must be at least 1, not 0");
    }
}
