package dev.rialto.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.api.plug.SettingsException;
import dev.rialto.api.plug.Templates;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PebbleTemplatesTest {
    private static final Set<String> VARIABLES = Set.of("user", "identity", "network");

    private final Templates templates = new PebbleTemplates();

    private String render(String pattern, Map<String, Object> values) {
        return templates.compile("name-format", pattern, VARIABLES).render(values);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "{{ user }} ({{ network }})§ <Al & Bo> (Chat)",
                "{{ identity | default(user) }}§ <Al & Bo>",
                "{{ identity }}!§ !",
                "{{ user | upper }}§ <AL & BO>",
                "{% if identity is empty %}{{ network }}{% else %}{{ identity }}{% endif %}§ Chat",
                "{{ network == \"Chat\" ? \"c\" : user }}§ c",
                "{{ network ~ \"/\" ~ user }}§ Chat/<Al & Bo>",
                "{{ user | replace({\"&\": \"and\"}) }}§ <Al and Bo>",
                "{{ user | abbreviate(6) }}§ <Al...",
                "no variable at all§ no variable at all"
            })
    void texts(String pattern, String expected) {
        assertThat(render(pattern, Map.of("user", "<Al & Bo>", "network", "Chat")))
                .isEqualTo(expected);
    }

    @Test
    void aNameThatIsAPatternItselfIsShownAsItIs() {
        assertThat(render("{{ user }}", Map.of("user", "{{ network }} <b> 'q'")))
                .isEqualTo("{{ network }} <b> 'q'");
    }

    @Test
    void linesStayLines() {
        assertThat(render("{{ user }}\n{{ network }}", Map.of("user", "a", "network", "b")))
                .isEqualTo("a\nb");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "{{ usre }}§ unknown variable usre; did you mean \"user\"?",
                "{{ whatever }}§ unknown variable whatever; there are identity, network, user",
                "{{ identity | default(usr) }}§ unknown variable usr; did you mean \"user\"?",
                "{% if user == nobody %}{% endif %}§ unknown variable nobody; there are identity, network, user",
                "{% if false %}{{ usre }}{% endif %}§ unknown variable usre; did you mean \"user\"?",
                "{{ true ? user : usre }}§ unknown variable usre; did you mean \"user\"?",
                "{{ user | uper }}§ unknown filter uper; did you mean \"upper\"?",
                "{{ user | replace({\"a\": usre}) }}§ unknown variable usre; did you mean \"user\"?",
                "{{ user.length }}§ a variable is a text: it has no attributes and no methods",
                "{{ user.getClass() }}§ a variable is a text: it has no attributes and no methods",
                "{{ user[0] }}§ a variable is a text: it has no attributes and no methods",
                "{{ \"x\".getClass().forName(\"java.lang.Runtime\") }}§ a variable is a text: it has no attributes and no methods",
                "{{ range(0, 1000000000) }}§ a pattern has variables, filters, tests and if, and nothing else",
                "{{ 1..1000000000 }}§ a pattern has variables, filters, tests and if, and nothing else"
            })
    void mistakes(String pattern, String problem) {
        assertThatThrownBy(() -> templates.compile("plugs.tg.name-format", pattern, VARIABLES))
                .isInstanceOf(SettingsException.class)
                .hasMessage(problem)
                .extracting(thrown -> ((SettingsException) thrown).path())
                .isEqualTo("plugs.tg.name-format");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ user",
                "{{ user }",
                "{{ user matches \"(a+)+b\" }}",
                "{% for c in user %}x{% endfor %}",
                "{% include \"/etc/passwd\" %}",
                "{% macro m() %}x{% endmacro %}",
                "{% set a = 1 %}",
                "{% parallel %}x{% endparallel %}",
                "{% if user %}",
                "{{ user § abbreviate(\"many\") }}",
                "{{ user § split(\"(a+)+\") }}",
                "{{ user § format(\"%1000000000d\") }}"
            })
    void whatIsNoPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> templates.compile("p", pattern, VARIABLES))
                .isInstanceOf(SettingsException.class)
                .hasMessageNotContaining("io.pebble");
    }
}
