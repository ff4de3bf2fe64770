package dev.rialto.plug.xmpp;

import dev.rialto.plug.xmpp.server.TestPerson;
import dev.rialto.plug.xmpp.server.XmppServer;
import dev.rialto.tck.time.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Tests on a real server: one for all tests of a class, and for each of them a room and a bridge that is not open yet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerContract {
    private final List<TestPerson> people = new ArrayList<>();

    XmppServer server;
    TestPerson anna;
    /** Who made the room, and is in it. */
    TestPerson owner;

    TestBridge bridge;
    String room;
    /** How many rooms there were, for names of further ones. */
    int rooms;

    abstract XmppServer server() throws Exception;

    /** Whose rooms they are: Anna's, where nobody else needs to have the rights of an owner. */
    TestPerson owner() throws Exception {
        return anna;
    }

    /** Somebody who is connected until all tests are done. */
    final TestPerson person(String account, String nick) throws Exception {
        TestPerson person = TestPerson.connect(server, account, nick);
        people.add(person);
        return person;
    }

    @BeforeAll
    final void start() throws Exception {
        server = server();
        connect();
    }

    /** Connects Anna and the owner; once more after a test that has ended their connections. */
    final void connect() throws Exception {
        anna = person("anna", "Anna");
        owner = owner();
    }

    @AfterAll
    final void end() throws Exception {
        // A server that is not installed was never started.
        if (server != null) {
            for (TestPerson person : people) {
                person.close();
            }
            server.close();
        }
    }

    @BeforeEach
    final void arrange() throws Exception {
        room = server.room("room" + ++rooms);
        owner.join(room);
        bridge = new TestBridge(server).in(room);
    }

    @AfterEach
    final void close() {
        bridge.close();
    }

    static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(Patience.LIMIT)
                .pollInterval(Duration.ofMillis(5))
                .until(condition);
    }
}
