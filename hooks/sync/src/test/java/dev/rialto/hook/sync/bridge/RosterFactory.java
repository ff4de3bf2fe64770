package dev.rialto.hook.sync.bridge;

import dev.rialto.api.hook.Hook;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.HookFactory;
import dev.rialto.api.hook.IdentityProvider;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Person;
import dev.rialto.api.hook.Watcher;
import dev.rialto.api.message.UserId;
import dev.rialto.api.plug.ApiLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A hook that knows who is who by a list of its own, as one that asks a directory of an organisation would. */
final class RosterFactory implements HookFactory<RosterFactory.Settings> {

    /** @param people the same id on each plug, by their names */
    record Settings(Map<String, String> people) {}

    @Override
    public String type() {
        return "roster";
    }

    @Override
    public int apiLevel() {
        return ApiLevel.CURRENT;
    }

    @Override
    public Class<Settings> settings() {
        return Settings.class;
    }

    @Override
    public List<Hook> create(Settings settings, HookContext context) {
        List<Person> people = new ArrayList<>();
        settings.people().forEach((name, id) -> {
            Map<String, List<UserId>> accounts = new LinkedHashMap<>();
            context.directory().plugs().forEach(plug -> accounts.put(plug, List.of(new UserId(id))));
            people.add(new Person(name, accounts, List.of("member")));
        });
        return List.of(new Roster(List.copyOf(people)));
    }

    private record Roster(List<Person> people) implements Watcher, IdentityProvider {
        @Override
        public Optional<IdentityProvider> identities() {
            return Optional.of(this);
        }

        @Override
        public Optional<Person> person(String plug, UserId account) {
            return people.stream()
                    .filter(person ->
                            person.accounts().getOrDefault(plug, List.of()).contains(account))
                    .findFirst();
        }

        @Override
        public void seen(Incoming incoming) {}
    }
}
