package dev.rialto.hook.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** What a program prints, up to a limit. */
final class ProgramOutput {
    static final String THREAD = "output of a program";

    private final InputStream in;
    private final int limit;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final CompletableFuture<Boolean> all = new CompletableFuture<>();

    /** Nobody wants any more. */
    private volatile boolean enough;

    ProgramOutput(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    int limit() {
        return limit;
    }

    /**
     * Begins to read, once.
     *
     * @return completes when there is no more to come, with true, or when there is more than the limit allows, with false
     */
    CompletableFuture<Boolean> read() {
        // A pipe cannot be read without keeping a thread; a virtual one would keep the carrier of others.
        Thread.ofPlatform().daemon().name(THREAD).start(() -> all.complete(readAll()));
        return all;
    }

    /**
     * Ends the reading, where that is not over.
     *
     * @param wake has the read return that may be under way: to close a pipe does not end it
     */
    void end(Runnable wake) {
        enough = true;
        if (!all.isDone()) {
            wake.run();
        }
    }

    private boolean readAll() {
        byte[] buffer = new byte[4096];
        try (in) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (enough || !add(buffer, read)) {
                    return false;
                }
            }
        } catch (IOException e) {
            // The pipe was closed with the program's end: there is no more to come either.
            return true;
        }
        return true;
    }

    private synchronized boolean add(byte[] buffer, int length) {
        int room = limit - printed.size();
        printed.write(buffer, 0, Math.min(room, length));
        return length <= room;
    }

    /** What came until now; what is no UTF-8 shows as a sign for that, and half a character at the end is left out. */
    synchronized String text() {
        CharBuffer text = CharBuffer.allocate(printed.size() + 1);
        StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(printed.toByteArray()), text, false);
        return text.flip().toString();
    }
}
