package dev.rialto.cli.demo;

import dev.rialto.api.message.Reaction;
import dev.rialto.core.host.ControlException;
import dev.rialto.core.host.StatusText;
import dev.rialto.plug.demo.DemoMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The show with somebody who types, on either side. */
final class Typing {
    private static final String HELP = """
            left: TEXT        Ann writes on the left    (also l: TEXT, or /left TEXT)
            right: TEXT       Bob writes on the right
            /reply L1 TEXT    answers a message, on the side where it stands
            /edit L1 TEXT     changes a message that was written there
            /react L1 👍      reacts to a message, /react L1 takes that back
            /delete L1        takes a message away
            /offline left     takes a network away      /online left    brings it back
            /queue            what waits to be sent     /status         what rialto status says
            /restart          stops Rialto and starts it again
            /help             this                      /quit           the end""";

    private static final Pattern WRITES = Pattern.compile("(?i)(?:/(left|right)\\b\\s*|(l|r|left|right):\\s*)(.*)");
    private static final Pattern COMMAND = Pattern.compile("/(\\S+)\\s*(.*)");
    private static final Pattern ABOUT = Pattern.compile("([LlRr])(\\d+)\\b\\s*(.*)");

    /** How long what was typed has to arrive before the next prompt; what comes later is shown all the same. */
    private static final Duration SOON = Duration.ofSeconds(2);

    /** The same for the queue, where a network is away. */
    private static final Duration VERY_SOON = Duration.ofMillis(500);

    private static final Duration BACK = Duration.ofSeconds(20);

    private final Stage stage;
    private final Screen screen;
    private Side last = Side.LEFT;

    Typing(Stage stage, Screen screen) {
        this.stage = stage;
        this.screen = screen;
    }

    /** Reads until the person has enough. */
    void play(BufferedReader input) throws IOException, InterruptedException {
        screen.say("Two chat networks in memory, and Rialto between them with a real queue and database.");
        screen.say("Until the end config and database lie in " + stage.folder() + ".");
        screen.say("Write on either side, and see what the other gets. A message is called by its side and number.");
        screen.say("");
        screen.say(HELP);
        screen.say("");
        stage.await(BACK, () -> stage.online(Side.LEFT) && stage.online(Side.RIGHT));
        screen.head();
        var line = read(input);
        while (line != null && obey(line.strip())) {
            line = read(input);
        }
        screen.say("The end. Nothing of this is kept.");
    }

    private @Nullable String read(BufferedReader input) throws IOException {
        screen.beginPrompt();
        var line = input.readLine();
        screen.endPrompt();
        return line;
    }

    /** Does what a line says; whether to go on. */
    private boolean obey(String line) throws IOException, InterruptedException {
        var writes = WRITES.matcher(line);
        var command = COMMAND.matcher(line);
        if (writes.matches()) {
            last = side(writes.group(1) == null ? writes.group(2) : writes.group(1));
            write(writes.group(3));
        } else if (command.matches()) {
            return run(command.group(1).toLowerCase(Locale.ROOT), command.group(2));
        } else {
            write(line);
        }
        return true;
    }

    private boolean run(String command, String rest) throws IOException, InterruptedException {
        switch (command) {
            case "reply", "edit", "react", "delete" -> about(command, rest);
            case "offline", "online" -> network(command, rest);
            case "queue" -> queue();
            case "status" -> status();
            case "restart" -> restart();
            case "help" -> screen.say(HELP);
            case "quit", "exit" -> {
                return false;
            }
            default -> screen.say("There is no /" + command + "; /help lists what there is.");
        }
        return true;
    }

    private void write(String text) throws InterruptedException {
        if (!text.isBlank()) {
            act(() -> {
                stage.person(last).posts(stage.room(last), text);
                return true;
            });
        }
    }

    private void about(String command, String rest) throws InterruptedException {
        var about = ABOUT.matcher(rest);
        if (!about.matches()) {
            screen.say("Say which message, as in /" + command + " L1"
                    + (command.equals("reply") || command.equals("edit") ? " and then the text." : "."));
            return;
        }
        last = side(about.group(1));
        var mark = last.mark(about.group(2));
        Optional<DemoMessage> message = stage.message(last, about.group(2));
        var text = about.group(3);
        if (message.isEmpty()) {
            screen.say("There is no message " + mark + ".");
        } else if (text.isBlank() && (command.equals("reply") || command.equals("edit"))) {
            screen.say("And the text?");
        } else {
            act(() -> change(command, mark, message.get(), text));
        }
    }

    private boolean change(String command, String mark, DemoMessage message, String text) {
        var room = stage.room(last);
        var person = stage.person(last);
        switch (command) {
            case "delete" -> person.deletes(room, message.id());
            case "reply" -> person.repliesTo(room, message.id(), text);
            case "react" -> person.reacts(room, message.id(), emojis(text));
            default -> {
                if (!person.edits(room, message.id(), text)) {
                    screen.say(mark + " is a copy: edit the original, on the other side.");
                    return false;
                }
            }
        }
        return true;
    }

    private static List<Reaction> emojis(String text) {
        return Stream.of(text.strip().split("\\s+"))
                .filter(emoji -> !emoji.isEmpty())
                .map(Reaction::emoji)
                .toList();
    }

    private void network(String command, String rest) throws InterruptedException {
        if (!rest.equalsIgnoreCase("left") && !rest.equalsIgnoreCase("right")) {
            screen.say("Say which side: /" + command + " left, or /" + command + " right.");
            return;
        }
        var side = side(rest);
        boolean there = command.equals("online");
        stage.reach(side, there);
        if (there) {
            screen.say("The " + side.word() + " network is back; Rialto connects as soon as it tries again.");
            stage.await(BACK, () -> stage.online(side) && stage.queue(side).isEmpty());
        } else {
            stage.await(SOON, () -> !stage.online(side));
            screen.say("The " + side.word() + " network is away. Write on, and look at the /queue.");
        }
    }

    private void queue() {
        for (Side side : Side.values()) {
            var rows = stage.queue(side);
            screen.say(
                    "For the " + side.word() + " side " + (rows.isEmpty() ? "nothing waits." : rows.size() + " wait:"));
            rows.forEach(row -> screen.say("  " + row.id() + "  " + row.kind() + ", " + StatusText.age(row.age())
                    + row.reason().map(reason -> ", " + reason).orElse("")));
        }
    }

    private void status() throws InterruptedException {
        try {
            stage.status().forEach(line -> screen.say("  " + line));
        } catch (ControlException refused) {
            screen.say(String.valueOf(refused.getMessage()));
        }
    }

    private void restart() throws IOException, InterruptedException {
        var took = stage.restart();
        screen.say("Stopped and started again in " + took.toMillis()
                + " ms, with the same database. Edit an old message.");
    }

    /**
     * Does something on the side that was spoken of last, and gives it a moment to arrive on the other.
     *
     * @param deed whether anything came of it
     */
    private void act(BooleanSupplier deed) throws InterruptedException {
        var other = last.other();
        long seen = stage.seen(other);
        int waiting = stage.queue(other).size();
        if (!deed.getAsBoolean()) {
            return;
        }
        if (stage.isReachable(last) && stage.isReachable(other)) {
            stage.await(SOON, () -> stage.seen(other) > seen);
        } else {
            stage.await(VERY_SOON, () -> stage.queue(other).size() > waiting);
        }
    }

    private static Side side(String word) {
        return word.toLowerCase(Locale.ROOT).startsWith("l") ? Side.LEFT : Side.RIGHT;
    }
}
