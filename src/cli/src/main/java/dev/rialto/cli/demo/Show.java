package dev.rialto.cli.demo;

import dev.rialto.api.plug.HostClock;
import dev.rialto.core.host.ControlException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;

/** {@code rialto demo}, without its command line. */
public final class Show {
    private Show() {}

    /**
     * The tour: plays by itself.
     *
     * @param width of the output in characters
     * @return whether everything happened as it should; if not, the output says what did not
     */
    public static boolean tour(PrintWriter out, int width, HostClock clock)
            throws ControlException, IOException, InterruptedException {
        var screen = new Screen(out, width);
        try (var stage = Stage.open(clock)) {
            show(stage, screen);
            new Tour(stage, screen).play();
            return true;
        } catch (Tour.Missed missed) {
            screen.say("");
            screen.say("This did not happen: " + missed.getMessage() + ".");
            return false;
        }
    }

    /** The show for somebody who types, until they have enough. */
    public static void play(BufferedReader input, PrintWriter out, int width, HostClock clock)
            throws IOException, InterruptedException {
        var screen = new Screen(out, width);
        try (var stage = Stage.open(clock)) {
            show(stage, screen);
            new Typing(stage, screen).play(input);
        }
    }

    private static void show(Stage stage, Screen screen) {
        stage.watch((side, update) -> Telling.of(side, update).ifPresent(line -> screen.show(side, line)));
    }
}
