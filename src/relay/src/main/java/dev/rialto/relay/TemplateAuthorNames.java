package dev.rialto.relay;

import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Directory;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Person;
import dev.rialto.api.message.Mention;
import dev.rialto.api.message.User;
import dev.rialto.api.plug.SettingsException;
import dev.rialto.api.plug.Templates;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names by {@code name-format}, {@code reset-author} and {@code strip-name-emoji}, each as the plug of the source has it.
 *
 * <p>A template may name {@code user} (what the network calls the author), {@code identity} (what the
 * identity provider calls the person), {@code network}, {@code plug}, {@code channel} and {@code title} (both the source's title) and {@code label}.
 */
public final class TemplateAuthorNames implements AuthorNames {
    private static final Set<String> VARIABLES =
            Set.of("user", "identity", "network", "plug", "channel", "title", "label");

    private static final Pattern TITLE = Pattern.compile("\\b(?:channel|title)\\b");

    /** A name is one line: what a title or nick holds besides must not break the message. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private final Directory directory;
    private final Naming all;
    private final Map<String, Naming> byPlug = new HashMap<>();

    /**
     * Reads the templates.
     *
     * @throws SettingsException for a template that is blank, cannot be read or names something unknown
     */
    public TemplateAuthorNames(PlugOptions options, Directory directory, Templates templates) {
        this.directory = directory;
        this.all = Naming.of("name-format", options.all(), templates);
        options.byPlug()
                .forEach((plug, own) -> byPlug.put(plug, Naming.of("plugs." + plug + ".name-format", own, templates)));
    }

    @Override
    public User name(User author, Incoming incoming, String label) {
        Naming naming = byPlug.getOrDefault(incoming.channel().plug(), all);
        String name = oneLine(naming.template().render(values(author, incoming, label, naming)));
        // A name that calls somebody would do so with each message.
        String shown = Mention.silenced(name.isEmpty() ? given(author) : name);
        return naming.reset() ? User.named(shown) : author.withName(shown);
    }

    private Map<String, Object> values(User author, Incoming incoming, String label, Naming naming) {
        Channel channel = incoming.channel();
        Map<String, Object> values = new HashMap<>();
        values.put("user", stripped(given(author), naming.stripEmoji()));
        identity(author, incoming.source().channel())
                .ifPresent(name -> values.put("identity", stripped(name, naming.stripEmoji())));
        values.put("network", directory.networkName(channel.plug()));
        values.put("plug", channel.plug());
        values.put("label", label);
        if (naming.title()) {
            String title = directory.knownTitle(channel);
            values.put("channel", title);
            values.put("title", title);
        }
        return values;
    }

    private Optional<String> identity(User author, Channel source) {
        return author.id().flatMap(id -> directory.person(source.plug(), id)).map(Person::name);
    }

    /** Somebody whose name is blank is called by what else is known of them. */
    private static String given(User author) {
        String name = oneLine(author.name());
        return name.isEmpty() ? author.username().orElse("?") : name;
    }

    private static String stripped(String name, boolean stripEmoji) {
        return stripEmoji ? Emoji.strip(name) : name;
    }

    private static String oneLine(String name) {
        return BLANKS.matcher(name).replaceAll(" ").strip();
    }

    /** @param title whether the template may show a title: who asks for one has the host ask the network for it */
    private record Naming(Templates.Template template, boolean title, boolean reset, boolean stripEmoji) {
        static Naming of(String path, RelayOptions options, Templates templates) {
            if (options.nameFormat().isBlank()) {
                throw new SettingsException(path, "is blank; leave the key out for names as they are");
            }
            return new Naming(
                    templates.compile(path, options.nameFormat(), VARIABLES),
                    TITLE.matcher(options.nameFormat()).find(),
                    options.resetAuthor(),
                    options.stripNameEmoji());
        }
    }
}
