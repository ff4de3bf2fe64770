package dev.rialto.plug.xmpp;

import java.util.Optional;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;

/**
 * What a room says it can do (XEP-0030).
 *
 * @param archive whether it keeps what is said (XEP-0313)
 * @param stanzaIds whether it gives ids that can be believed (XEP-0359)
 * @param occupantIds whether it tells occupants from each other by ids that can be believed (XEP-0421)
 */
record RoomFeatures(boolean archive, boolean stanzaIds, boolean occupantIds, Optional<String> name) {

    /** Before the room was asked: it may have an archive. */
    static final RoomFeatures UNKNOWN = new RoomFeatures(true, false, false, Optional.empty());

    static final RoomFeatures NONE = new RoomFeatures(false, false, false, Optional.empty());

    static RoomFeatures of(DiscoverInfo info) {
        boolean archive = info.containsFeature(Xeps.ARCHIVE);
        return new RoomFeatures(
                archive,
                // The archive's ids are the stanzas' ids, and some rooms announce the archive alone; XEP-0313, 5.1.1.
                archive || info.containsFeature(Xeps.STANZA_IDS),
                info.containsFeature(Xeps.OCCUPANT_IDS),
                info.getIdentities().stream()
                        .flatMap(identity -> Optional.ofNullable(identity.getName()).stream())
                        .filter(name -> !name.isBlank())
                        .findFirst());
    }
}
