package dev.rialto.hook.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rialto.core.config.ConfigException;
import dev.rialto.core.config.ConfigLoader;
import dev.rialto.core.config.ReferenceConf;
import dev.rialto.core.factory.Factories;
import dev.rialto.relay.FilterRule;
import dev.rialto.relay.MentionPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys as people write them. */
final class ForwardConfigTest {
    private static final String AROUND = """
            plugs { red { type = demo, network = red }, blue { type = demo, network = blue } }
            channels { a { plug = red, id = a }, b { plug = blue, id = b } }
            groups { staff { channels = [ a ] } }
            hooks { news { type = forward, channels { a = [ b ] }
            KEYS
            } }
            """;

    @TempDir
    private Path folder;

    private ForwardSettings read(String keys) throws ConfigException, IOException {
        Path file = Files.writeString(folder.resolve("bridge.conf"), AROUND.replace("KEYS", keys));
        return ConfigLoader.load(file, Factories.installed(), Map.of()).hooks().values().stream()
                .map(hook -> (ForwardSettings) hook.settings())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theDefaultsAreThoseOfTheDocumentation() throws ConfigException, IOException {
        assertThat(ReferenceConf.problems(ForwardHookFactory.class, ForwardSettings.class, List.of()))
                .isEmpty();
        assertThat(read("")).isEqualTo(Section.of("a", "b").settings());
    }

    @Test
    void aListOfTheAllowedThatWasEmptiedDoesNotAllowEverybody() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read("users { allow = [] }"))
                .withMessageContaining("hooks.news.users.allow: is empty; name some, or leave the key out");
    }

    @Test
    void everyKeyIsRead() throws ConfigException, IOException {
        ForwardSettings read = read("""
                groups { staff = [ b ] }
                users { allow = [ "red:1" ], deny = [ "red:2" ] }
                edits = false
                deletes = false
                joins = true
                renames = true
                reactions = true
                name-format = "{{ user }}"
                reset-author = true
                strip-name-emoji = true
                filters = [ { drop { bots = true, kinds = [ edit ] } } ]
                mentions = none
                plugs { red { joins = false, renames = false, reset-author = false, name-format = x, strip-name-emoji = false } }
                """);
        ForwardSettings.Overrides overrides = new ForwardSettings.Overrides(
                Optional.of(false), Optional.of(false), Optional.of(false), Optional.of("x"), Optional.of(false));
        assertThat(read)
                .isEqualTo(new ForwardSettings(
                        Map.of("a", List.of("b")),
                        Map.of("staff", List.of("b")),
                        new ForwardSettings.Users(Optional.of(List.of("red:1")), List.of("red:2")),
                        false,
                        false,
                        true,
                        true,
                        true,
                        "{{ user }}",
                        true,
                        true,
                        Map.of("red", overrides),
                        List.of(new FilterRule(
                                Optional.of(new FilterRule.Conditions(
                                        Optional.of(true),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(List.of(FilterRule.Kind.EDIT)))),
                                Optional.empty())),
                        List.of(),
                        MentionPolicy.NONE));
    }
}
