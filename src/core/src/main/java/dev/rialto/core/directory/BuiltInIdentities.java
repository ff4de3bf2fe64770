package dev.rialto.core.directory;

import dev.rialto.api.hook.Account;
import dev.rialto.api.hook.AccountLinks;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.IdentityProvider;
import dev.rialto.api.hook.Person;
import dev.rialto.api.message.UserId;
import dev.rialto.core.config.BridgeConfig;
import dev.rialto.core.config.PlugSection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The identity provider that nobody has to name: {@code users} of the config, and what people have linked themselves. */
public final class BuiltInIdentities implements IdentityProvider, AccountLinks {
    private static final Logger LOG = LoggerFactory.getLogger(BuiltInIdentities.class);

    private final BridgeConfig config;
    private final KeptLinks links;
    private volatile Resolved resolved;

    /** Who people are, by what was linked when that was made out. */
    private record Resolved(Map<Long, LinkedAccounts> links, KnownPeople people) {}

    public BuiltInIdentities(BridgeConfig config, KeptLinks links) {
        this.config = config;
        this.links = links;
        this.resolved = resolve();
        known().notes().forEach(note -> LOG.warn("{}", note));
    }

    private Resolved resolve() {
        Map<Long, LinkedAccounts> now = links.byKey();
        return new Resolved(now, KnownPeople.of(config.users(), now.values(), this::isThere));
    }

    @SuppressWarnings("ReferenceEquality") // Another object is what tells that something has changed.
    private KnownPeople known() {
        Resolved last = resolved;
        if (last.links() != links.byKey()) {
            last = resolve();
            resolved = last;
        }
        return last.people();
    }

    private boolean isThere(LinkedAccounts.Member member) {
        return type(member.account().plug()).filter(member.type()::equals).isPresent();
    }

    private boolean isIn(LinkedAccounts link, Account account) {
        return link.members().stream().anyMatch(member -> member.account().equals(account) && isThere(member));
    }

    private Optional<String> type(String plug) {
        return Optional.ofNullable(config.plugs().get(plug))
                .map(PlugSection::factory)
                .map(factory -> factory.type());
    }

    @Override
    public List<Person> people() {
        return known().people();
    }

    @Override
    public Optional<Person> person(String plug, UserId account) {
        return person(new Account(plug, account));
    }

    private Optional<Person> person(Account account) {
        return Optional.ofNullable(known().byAccount().get(account));
    }

    @Override
    public Optional<AccountLinks> links() {
        return Optional.of(this);
    }

    /** Links that the config contradicts: a line each, for {@code status}. */
    public List<String> notes() {
        return known().notes();
    }

    @Override
    public void check(Account one, Account other) throws CommandException {
        if (one.equals(other)) {
            throw new CommandException("That is the same account.");
        }
        linkable(one);
        linkable(other);
        Optional<Person> first = person(one);
        Optional<Person> second = person(other);
        if (first.isPresent() && first.equals(second)) {
            throw new CommandException("Both are accounts of " + first.get().name() + " already.");
        }
        if (first.isPresent() && second.isPresent()) {
            throw new CommandException(
                    isConfigured(one) && isConfigured(other)
                            ? "The config says that these are two people."
                            : "These are two people: " + first.get().name() + " and "
                                    + second.get().name() + ". Who has linked accounts can unlink them first.");
        }
    }

    private void linkable(Account account) throws CommandException {
        PlugSection plug = config.plugs().get(account.plug());
        if (plug == null || !plug.factory().isAccount(account.id())) {
            throw new CommandException(account + " is no account that stays one person's, so it cannot be linked.");
        }
        if (!isConfigured(account) && known().asideLinks().stream().anyMatch(link -> isIn(link, account))) {
            throw new CommandException(
                    account + " is linked otherwise, which the config contradicts; unlink it first.");
        }
    }

    private boolean isConfigured(Account account) {
        return config.users().values().stream()
                .anyMatch(user ->
                        user.accounts().getOrDefault(account.plug(), List.of()).contains(account.id()));
    }

    @Override
    public Person link(Account one, Account other, String name) throws CommandException {
        synchronized (links) {
            check(one, other);
            Optional<Map.Entry<Long, LinkedAccounts>> there = linkOf(one).or(() -> linkOf(other));
            if (there.isPresent()) {
                LinkedAccounts link = there.get().getValue();
                links.keep(there.get().getKey(), link.with(member(isIn(link, one) ? other : one)));
            } else {
                links.add(new LinkedAccounts(KnownPeople.name(name), List.of(member(one), member(other))));
            }
        }
        Person person = person(one).orElseThrow();
        LOG.info("{} and {} were linked by their owner: {}", one, other, person.name());
        return person;
    }

    private LinkedAccounts.Member member(Account account) {
        return new LinkedAccounts.Member(account, type(account.plug()).orElseThrow());
    }

    /** The link that counts which an account is in; those of the config may be in others too. */
    private Optional<Map.Entry<Long, LinkedAccounts>> linkOf(Account account) {
        return links.byKey().entrySet().stream()
                .filter(link ->
                        isIn(link.getValue(), account) && !known().asideLinks().contains(link.getValue()))
                .findFirst();
    }

    @Override
    public void unlink(Account account) throws CommandException {
        if (isConfigured(account)) {
            throw new CommandException(
                    account + " is in the config; only who keeps the config can say that it is somebody else's.");
        }
        synchronized (links) {
            Map.Entry<Long, LinkedAccounts> there = links.byKey().entrySet().stream()
                    .filter(link -> isIn(link.getValue(), account))
                    .findFirst()
                    .orElseThrow(() -> new CommandException(account + " is not linked."));
            links.keep(there.getKey(), there.getValue().without(account));
        }
        LOG.info("{} was unlinked by its owner", account);
    }
}
