package dev.rialto.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.core.host.HostStatus.ChannelHealth;
import dev.rialto.core.host.HostStatus.MemoryUse;
import dev.rialto.core.host.HostStatus.PlugHealth;
import dev.rialto.core.host.HostStatus.PlugState;
import dev.rialto.core.host.HostStatus.StoreHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read when they ask how it goes. */
final class StatusTextTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final MemoryUse MEMORY = new MemoryUse(45_000_000, 256_000_000, Optional.of(98_700_000L));

    @Test
    void calmHostHasFewLines() {
        var status = status(
                List.of(new PlugHealth("tg", "telegram", "Telegram", PlugState.ONLINE, START, Optional.empty())),
                List.of(),
                0,
                new StoreHealth(Optional.empty(), 12_340_000_000L, true));

        assertThat(StatusText.lines(status))
                .containsExactly(
                        "rialto 1.2.3, up for 2 d 3 h",
                        "tg (Telegram): online for 2 d 3 h",
                        "store: ok, 12.3 GB of disk free",
                        "memory: 45 MB of 256 MB heap, 99 MB resident");
    }

    @Test
    void whatIsWrongIsSaidWithItsReason() {
        var status = status(
                List.of(new PlugHealth(
                        "x",
                        "xmpp",
                        "XMPP",
                        PlugState.OFFLINE,
                        START.plus(Duration.ofHours(50)),
                        Optional.of("connection refused"))),
                List.of(
                        new ChannelHealth(
                                "ops", 12, Optional.of(Duration.ofMinutes(3)), 2, Optional.empty(), Optional.empty()),
                        new ChannelHealth("room", 0, Optional.empty(), 0, Optional.of("kicked"), Optional.of("moved")),
                        new ChannelHealth("idle", 0, Optional.empty(), 0, Optional.empty(), Optional.empty())),
                7,
                new StoreHealth(Optional.of("disk I/O error"), 1_000_000, false));

        assertThat(StatusText.lines(status))
                .contains(
                        "x (XMPP): offline for 1 h 0 min: connection refused",
                        "ops: 12 waiting, the oldest for 3 min; 2 of them held",
                        "room: parked: kicked; moved",
                        "idle: nothing waits",
                        "inbox: 7 not routed yet",
                        "inbox: 7 set aside, since they could not be dealt with (see the log)",
                        "dead letters: 7 (see: rialto outbox)",
                        "watchers: 7 events missed for want of room",
                        "see to it",
                        "store: FAILS: disk I/O error; 1 MB of disk free");
    }

    @Test
    void whatIsOnlineAndDoesNotWorkIsSaidSo() {
        var status = status(
                List.of(new PlugHealth(
                        "x", "xmpp", "XMPP", PlugState.ONLINE, START, Optional.of("the stream is being resumed"))),
                List.of(),
                0,
                new StoreHealth(Optional.empty(), 12_340_000_000L, true));

        assertThat(StatusText.lines(status)).contains("x (XMPP): online for 2 d 3 h, but: the stream is being resumed");
    }

    @Test
    void fullDiskIsSaid() {
        var status = status(List.of(), List.of(), 0, new StoreHealth(Optional.empty(), 63_000_000, false));

        assertThat(StatusText.lines(status)).contains("store: FULL, nothing new is accepted: 63 MB of disk free");
    }

    @ParameterizedTest
    @CsvSource({
        "PT-5S, 0 s",
        "PT0S, 0 s",
        "PT59.9S, 59 s",
        "PT60S, 1 min",
        "PT59M59S, 59 min",
        "PT1H, 1 h 0 min",
        "PT23H59M, 23 h 59 min",
        "P1D, 1 d 0 h",
        "P400DT5H, 400 d 5 h"
    })
    void spansHaveTheirLargestUnits(Duration span, String text) {
        assertThat(StatusText.age(span)).isEqualTo(text);
    }

    private static HostStatus status(
            List<PlugHealth> plugs, List<ChannelHealth> channels, long counts, StoreHealth store) {
        return new HostStatus(
                "rialto",
                "1.2.3",
                START,
                Duration.ofHours(51),
                plugs,
                channels,
                counts,
                counts,
                counts,
                counts,
                store,
                MEMORY,
                counts == 0 ? List.of() : List.of("see to it"));
    }
}
