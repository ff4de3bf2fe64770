package dev.rialto.tck.plug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.ApiLevel;
import dev.rialto.api.plug.PlugFactory;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What every factory of plugs keeps to. A plug's test extends it and names the factory. */
public abstract class PlugFactoryContract {

    /** The factory under test. */
    protected abstract PlugFactory<?, ?> factory();

    /** Ids of accounts as people may write them, and what the plug calls each: one at least that is written in two ways if any is. */
    protected abstract Map<String, UserId> users();

    /** The same for channels. */
    protected abstract Map<String, ChannelId> channels();

    @Test
    public final void anIdIsReadAsThePlugGivesIt() {
        assertThat(users()).isNotEmpty().allSatisfy((written, id) -> {
            assertThat(factory().userId(written)).isEqualTo(id);
            assertThat(factory().userId(id.value())).isEqualTo(id);
        });
        assertThat(channels()).isNotEmpty().allSatisfy((written, id) -> {
            assertThat(factory().channelId(written)).isEqualTo(id);
            assertThat(factory().channelId(id.value())).isEqualTo(id);
        });
    }

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
