package dev.rialto.plug.demo;

import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The section of a plug of type {@code demo}; {@code reference.conf} beside it explains the keys.
 *
 * @param network which network; plugs that name it alike are on the same one
 * @param account as whom we are there
 * @param password empty where the network asks for none
 * @param echoes whether what we post comes back to us
 * @param archive whether the network shows us after each open what happened meanwhile, our own with its tokens; needs echoes
 * @param lookup whether the network can be asked what became of a post
 * @param tokenHonoured for how long a repeat under the same token is known; zero for not at all
 * @param textLimit the most UTF-16 units of one message
 * @param refused what the network is to be without
 * @param fallback what the host is to say in another way
 * @param dropped what is to be left out
 * @param pace the most operations in one channel; none where it is not given
 */
public record DemoSettings(
        String network,
        String account,
        Secret password,
        boolean echoes,
        boolean archive,
        boolean lookup,
        Duration tokenHonoured,
        int textLimit,
        Set<Feature> refused,
        Set<Feature> fallback,
        Set<Feature> dropped,
        Optional<PaceSettings> pace) {

    public DemoSettings {
        if (network.isBlank() || account.isBlank()) {
            throw new IllegalArgumentException("network and account need a name each");
        }
        if (archive && !echoes) {
            throw new IllegalArgumentException(
                    "an archive shows what we post too: set echoes = true with archive = true");
        }
        if (tokenHonoured.isNegative()) {
            throw new IllegalArgumentException("token-honoured is a time, or 0s");
        }
        if (textLimit < 1) {
            throw new IllegalArgumentException("text-limit is at least 1");
        }
        refused = Set.copyOf(refused);
        fallback = Set.copyOf(fallback);
        dropped = Set.copyOf(dropped);
    }

    /** How many operations in one channel in how long a time. */
    public record PaceSettings(int operations, Duration per) {
        public PaceSettings {
            if (operations < 1 || !per.isPositive()) {
                throw new IllegalArgumentException("a pace is at least 1 operation in more than 0s");
            }
        }
    }

    /** The settings of {@code reference.conf}, for a network of the given name. */
    public static DemoSettings of(String network) {
        return new DemoSettings(
                network,
                "bridge",
                Secret.of(""),
                true,
                true,
                true,
                Duration.ofMinutes(10),
                4000,
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.empty());
    }

    /** The same with another password. */
    public DemoSettings withPassword(Secret other) {
        return new DemoSettings(
                network,
                account,
                other,
                echoes,
                archive,
                lookup,
                tokenHonoured,
                textLimit,
                refused,
                fallback,
                dropped,
                pace);
    }

    /** The same as another account. */
    public DemoSettings withAccount(String other) {
        return new DemoSettings(
                network,
                other,
                password,
                echoes,
                archive,
                lookup,
                tokenHonoured,
                textLimit,
                refused,
                fallback,
                dropped,
                pace);
    }

    /** The same for a network that is without these. */
    public DemoSettings without(Set<Feature> features) {
        return new DemoSettings(
                network,
                account,
                password,
                echoes,
                archive,
                lookup,
                tokenHonoured,
                textLimit,
                features,
                fallback,
                dropped,
                pace);
    }

    /** The same without echoes, archive, lookup and tokens: a network that says nothing but what it must. */
    public DemoSettings bare() {
        return new DemoSettings(
                network,
                account,
                password,
                false,
                false,
                false,
                Duration.ZERO,
                textLimit,
                refused,
                fallback,
                dropped,
                pace);
    }
}
