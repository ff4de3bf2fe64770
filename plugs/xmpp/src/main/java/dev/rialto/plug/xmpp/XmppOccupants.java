package dev.rialto.plug.xmpp;

import dev.rialto.api.message.User;
import dev.rialto.api.message.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smackx.muc.packet.MUCItem;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;

/**
 * Who is in a room, and who wrote what. A user is known by the bare JID where the room shows it, else by the occupant id
 * (XEP-0421), and only where there is neither by the address of the occupant, which another person may have tomorrow.
 *
 * <p>Guarded by the room's lock.
 */
final class XmppOccupants {

    /** Somebody in the room; what the room tells of them with their presence. */
    record Occupant(String nick, Optional<String> account, Optional<String> occupantId) {}

    private final EntityBareJid room;
    private final EntityBareJid account;
    private final KnownAccounts accounts;
    private final Map<String, Occupant> present = new LinkedHashMap<>();
    private String ownNick = "";
    private Optional<String> ownOccupantId = Optional.empty();
    private boolean idsGiven;

    /** Made when it is asked for first; null when somebody came, went or took another nick since. */
    private @Nullable Nicks nicks;

    /** @param account our own */
    XmppOccupants(EntityBareJid room, EntityBareJid account, KnownAccounts accounts) {
        this.room = room;
        this.account = account;
        this.accounts = accounts;
    }

    /** Before we enter: nobody is known. */
    void clear(boolean roomGivesIds) {
        present.clear();
        nicks = null;
        ownNick = "";
        idsGiven = roomGivesIds;
    }

    /** We are in, under this nick. */
    void enter(String nick, Stanza presence) {
        ownNick = nick;
        nicks = null;
        ownOccupantId = occupantId(presence);
        put(nick, presence);
    }

    String ownNick() {
        return ownNick;
    }

    /** Somebody is there; empty when they were before, under this nick or, with another of their clients, under another. */
    Optional<User> put(String nick, Stanza presence) {
        Occupant occupant = new Occupant(nick, shownAccount(presence), occupantId(presence));
        occupant.account().ifPresent(jid -> occupant.occupantId().ifPresent(id -> accounts.put(room, id, jid)));
        User user = user(occupant);
        boolean known = present.containsKey(nick) || isHere(user);
        if (present.put(nick, occupant) == null) {
            nicks = null;
        }
        return known ? Optional.empty() : Optional.of(user);
    }

    /** A nick is not there any more; empty when it was not before, or whose it was still is, under another nick. */
    Optional<User> remove(String nick) {
        nicks = null;
        return Optional.ofNullable(present.remove(nick)).map(this::user).filter(user -> !isHere(user));
    }

    /** As far as the room tells who is: who has no other name than the nick is another person under another nick. */
    private boolean isHere(User user) {
        return user.id().flatMap(this::nick).isPresent();
    }

    void rename(String from, String to) {
        Occupant occupant = present.remove(from);
        if (occupant != null) {
            present.put(to, new Occupant(to, occupant.account(), occupant.occupantId()));
        }
        if (from.equals(ownNick)) {
            ownNick = to;
        }
        nicks = null;
    }

    /** Everybody but us. */
    List<User> others() {
        List<User> others = new ArrayList<>();
        for (Occupant occupant : present.values()) {
            if (!occupant.nick().equals(ownNick)) {
                others.add(user(occupant));
            }
        }
        return others;
    }

    /** Somebody by their nick; whoever it is, where nobody has it now. */
    User byNick(String nick) {
        return user(present.getOrDefault(nick, new Occupant(nick, Optional.empty(), Optional.empty())));
    }

    /** What somebody is called here now; empty when they are not here, as far as the room tells who is. */
    Optional<String> nick(UserId user) {
        return present.values().stream()
                .filter(occupant -> user(occupant).id().equals(Optional.of(user)))
                .map(Occupant::nick)
                .findFirst();
    }

    /** What everybody but us is called. */
    Nicks nicks() {
        Nicks known = nicks;
        if (known == null) {
            known = new Nicks(present.keySet().stream()
                    .filter(nick -> !nick.equals(ownNick))
                    .toList());
            nicks = known;
        }
        return known;
    }

    boolean isPresent(String nick) {
        return present.containsKey(nick);
    }

    /** Who said something just now. */
    User author(String nick, Stanza stanza) {
        return present.containsKey(nick) ? byNick(nick) : formerAuthor(nick, stanza);
    }

    /** Who said something that the room kept: the nick may be another's by now. */
    User formerAuthor(String nick, Stanza stanza) {
        return user(new Occupant(nick, shownAccount(stanza), occupantId(stanza)));
    }

    /** Whether we said it just now, by this connection or another of our account. */
    boolean isOwn(String nick, Stanza stanza) {
        return nick.equals(ownNick) || isOwnAccount(byNickOr(nick, stanza));
    }

    private Occupant byNickOr(String nick, Stanza stanza) {
        return present.getOrDefault(nick, new Occupant(nick, Optional.empty(), occupantId(stanza)));
    }

    /**
     * Whether we said something that the room kept.
     *
     * @param marked whether it is named as we name our messages; counts where nothing better is told
     */
    boolean wasOwn(String nick, Stanza stanza, boolean marked) {
        Occupant author = new Occupant(nick, shownAccount(stanza), occupantId(stanza));
        if (author.account().isPresent() || (author.occupantId().isPresent() && ownOccupantId.isPresent())) {
            return isOwnAccount(author);
        }
        return marked && withoutSuffix(nick).equals(withoutSuffix(ownNick));
    }

    /** A nick without what a clash of nicks has added. */
    private static String withoutSuffix(String nick) {
        return nick.replaceFirst("_+$", "");
    }

    private boolean isOwnAccount(Occupant occupant) {
        return occupant.account().filter(account.toString()::equals).isPresent()
                || (ownOccupantId.isPresent() && occupant.occupantId().equals(ownOccupantId));
    }

    private User user(Occupant occupant) {
        Optional<String> known = occupant.account()
                .or(() -> occupant.occupantId().flatMap(id -> accounts.account(room, id)))
                .or(occupant::occupantId);
        return User.builder(new UserId(known.orElse(room + "/" + occupant.nick())), occupant.nick())
                .username(occupant.nick())
                .build();
    }

    private static Optional<String> shownAccount(Stanza stanza) {
        return Optional.ofNullable(MUCUser.from(stanza))
                .map(MUCUser::getItem)
                .map(MUCItem::getJid)
                .map(jid -> jid.asBareJid().toString());
    }

    private Optional<String> occupantId(Stanza stanza) {
        return idsGiven ? OccupantIds.of(stanza) : Optional.empty();
    }
}
