package dev.rialto.tck.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.Invoked;
import dev.rialto.api.event.Joined;
import dev.rialto.api.event.Left;
import dev.rialto.api.event.Moved;
import dev.rialto.api.event.Pinned;
import dev.rialto.api.event.Reacted;
import dev.rialto.api.event.Renamed;
import dev.rialto.api.event.StatusChanged;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.ChatCommand;
import dev.rialto.api.hook.ChatCommand.Parameter;
import dev.rialto.api.hook.Conversation;
import dev.rialto.api.hook.Hook;
import dev.rialto.api.hook.HookFactory;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.Interceptor;
import dev.rialto.api.hook.Relay;
import dev.rialto.api.hook.Router;
import dev.rialto.api.hook.Verdict;
import dev.rialto.api.hook.Watcher;
import dev.rialto.api.message.ChannelId;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.MessageId;
import dev.rialto.api.message.Reaction;
import dev.rialto.api.message.Reply;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import dev.rialto.api.plug.ApiLevel;
import dev.rialto.tck.time.Patience;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every hook keeps to. A hook's test extends it, says what it is made of, and inherits the tests.
 *
 * @param <S> the record of the hook's section
 */
@Timeout(Patience.OF_A_TEST)
public abstract class HookContract<S extends Record> {
    private static final User ANNA = FakeHost.user("Anna");

    private FakeHost host = new FakeHost("subject");
    private List<Hook> hooks = List.of();

    /** The factory under test; a new one at each call. */
    protected abstract HookFactory<S> factory();

    /** An ordinary section, in which only names occur that {@link #arrange} made. */
    protected abstract S settings();

    /**
     * Makes the channels, labels and groups that {@link #settings} names. The conversations of the hook itself are added
     * afterwards, as the host does.
     */
    protected abstract void arrange(FakeHost host);

    /** The names of channels whose messages the hook passes on; empty for a hook that passes nothing on. */
    protected abstract List<String> sources();

    @BeforeEach
    final void create() {
        host = new FakeHost("subject");
        hooks = createIn(host);
    }

    private List<Hook> createIn(FakeHost fresh) {
        arrange(fresh);
        factory().conversations("subject", settings()).forEach(fresh.directory()::addConversation);
        List<Hook> made = factory().create(settings(), fresh);
        made.forEach(hook -> fresh.commands("subject", hook.commands()));
        return made;
    }

    @Test
    public final void factoryIsFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(HookFactory.class))
                .extracting(found -> found.getClass().getName())
                .contains(factory().getClass().getName());
    }

    @Test
    public final void typeIsAWordAndTheApiLevelIsThatOfTheBuild() {
        assertThat(factory().type()).matches("[a-z][a-z0-9-]*");
        assertThat(factory().apiLevel()).isEqualTo(ApiLevel.CURRENT);
        assertThat(factory().settings()).isEqualTo(settings().getClass());
    }

    @Test
    public final void defaultsLieBesideTheFactory() {
        assertThat(factory().getClass().getResource("reference.conf"))
                .as("reference.conf in the factory's package")
                .isNotNull();
    }

    @Test
    public final void eachHookHasOneRole() {
        assertThat(hooks)
                .isNotEmpty()
                .allSatisfy(hook -> assertThat(
                                List.of(hook instanceof Interceptor, hook instanceof Router, hook instanceof Watcher))
                        .as("roles of %s", hook.getClass())
                        .containsOnlyOnce(true));
        assertThat(hooks)
                .allSatisfy(hook -> assertThat(Modifier.isPublic(hook.getClass().getModifiers()))
                        .as("%s is a door of its own", hook.getClass())
                        .isFalse());
    }

    @Test
    public final void creatingHasNoEffect() {
        assertThat(host.poster().posted()).isEmpty();
        assertThat(host.state().all()).isEmpty();
        assertThat(host.clock().waiters()).isZero();
    }

    @Test
    public final void twoOfOneSectionAreStrangers() {
        FakeHost other = new FakeHost("subject");
        List<Hook> others = createIn(other);
        assertThat(others).hasSameSizeAs(hooks).doesNotContainAnyElementsOf(hooks);
        for (Router router : of(others, Router.class)) {
            router.route(other.posted(other.directory().addChannel("elsewhere", "other"), "Anna", "hello"));
        }
        assertThat(host.poster().posted()).isEmpty();
    }

    @Test
    public final void conversationsFollowFromTheSettingsAlone() {
        List<Conversation> conversations = factory().conversations("subject", settings());
        assertThat(factory().conversations("subject", settings())).isEqualTo(conversations);
        assertThat(conversations).allSatisfy(each -> {
            assertThat(each.hook()).isEqualTo("subject");
            assertThat(each.path()).isNotBlank();
        });
        Set<String> members = new HashSet<>();
        assertThat(conversations.stream().flatMap(each -> each.members().stream()))
                .as("a channel is in one conversation only")
                .allMatch(members::add);
    }

    @Test
    public final void commandsHaveNamesPeopleCanTypeAndParametersInAnOrderThatCanBeRead() {
        List<ChatCommand> commands =
                hooks.stream().flatMap(hook -> hook.commands().stream()).toList();
        Set<String> names = new HashSet<>();
        for (ChatCommand command : commands) {
            assertThat(command.name()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
            assertThat(names.add(command.name())).as("%s twice", command.name()).isTrue();
            assertThat(command.summary()).isNotBlank().doesNotContain("\n");
            boolean optional = false;
            for (Parameter parameter : command.parameters()) {
                assertThat(parameter.name()).isNotBlank();
                assertThat(optional && parameter.kind() == Parameter.Kind.REQUIRED)
                        .as("%s asks for %s after what may be left out", command.name(), parameter.name())
                        .isFalse();
                optional = parameter.kind() == Parameter.Kind.OPTIONAL;
            }
            assertThat(command.parameters().stream()
                            .limit(Math.max(0, command.parameters().size() - 1L))
                            .map(Parameter::kind))
                    .as("%s takes the rest of the line at its end", command.name())
                    .doesNotContain(Parameter.Kind.REST, Parameter.Kind.WORDS);
        }
    }

    @Test
    public final void routesTheMessagesOfItsSources() {
        for (String source : sources()) {
            List<Relay> relays = route(host.posted(channel(source), "Anna", "hello"));
            assertThat(relays).as("relays of a message in %s", source).isNotEmpty();
            assertThat(relays).allSatisfy(relay -> {
                assertThat(relay.what()).isInstanceOf(Relay.Copy.class);
                assertThat(((Relay.Copy) relay.what()).message().text().plain()).contains("hello");
            });
        }
    }

    @Test
    public final void neverRelaysToWhereItCameFrom() {
        for (Incoming incoming : everything()) {
            assertThat(route(incoming))
                    .as("%s", incoming.event())
                    .noneMatch(relay -> relay.target().equals(incoming.channel()));
        }
    }

    @Test
    public final void relaysToEachTargetOnce() {
        for (String source : sources()) {
            assertThat(route(host.posted(channel(source), "Anna", "hello")))
                    .extracting(Relay::target)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    public final void routingTwiceSaysTheSame() {
        for (Incoming incoming : everything()) {
            assertThat(route(incoming)).as("%s", incoming.event()).isEqualTo(route(incoming));
        }
    }

    @Test
    public final void routingAndInterceptingHaveNoEffect() {
        for (Incoming incoming : everything()) {
            route(incoming);
            of(hooks, Interceptor.class).forEach(interceptor -> interceptor.intercept(incoming));
        }
        assertThat(host.poster().posted()).isEmpty();
        assertThat(host.poster().deleted()).isEmpty();
        assertThat(host.state().all()).isEmpty();
    }

    @Test
    public final void doesNotRouteWhatHappensElsewhere() {
        FakeChannel elsewhere = host.directory().addChannel("elsewhere", "other");
        for (Incoming incoming : happenings(elsewhere)) {
            assertThat(route(incoming)).as("%s", incoming.event()).isEmpty();
        }
    }

    @Test
    public final void aDeleteNeverBecomesText() {
        for (String source : sources()) {
            Incoming deleted = host.incoming(
                    channel(source),
                    new Deleted(host.occurrence(channel(source)), new MessageId("gone"), Optional.of(ANNA)));
            assertThat(route(deleted)).extracting(Relay::what).hasOnlyElementsOfType(Relay.Removal.class);
        }
    }

    @Test
    public final void anEditNeverBecomesANewMessage() {
        for (String source : sources()) {
            Message message = Message.builder(ANNA, RichText.of("hello again")).build();
            Incoming edited = host.incoming(
                    channel(source),
                    new Edited(host.occurrence(channel(source)), new MessageId("old"), message, List.of()));
            assertThat(route(edited)).extracting(Relay::what).hasOnlyElementsOfType(Relay.Revision.class);
        }
    }

    @Test
    public final void aReplyKeepsItsParent() {
        for (String source : sources()) {
            Reply reply = new Reply(new MessageId("parent"), Optional.of(ANNA), RichText.of("what it said"));
            Incoming incoming = host.posted(
                    channel(source),
                    Message.builder(ANNA, RichText.of("an answer"))
                            .replyTo(reply)
                            .build());
            assertThat(route(incoming))
                    .extracting(relay -> ((Relay.Copy) relay.what()).message().replyTo())
                    .allMatch(kept -> kept.map(Reply::parent).equals(Optional.of(reply.parent())));
        }
    }

    @Test
    public final void aMessageWithoutAnAuthorOrTextBreaksNothing() {
        for (String source : sources()) {
            assertThat(route(host.posted(
                            channel(source), Message.builder(RichText.EMPTY).build())))
                    .isNotNull();
            assertThat(route(host.posted(
                            channel(source),
                            Message.builder(RichText.of("news")).build())))
                    .isNotNull();
        }
    }

    @Test
    public final void interceptorsKeepKindAndChannel() {
        for (Interceptor interceptor : of(hooks, Interceptor.class)) {
            for (Incoming incoming : everything()) {
                if (interceptor.intercept(incoming) instanceof Verdict.Replace(Event event)) {
                    assertThat(event).hasSameClassAs(incoming.event());
                    assertThat(event.channel()).isEqualTo(incoming.event().channel());
                    assertThat(event.key()).isEqualTo(incoming.event().key());
                }
            }
        }
    }

    @Test
    public final void watchersTakeEveryKindOfEvent() throws InterruptedException {
        for (Watcher watcher : of(hooks, Watcher.class)) {
            for (Incoming incoming : everything()) {
                watcher.seen(incoming);
            }
        }
    }

    private List<Relay> route(Incoming incoming) {
        List<Relay> relays = new ArrayList<>();
        of(hooks, Router.class).forEach(router -> relays.addAll(router.route(incoming)));
        return relays;
    }

    private Channel channel(String name) {
        return host.directory().channel("sources()", name);
    }

    private List<Incoming> everything() {
        return sources().stream()
                .flatMap(source -> happenings(channel(source)).stream())
                .toList();
    }

    /** One event of each kind. */
    private List<Incoming> happenings(Channel channel) {
        MessageId target = new MessageId("m0");
        Message message = Message.builder(ANNA, RichText.of("hello")).build();
        List<Event> events = List.of(
                host.posted(channel, message).event(),
                new Edited(host.occurrence(channel), target, message, List.of()),
                new Deleted(host.occurrence(channel), target, Optional.of(ANNA)),
                new Reacted(host.occurrence(channel), target, new Reacted.OfUser(ANNA, List.of(Reaction.emoji("👍")))),
                new Joined(host.occurrence(channel), ANNA, Optional.empty()),
                new Left(host.occurrence(channel), ANNA, Optional.empty()),
                new Renamed(host.occurrence(channel), "a new title", Optional.of(ANNA)),
                new Pinned(host.occurrence(channel), target, true, Optional.of(ANNA)),
                new Moved(host.occurrence(channel), new ChannelId("new-place")),
                new Invoked(host.occurrence(channel), ANNA, "help", List.of()),
                new StatusChanged(
                        host.occurrence(channel), target, Optional.empty(), StatusChanged.Status.DELIVERED, ""));
        return events.stream().map(event -> host.incoming(channel, event)).toList();
    }

    private static <H extends Hook> List<H> of(List<Hook> hooks, Class<H> role) {
        return hooks.stream().filter(role::isInstance).map(role::cast).toList();
    }
}
