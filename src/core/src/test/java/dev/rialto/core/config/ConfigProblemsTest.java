package dev.rialto.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.core.fake.ConfigFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of mistake, and the line that tells of it. */
final class ConfigProblemsTest {
    /** Ten lines that are right; what a test adds begins at line 11. */
    private static final String RIGHT = """
            plugs {
              a { type = chat, token = x, nick = a }
              b { type = chat, token = x, nick = b }
            }
            channels {
              a1 { plug = a, id = "1" }
              a2 { plug = a, id = "2" }
              b1 { plug = b, id = "1" }
            }
            host.name = test
            """;

    @TempDir
    private Path folder;

    private ConfigFile file;

    @BeforeEach
    void setUp() {
        file = new ConfigFile(folder);
    }

    private static Arguments mistake(String text, String... problems) {
        return Arguments.of(text, List.of(problems));
    }

    static Stream<Arguments> keysAndTypes() {
        return Stream.of(
                mistake("hots { name = x }", "bridge.conf:11: hots: unknown section; did you mean \"host\"?"),
                mistake("host { nam = x }", "bridge.conf:11: host.nam: unknown key; did you mean \"name\"?"),
                mistake("each-plug { enabled = false }", "bridge.conf:11: each-plug: unknown section"),
                mistake(
                        "host {\n  stop-timeout = soon\n}",
                        "bridge.conf:12: host.stop-timeout: expected a time with its unit, such as 30s, 5m or 7d, not \"soon\""),
                mistake(
                        "host.stop-timeout = 30",
                        "bridge.conf:11: host.stop-timeout: expected a time with its unit, such as 30s, 5m or 7d, not \"30\""),
                mistake("host.max-hops = many", "bridge.conf:11: host.max-hops: expected a whole number, not \"many\""),
                mistake("host.max-hops = 1.5", "bridge.conf:11: host.max-hops: expected a whole number, not \"1.5\""),
                mistake(
                        "host.max-hops = 3000000000",
                        "bridge.conf:11: host.max-hops: expected a whole number, not \"3000000000\""),
                mistake("host.max-hops = 0", "bridge.conf:11: host.max-hops: must be at least 1"),
                mistake("host.max-hops = []", "bridge.conf:11: host.max-hops: expected a whole number, not a list"),
                mistake("host.max-hops = null", "bridge.conf:11: host.max-hops: is missing; expected a whole number"),
                mistake(
                        "host.log.format = jsno",
                        "bridge.conf:11: host.log.format: expected one of human, json, not \"jsno\"; did you mean \"json\"?"),
                mistake(
                        "host.log = json",
                        "bridge.conf:11: host.log: expected a section in braces, with format, level"),
                mistake(
                        "host.plug-path = x",
                        "bridge.conf:11: host.plug-path: expected a list in brackets, such as [ a, b ]"),
                mistake(
                        "host.plug-path = [\n \"/no/such\"\n]",
                        "bridge.conf:12: host.plug-path[0]: there is no folder /no/such"),
                mistake(
                        "store.min-free = lots",
                        "bridge.conf:11: store.min-free: expected a size, such as 500k or 64m, not \"lots\""),
                mistake(
                        "groups = 5",
                        "bridge.conf:11: groups: expected a section in braces, with a name for each of the groups"),
                mistake("plugs.c = 5", "bridge.conf:11: plugs.c: expected a section in braces"),
                mistake(
                        "plugs.c { token = x }",
                        "bridge.conf:11: plugs.c.type: is missing; of types of plugs there are chat"),
                mistake(
                        "plugs.c { type = caht, token = x }",
                        "bridge.conf:11: plugs.c.type: there is no type of plug called caht, there are chat; did you mean \"chat\"?"),
                mistake(
                        "plugs.c { type = chat\n token = x\n prot = 1 }",
                        "bridge.conf:13: plugs.c.prot: unknown key; did you mean \"port\"?"),
                mistake(
                        "plugs.c { type = chat, token = x, enabeld = false }",
                        "bridge.conf:11: plugs.c.enabeld: unknown key; did you mean \"enabled\"?"),
                mistake(
                        "plugs.c { type = chat, token = x\n port = 70000 }",
                        "bridge.conf:12: plugs.c.port: must be from 1 to 65535"),
                mistake(
                        "plugs.c { type = chat, token = x\n limits { per-chat = fast\n globl = 2 } }",
                        "bridge.conf:12: plugs.c.limits.per-chat: expected a number, not \"fast\"",
                        "bridge.conf:13: plugs.c.limits.globl: unknown key; did you mean \"global\"?"),
                mistake(
                        "plugs.c { type = chat, token = x, api = nowhere }",
                        "bridge.conf:11: plugs.c.api: expected an address such as \"https://example.org\", not \"nowhere\""),
                mistake(
                        "plugs.c { type = chat, token = x, flood { messages = 3 } }",
                        "bridge.conf:11: plugs.c.flood.per: is missing; expected a time with its unit, such as 30s, 5m or 7d"),
                mistake(
                        "plugs.c { type = chat, token = x, author-style = bold }",
                        "bridge.conf:11: plugs.c.author-style: expected one of line, inline, not \"bold\""),
                mistake(
                        "channels.c { id = \"3\" }",
                        "bridge.conf:11: channels.c.plug: is missing; expected the name of a plug"),
                mistake(
                        "channels.c { plug = aa, id = \"3\" }",
                        "bridge.conf:11: channels.c.plug: there is no plug aa; did you mean \"a\"?"),
                mistake("channels.c { plug = a }", "bridge.conf:11: channels.c.id: is missing; expected a text"),
                mistake("channels.c { plug = a\n id = \"a b\" }", "bridge.conf:12: channels.c.id: an id has no space"),
                mistake(
                        "channels.c { plug = a, id = \"3\", topci = 4 }",
                        "bridge.conf:11: channels.c.topci: unknown key; did you mean \"topic\"?"),
                mistake(
                        "channels.c { plug = a, id = \"3\", command-authorised = true }",
                        "bridge.conf:11: channels.c.command-authorised: unknown key; did you mean \"command-authorized\"?"),
                mistake(
                        "hooks.h { type = jion }",
                        "bridge.conf:11: hooks.h.type: there is no type of hook called jion, there are join; did you mean \"join\"?"),
                mistake(
                        "hooks { roster { type = join }, h { type = join, identities = rooster } }",
                        "bridge.conf:11: hooks.h.identities: there is no hook rooster; did you mean \"roster\"?"),
                mistake(
                        "hooks { h { type = join, identities = h } }",
                        "bridge.conf:11: hooks.h.identities: a hook cannot ask itself who is who"),
                mistake(
                        "hooks { r { type = join, enabled = false }, h { type = join, identities = r } }",
                        "bridge.conf:11: hooks.h.identities: the hook r is off"),
                mistake(
                        "hooks {\n  h {\n    type = join\n    joinss = false\n  }\n}",
                        "bridge.conf:14: hooks.h.joinss: unknown key; did you mean \"joins\"?"),
                mistake(
                        "hooks.h { type = join, joins = maybe }",
                        "bridge.conf:11: hooks.h.joins: expected true or false, not \"maybe\""),
                mistake(
                        "hooks.h { type = join, plugs { a { jions = false } } }",
                        "bridge.conf:11: hooks.h.plugs.a.jions: unknown key; did you mean \"joins\"?"),
                mistake(
                        "hooks.h { type = join\n filters = [\n { drop { bots = true } }\n { drpo { bots = true } }\n ] }",
                        "bridge.conf:14: hooks.h.filters[1].drpo: unknown key; did you mean \"drop\"?"),
                mistake(
                        "hooks.h { type = join\n filters = [\n {}\n ] }",
                        "bridge.conf:13: hooks.h.filters[0]: a filter has either drop or keep"),
                mistake(
                        "hooks.h { type = join, priority = high }",
                        "bridge.conf:11: hooks.h.priority: expected a whole number, not \"high\""),
                mistake(
                        "groups.g { chanels = [ a1 ] }",
                        "bridge.conf:11: groups.g.chanels: unknown key; did you mean \"channels\"?"),
                mistake(
                        "users.u = \"1\"",
                        "bridge.conf:11: users.u: expected a section in braces, such as { tg = \"7000001\", roles = [ admin ] }"),
                mistake(
                        "http { listen = \"8080\", token = x }",
                        "bridge.conf:11: http.listen: expected an address and a port, as in \"127.0.0.1:8080\""),
                mistake("http { listen = \"[::1]:0\", token = \"\" }", "bridge.conf:11: http.token: must not be empty"),
                mistake(
                        "http { listen = \"[::1]:0\" }",
                        "bridge.conf:11: http.token: is missing; expected a text, { file = \"/path\" } or { credential = name }"),
                mistake("outbox.backoff.max = 1ms", "bridge.conf:11: outbox.backoff.max: must not be less than first"));
    }

    @ParameterizedTest
    @MethodSource
    void keysAndTypes(String text, List<String> problems) {
        assertThat(file.problems(RIGHT + text)).containsExactlyElementsOf(problems);
    }

    static Stream<Arguments> names() {
        return Stream.of(
                mistake(
                        "labels.a1 = [ a2 ]",
                        "bridge.conf:11: labels.a1: the name a1 is used twice; first for channels.a1, at bridge.conf:6"),
                mistake(
                        "hooks.a { type = join }",
                        "bridge.conf:11: hooks.a: the name a is used twice; first for plugs.a, at bridge.conf:2"),
                mistake(
                        "hooks.h { type = join\n plug = b, channels { x = [ a1 ] } }",
                        "bridge.conf:12: hooks.h.plug: the name b is used twice; first for plugs.b, at bridge.conf:3"),
                mistake(
                        "hooks.h { type = join, plug = p, channels.x = [ a1 ] }\nhooks.i { type = join, plug = p, channels.y = [ a2 ] }",
                        "bridge.conf:12: hooks.i.plug: the name p is used twice; first for hooks.h.plug, at bridge.conf:11"),
                mistake(
                        "plugs {\n  a { type = chat, token = y }\n}",
                        "bridge.conf:12: plugs.a: this name is used twice; first at bridge.conf:2"),
                mistake(
                        "labels {\n  all = [ a1 ]\n  all = [ a2 ]\n}",
                        "bridge.conf:13: labels.all: this name is used twice; first at bridge.conf:12"),
                mistake(
                        "hooks.h {\n  type = join\n  joins = true\n  joins = false\n}",
                        "bridge.conf:14: hooks.h.joins: this key is written twice; first at bridge.conf:13"),
                mistake(
                        "labels.all = [ a1, a3 ]",
                        "bridge.conf:11: labels.all[1]: there is no channel a3; did you mean \"a1\"?"),
                mistake(
                        "labels.all = [\n  a1\n  quite-another\n]",
                        "bridge.conf:13: labels.all[1]: there is no channel quite-another"),
                mistake("labels.all = []", "bridge.conf:11: labels.all: a label needs at least one channel"),
                mistake(
                        "labels.all = [ a1 ], labels.more = [ all ]",
                        "bridge.conf:11: labels.more[0]: there is no channel all; all is labels.all"),
                mistake(
                        "labels.all = [ \"c:77\" ]",
                        "bridge.conf:11: labels.all[0]: there is no channel c:77; did you mean \"a:77\"?"),
                mistake(
                        "groups.g { channels = [ a1 ], exclude = [ b2 ], anywhere = [ c ], private = [ longer ] }",
                        "bridge.conf:11: groups.g.exclude[0]: there is no channel b2; did you mean \"a2\"?",
                        "bridge.conf:11: groups.g.anywhere[0]: there is no plug c; did you mean \"a\"?",
                        "bridge.conf:11: groups.g.private[0]: there is no plug longer"),
                mistake(
                        "users.u { a = \"1\", ab = \"2\" }",
                        "bridge.conf:11: users.u.ab: there is no plug ab; did you mean \"a\"?"),
                mistake(
                        "users.u { a = \"1\" }\nusers.v { a = [ \"2\", \"1\" ] }",
                        "bridge.conf:12: users.v.a: 1 is an account of two users; first of users.u.a, at bridge.conf:11"),
                mistake(
                        "users.u { a = \"Bob@x\" }\nusers.v { a = \"bob@X\" }",
                        "bridge.conf:12: users.v.a: bob@x is an account of two users; first of users.u.a, at bridge.conf:11"),
                mistake(
                        "users.u { a = \"1\" }\nusers.U { a = \"2\" }",
                        "bridge.conf:12: users.U: is the same name as users.u, upper and lower case being one; that is at"
                                + " bridge.conf:11"),
                mistake(
                        "users.\"a:1\" { a = \"2\" }",
                        "bridge.conf:11: users.\"a:1\": a name has no colon: with one it is read as plug:id"),
                mistake("users.u { a = \"at home\" }", "bridge.conf:11: users.u.a: an id has no space"),
                mistake(
                        "users.u {\n a = [ x,\n \"at home\", \" \" ] }",
                        "bridge.conf:13: users.u.a[1]: an id has no space",
                        "bridge.conf:13: users.u.a[2]: an id cannot be blank"),
                mistake("labels.all = [ \"a:b c\" ]", "bridge.conf:11: labels.all[0]: an id has no space"),
                mistake(
                        "hooks.h { type = join, channels { x = [ a1, \"b:Lounge\" ], y = [ a2, \"b:lounge\" ] } }",
                        "bridge.conf:11: hooks.h.channels.y[1]: b:lounge is joined twice: a channel is in one conversation only; first in hooks.h.channels.x[1], at bridge.conf:11"),
                mistake(
                        "plugs.c { type = caht }, labels.all = [ \"c:1\" ], users.u { c = x }",
                        "bridge.conf:11: plugs.c.type: there is no type of plug called caht, there are chat; did you mean \"chat\"?"),
                mistake(
                        "channels.c { plug = a, id = \"2\" }",
                        "bridge.conf:11: channels.c: is the same channel as a2, at bridge.conf:7"),
                mistake(
                        "channels.\"c:d\" { plug = a, id = \"3\" }",
                        "bridge.conf:11: channels.\"c:d\": a name has no colon, and no space at its ends"),
                mistake(
                        "hooks.h { type = join, channels { x = [ a1, a11 ] } }",
                        "bridge.conf:11: hooks.h.channels.x[1]: there is no channel a11; did you mean \"a1\"?"),
                mistake(
                        "hooks.h { type = join, channels {\n x = [ a1, b1 ]\n y = [ a2, b1 ]\n } }",
                        "bridge.conf:13: hooks.h.channels.y[1]: b1 is joined twice: a channel is in one conversation only; first in hooks.h.channels.x[1], at bridge.conf:12"),
                mistake(
                        "hooks.h { type = join, channels { x = [ a1, b1 ] } }\nhooks.i { type = join, channels { y = [\n\"b:1\"\n] } }",
                        "bridge.conf:13: hooks.i.channels.y[0]: b:1 is joined twice: a channel is in one conversation only; first in hooks.h.channels.x[1], at bridge.conf:11"));
    }

    @ParameterizedTest
    @MethodSource
    void names(String text, List<String> problems) {
        assertThat(file.problems(RIGHT + text)).containsExactlyElementsOf(problems);
    }

    @Test
    void allIsToldAtOnceInTheOrderOfTheFile() {
        assertThat(file.problems("""
                plugs {
                  tg { type = chat }
                  im { type = chat, token = x, port = many }
                }
                channels { room { plug = tgg, id = "1" } }
                labels { all = [ rom ] }
                """))
                .containsExactly(
                        "bridge.conf:2: plugs.tg.token: is missing; expected a text, { file = \"/path\" } or { credential = name }",
                        "bridge.conf:3: plugs.im.port: expected a whole number, not \"many\"",
                        "bridge.conf:5: channels.room.plug: there is no plug tgg; did you mean \"tg\"?",
                        "bridge.conf:6: labels.all[0]: there is no channel rom; did you mean \"room\"?");
    }

    @Test
    void noTokenInTheEnvironmentIsToldAtItsLine() {
        assertThat(file.problems("plugs {\n  tg {\n    type = chat\n    token = ${?CHAT_TOKEN}\n  }\n}"))
                .containsExactly(
                        "bridge.conf:4: plugs.tg.token: is missing: the environment has no variable CHAT_TOKEN");
    }

    @Test
    void anUnknownKeyWhoseVariableIsUnsetIsToldToo() {
        assertThat(file.problems("plugs { tg { type = chat, token = x\n tokne = ${?CHAT_TOKEN} } }"))
                .containsExactly("bridge.conf:2: plugs.tg.tokne: unknown key; did you mean \"token\"?");
    }

    @Test
    void aValueOfTheEnvironmentIsNeverShown() {
        assertThat(file.problems("plugs { tg { type = chat, token = x\n port = ${PORT} } }", Map.of("PORT", "hunter2")))
                .containsExactly(
                        "bridge.conf:2: plugs.tg.port: expected a whole number; what the environment gives is none");
    }

    @Test
    void aVariableInQuotesIsNoVariable() {
        assertThat(file.problems(
                        "plugs { tg { type = chat, token = \"${?CHAT_TOKEN}\" } }", Map.of("CHAT_TOKEN", "hunter2")))
                .containsExactly(
                        "bridge.conf:1: plugs.tg.token: inside quotes no variable is put in: write ${?CHAT_TOKEN} without them");
    }

    /** What a hook that is itself wrong would have named is not told as a second mistake. */
    @Test
    void oneMistakeIsToldOnce() {
        assertThat(file.problems(RIGHT + "hooks.h { type = join, plug = v, joinss = 1, channels { x = [ a1 ] } }\n"
                        + "labels.all = [ x, \"v:x\" ], groups.g { anywhere = [ v ] }"))
                .containsExactly("bridge.conf:11: hooks.h.joinss: unknown key; did you mean \"joins\"?");
    }
}
