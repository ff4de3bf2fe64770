package dev.rialto.cli.demo;

import dev.rialto.core.host.ControlException;
import dev.rialto.plug.demo.DemoMessage;
import dev.rialto.plug.demo.DemoPerson;
import dev.rialto.plug.demo.DemoRoom;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The show without anybody who types: each thing that Rialto is for, once, and whether it really happened. */
final class Tour {
    /** Far longer than anything here takes; a slow machine is no failure. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Stage stage;
    private final Screen screen;
    private final DemoPerson ann;
    private final DemoPerson bob;
    private final DemoRoom left;
    private final DemoRoom right;

    Tour(Stage stage, Screen screen) {
        this.stage = stage;
        this.screen = screen;
        this.ann = stage.person(Side.LEFT);
        this.bob = stage.person(Side.RIGHT);
        this.left = stage.room(Side.LEFT);
        this.right = stage.room(Side.RIGHT);
    }

    /** Something did not happen. The message says what. */
    static final class Missed extends Exception {
        private static final long serialVersionUID = 1L;

        Missed(String what) {
            super(what);
        }
    }

    /** Plays it. */
    void play() throws Missed, ControlException, IOException, InterruptedException {
        screen.say("Two chat networks in memory, and Rialto between them with a real queue and database.");
        screen.say("");
        screen.head();
        expect("both networks are connected", () -> stage.online(Side.LEFT) && stage.online(Side.RIGHT));
        post();
        reply();
        edit();
        delete();
        outage();
        restart();
        scene("And this is what rialto status says:");
        stage.status().forEach(line -> screen.say("  " + line));
        scene("Everything arrived, in order. In a terminal, rialto demo lets you write on both sides.");
    }

    private void post() throws Missed, InterruptedException {
        scene("Ann posts on the left:");
        ann.posts(left, "What news on the Rialto?");
        expect("the right side sees it under her name", () -> sees(Side.RIGHT, "1", "Ann", "What news on the Rialto?"));
    }

    private void reply() throws Missed, InterruptedException {
        scene("Bob answers on the right; on the left it is an answer to the original:");
        bob.repliesTo(right, message(Side.RIGHT, "1").id(), "A ship came in.");
        expect("the left side sees Bob's answer", () -> sees(Side.LEFT, "2", "Bob", "A ship came in."));
        expect("it answers Ann's own message", () -> answers(Side.LEFT, "2", "1"));
    }

    private void edit() throws Missed, InterruptedException {
        scene("Bob corrects himself; the copy changes in place:");
        bob.edits(right, message(Side.RIGHT, "2").id(), "Two ships came in.");
        expect("the copy on the left says the same", () -> sees(Side.LEFT, "2", "Bob", "Two ships came in."));
    }

    private void delete() throws Missed, InterruptedException {
        scene("Ann posts something that she takes back:");
        var posted = ann.posts(left, "Oops.");
        expect("the right side sees it", () -> sees(Side.RIGHT, "3", "Ann", "Oops."));
        ann.deletes(left, posted.id());
        expect("it is gone on the right", () -> stage.message(Side.RIGHT, "3").isEmpty());
    }

    private void outage() throws Missed, InterruptedException {
        scene("The right network goes away. Ann writes on, and corrects what nobody there has seen:");
        stage.reach(Side.RIGHT, false);
        expect("Rialto notices that the right network is away", () -> !stage.online(Side.RIGHT));
        int before = right.messages().size();
        ann.posts(left, "One.");
        var typo = ann.posts(left, "Twoo.");
        ann.posts(left, "Three.");
        expect("three messages wait", () -> stage.queue(Side.RIGHT).size() == 3);
        ann.edits(left, typo.id(), "Two.");
        expect("the correction is routed", stage::routed);
        expect("nothing has arrived on the right", () -> right.messages().size() == before);
        screen.say("  " + stage.queue(Side.RIGHT).size() + " messages wait for the right side, on disk.");
        scene("It comes back, and what waited arrives, in order:");
        stage.reach(Side.RIGHT, true);
        expect(
                "all three arrive in order, the second one corrected",
                () -> texts(before).equals(List.of("One.", "Two.", "Three.")));
    }

    private void restart() throws Missed, IOException, InterruptedException {
        var took = stage.restart();
        scene("Rialto was stopped and started again, in " + took.toMillis() + " ms. Ann edits her first message:");
        ann.edits(left, message(Side.LEFT, "1").id(), "What news?");
        expect("the copy from before the restart changes", () -> sees(Side.RIGHT, "1", "Ann", "What news?"));
    }

    private List<String> texts(int from) {
        return right.messages().stream().skip(from).map(DemoMessage::text).toList();
    }

    private boolean sees(Side side, String id, String author, String text) {
        return stage.message(side, id)
                .filter(message ->
                        message.author().equals(author) && message.text().equals(text))
                .isPresent();
    }

    private boolean answers(Side side, String id, String parent) {
        return stage.message(side, id)
                .flatMap(message -> message.message().replyTo())
                .filter(reply -> reply.parent().value().equals(parent))
                .isPresent();
    }

    private DemoMessage message(Side side, String id) throws Missed {
        return stage.message(side, id).orElseThrow(() -> new Missed("the message " + side.mark(id) + " is there"));
    }

    private void scene(String what) {
        screen.say("");
        screen.say(what);
    }

    private void expect(String what, BooleanSupplier condition) throws Missed, InterruptedException {
        if (!stage.await(PATIENCE, condition)) {
            throw new Missed(what);
        }
    }
}
