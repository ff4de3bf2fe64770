package dev.rialto.core.media;

import dev.rialto.api.message.Media;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.HostClock.Timer;
import dev.rialto.api.plug.PlugException;
import dev.rialto.api.plug.Role;
import dev.rialto.core.config.MediaSettings;
import dev.rialto.core.mailbox.Backoff;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Fetches one file from its network, within limits of size, time and type; a few times, since networks have moods. A few at once
 * from each network, so that a slow one keeps nobody else's files.
 */
final class Fetch {
    private static final int TRIES = 5;
    private static final int AT_ONCE = 4;
    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8));

    private final Supplier<MediaSettings> settings;
    private final HostClock clock;
    private final ContentSources sources;
    private final Map<NetworkId, Semaphore> turns = new ConcurrentHashMap<>();

    Fetch(Supplier<MediaSettings> settings, HostClock clock, ContentSources sources) {
        this.settings = settings;
        this.clock = clock;
        this.sources = sources;
    }

    /**
     * Puts the content into {@code file}: whole, or not at all.
     *
     * @throws IOException when it is not allowed or cannot be had, with a reason for people
     */
    void into(Path file, Media media) throws IOException, InterruptedException {
        refuse(media);
        for (int tries = 1; ; tries++) {
            try {
                inTurn(file, media);
                return;
            } catch (TooLarge e) {
                throw e;
            } catch (IOException e) {
                if (tries == TRIES) {
                    throw e;
                }
                clock.sleep(PAUSES.after(tries));
            }
        }
    }

    private void refuse(Media media) throws IOException {
        if (media.size().isPresent()
                && media.size().getAsLong() > settings.get().maxSize().bytes()) {
            throw new TooLarge(media.size().getAsLong());
        }
        String type = media.type().orElse("").toLowerCase(Locale.ROOT);
        if (!settings.get().types().isEmpty()
                && settings.get().types().stream().noneMatch(allowed -> covers(allowed, type))) {
            throw new IOException("files of the type \"" + type + "\" are not fetched (media.types)");
        }
    }

    private static boolean covers(String allowed, String type) {
        return allowed.endsWith("/*")
                ? type.startsWith(allowed.substring(0, allowed.length() - 1).toLowerCase(Locale.ROOT))
                : type.equalsIgnoreCase(allowed);
    }

    private void inTurn(Path file, Media media) throws IOException, InterruptedException {
        HeldContent content = HeldContent.of(media.content());
        Semaphore turn = turns.computeIfAbsent(content.network(), network -> new Semaphore(AT_ONCE));
        turn.acquire();
        try {
            once(file, content);
        } finally {
            turn.release();
        }
    }

    private void once(Path file, HeldContent content) throws IOException, InterruptedException {
        Role.ContentSource source =
                sources.of(content.network()).orElseThrow(() -> new IOException("its network is not connected"));
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Thread reader = Thread.currentThread();
        AtomicBoolean late = new AtomicBoolean();
        Timer timer = clock.schedule(settings.get().timeout(), () -> {
            late.set(true);
            reader.interrupt();
        });
        try (InputStream in = source.open(content.content());
                OutputStream out = Files.newOutputStream(part)) {
            copy(in, out);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (PlugException e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedIOException e) {
            throw new IOException("it took longer than media.timeout", e);
        } catch (InterruptedException e) {
            if (late.get()) {
                throw new IOException("it took longer than media.timeout", e);
            }
            throw e;
        } finally {
            timer.close();
            Files.deleteIfExists(part);
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[16_384];
        long size = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            size += read;
            if (size > settings.get().maxSize().bytes()) {
                throw new TooLarge(size);
            }
            out.write(buffer, 0, read);
        }
    }

    /** A second try would find it as large. */
    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(long size) {
            super("it is larger than media.max-size allows (" + size + " bytes or more)");
        }
    }
}
