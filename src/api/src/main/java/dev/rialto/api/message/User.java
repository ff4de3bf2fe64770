package dev.rialto.api.message;

import java.util.Optional;

/**
 * A person or a program on a network, as far as the network tells.
 *
 * @param id who; empty for an author that is only a name
 * @param name what people call them, shown to others; anybody may choose any name, so it proves nothing
 * @param username the name that the network's own mention syntax takes, without its sign
 * @param avatar their picture
 * @param bot whether the network calls them a program
 */
public record User(
        Optional<UserId> id, String name, Optional<String> username, Optional<ContentId> avatar, boolean bot) {

    /** A user with an id and a name; the rest is added by the builder's methods. */
    public static Builder builder(UserId id, String name) {
        return new Builder(Optional.of(id), name);
    }

    /** Somebody of whom only the name is known. */
    public static User named(String name) {
        return new Builder(Optional.empty(), name).build();
    }

    /** The same user under another name. */
    public User withName(String other) {
        return new User(id, other, username, avatar, bot);
    }

    /** Makes users; new parts of a user come here, so that who builds one need not change. */
    public static final class Builder {
        private final Optional<UserId> id;
        private final String name;
        private Optional<String> username = Optional.empty();
        private Optional<ContentId> avatar = Optional.empty();
        private boolean bot;

        private Builder(Optional<UserId> id, String name) {
            this.id = id;
            this.name = name;
        }

        public Builder username(String value) {
            username = Optional.of(value);
            return this;
        }

        public Builder avatar(ContentId value) {
            avatar = Optional.of(value);
            return this;
        }

        public Builder bot(boolean value) {
            bot = value;
            return this;
        }

        public User build() {
            return new User(id, name, username, avatar, bot);
        }
    }
}
