package dev.rialto.tck.plug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.plug.ApiLevel;
import dev.rialto.api.plug.PlugFactory;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What every factory of plugs keeps to. A plug's test extends it and names the factory. */
public abstract class PlugFactoryContract {

    /** The factory under test. */
    protected abstract PlugFactory<?, ?> factory();

    @Test
    public final void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(PlugFactory.class))
                .extracting(found -> found.getClass().getName())
                .contains(factory().getClass().getName());
    }

    @Test
    public final void hasATypeAndANameForPeople() {
        assertThat(factory().type()).matches("[a-z][a-z0-9-]*");
        assertThat(factory().displayName()).isNotBlank();
    }

    @Test
    public final void whatCommandsBeginWithCanBeTyped() {
        assertThat(factory().commandPrefix().orElse("none")).isNotBlank();
    }

    @Test
    public final void tellsTheApiOfItsBuild() {
        assertThat(factory().apiLevel()).isEqualTo(ApiLevel.CURRENT);
    }

    @Test
    public final void itsDefaultsLieBesideIt() {
        assertThat(factory().getClass().getResource("reference.conf"))
                .as("reference.conf in the factory's package")
                .isNotNull();
    }
}
