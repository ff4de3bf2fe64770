package dev.rialto.tck.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.api.plug.SettingsException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PlainTemplatesTest {
    private static final Set<String> VARIABLES = Set.of("user", "identity", "network");

    @Test
    void fillsInWhatThereIs() {
        assertThat(render("{{ user }} ({{network}})", Map.of("user", "$1 \\ <b>", "network", "Demo")))
                .isEqualTo("$1 \\ <b> (Demo)");
    }

    @Test
    void takesTheDefaultWhereThereIsNoValue() {
        assertThat(render("{{ identity | default(user) }}", Map.of("user", "Anna")))
                .isEqualTo("Anna");
        assertThat(render("{{ identity | default(user) }}", Map.of("user", "Anna", "identity", "A.")))
                .isEqualTo("A.");
        assertThat(render("{{ identity | default(\"nobody\") }}", Map.of())).isEqualTo("nobody");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> new PlainTemplates().compile("name-format", "{{ usr }}", VARIABLES))
                .isInstanceOfSatisfying(
                        SettingsException.class, e -> assertThat(e.path()).isEqualTo("name-format"));
        assertThatThrownBy(() -> new PlainTemplates().compile("name-format", "{{ user", VARIABLES))
                .isInstanceOf(SettingsException.class);
    }

    private static String render(String pattern, Map<String, Object> values) {
        return new PlainTemplates().compile("name-format", pattern, VARIABLES).render(values);
    }
}
