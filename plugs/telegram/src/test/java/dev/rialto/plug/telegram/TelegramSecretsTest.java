package dev.rialto.plug.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rialto.api.message.ContentId;
import dev.rialto.api.operation.Outcome;
import dev.rialto.api.plug.Role;
import dev.rialto.plug.telegram.standin.Faults;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That the token, which stands in the address of each request, is in nothing that people read. */
final class TelegramSecretsTest {

    /** Servers that tell what they were asked. */
    private static final String TELLTALE = "Bad Request: no method at /bot" + Rig.TOKEN + "/sendMessage";

    private final Rig rig = new Rig();
    private final LogCapture log = new LogCapture();
    private final List<String> said = new ArrayList<>();

    @AfterEach
    void close() {
        rig.close();
        log.close();
    }

    private void nobodyReadsIt() {
        said.add(log.text());
        said.add(rig.plug().toString());
        assertThat(said).isNotEmpty().noneMatch(line -> line.contains(Rig.SECRET));
    }

    private void catching(ThrowingCallable deed) {
        remember(catchThrowable(deed));
    }

    private void remember(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        said.add(trace.toString());
    }

    @Test
    void notWhenItCannotBeOpened() {
        for (Faults.Fault fault : faults()) {
            rig.faults().next("getMe", fault);
            // An answer that cannot be read is enough to go on with.
            Optional.ofNullable(catchThrowable(rig::open)).ifPresentOrElse(this::remember, rig::end);
        }
        assertThat(said).hasSizeGreaterThan(7);
        rig.server.away();
        catching(rig::open);
        rig.url(rig.server.url() + "/bot" + Rig.TOKEN);
        catching(rig::open);
        nobodyReadsIt();
    }

    @Test
    void notWhenItCannotSend() throws Exception {
        long group = rig.people().newChat("group", "Family");
        rig.open();
        for (Faults.Fault fault : faults()) {
            rig.faults().next("sendMessage", fault);
            switch (rig.execute(rig.post(group, "hello"))) {
                case Outcome.Refused refused -> said.add(refused.failure().text());
                case Outcome.TryLater later -> said.add(later.failure().text());
                case Outcome.Unknown unknown -> said.add(unknown.failure().text());
                case Outcome.Sent _, Outcome.Moved _ -> throw new AssertionError("it went well");
            }
        }
        nobodyReadsIt();
    }

    @Test
    void notWhenItCannotPoll() throws Exception {
        rig.faults().next("getUpdates", new Faults.Refuse(401, TELLTALE));
        rig.open();
        said.add(rig.link().awaitLost().toString());
        rig.faults().next("getUpdates", new Faults.DropBefore());
        rig.faults().next("getUpdates", new Faults.Refuse(401, TELLTALE));
        rig.reopen();
        said.add(rig.link().awaitLost().toString());
        nobodyReadsIt();
    }

    @Test
    void notWhenItCannotOpenAFile() throws Exception {
        long group = rig.people().newChat("group", "Family");
        rig.open();
        var source = rig.session().role(Role.ContentSource.class).orElseThrow();
        rig.faults().next("getFile", new Faults.Refuse(400, TELLTALE));
        catching(() -> source.open(new ContentId("any")));
        rig.faults()
                .next(
                        "getFile",
                        new Faults.Body(
                                "{\"ok\":true,\"result\":{\"file_id\":\"a\",\"file_unique_id\":\"b\",\"file_path\":\"not/there\"}}"));
        catching(() -> source.open(new ContentId("any")));
        rig.people().postFile(group, Rig.ANNA, "document", "a.txt", new byte[100_000], "");
        rig.server.away();
        catching(() -> source.open(new ContentId("file1")));
        rig.server.back();
        nobodyReadsIt();
    }

    private static List<Faults.Fault> faults() {
        return List.of(
                new Faults.Refuse(400, TELLTALE),
                new Faults.Refuse(401, TELLTALE),
                new Faults.Refuse(403, TELLTALE),
                new Faults.Refuse(404, TELLTALE),
                new Faults.Refuse(500, TELLTALE),
                new Faults.Page(502),
                new Faults.Body("{\"ok\":false}"),
                new Faults.Body("{\"result\":\"" + Rig.TOKEN + "\"}"),
                new Faults.Body("{\"ok\":true,\"result\":\"" + Rig.TOKEN + "\"}"),
                new Faults.Body("{\"ok\":true,\"res"),
                new Faults.DropBefore(),
                new Faults.DropAfter());
    }
}
