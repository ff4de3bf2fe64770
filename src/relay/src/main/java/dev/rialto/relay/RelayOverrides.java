package dev.rialto.relay;

import java.util.Optional;

/**
 * What a section says otherwise for one plug that messages come from: one entry of its {@code plugs}. What is not said is as
 * for all.
 */
public record RelayOverrides(
        Optional<Boolean> joins,
        Optional<Renames> renames,
        Optional<Boolean> resetAuthor,
        Optional<String> nameFormat,
        Optional<Boolean> stripNameEmoji) {

    RelayOptions over(RelayOptions all) {
        return new RelayOptions(
                joins.orElse(all.joins()),
                renames.orElse(all.renames()),
                resetAuthor.orElse(all.resetAuthor()),
                nameFormat.orElse(all.nameFormat()),
                stripNameEmoji.orElse(all.stripNameEmoji()));
    }
}
