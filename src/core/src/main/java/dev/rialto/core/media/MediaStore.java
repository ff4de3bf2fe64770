package dev.rialto.core.media;

import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Event;
import dev.rialto.api.event.Posted;
import dev.rialto.api.message.ContentId;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.NetworkId;
import dev.rialto.api.plug.HostClock;
import dev.rialto.api.plug.MediaFiles;
import dev.rialto.core.config.MediaSettings;
import dev.rialto.core.render.MediaAccess;
import dev.rialto.core.store.OwnerOnly;
import dev.rialto.core.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that waiting rows name, in {@code data-dir/media}. Each is fetched once for all targets and goes with the last row
 * that names it. Any thread.
 */
public final class MediaStore implements MediaFiles, MediaAccess {
    private static final Logger log = LoggerFactory.getLogger(MediaStore.class);

    /** Whose content no plug has. */
    private static final NetworkId OURS = new NetworkId("rialto:files");

    private final Path folder;
    private final Supplier<MediaSettings> settings;
    private final Store store;
    private final Fetch fetch;
    private final Map<ContentId, CompletableFuture<Boolean>> fetches = new ConcurrentHashMap<>();

    /**
     * A store of files.
     *
     * @param folder made when it is needed
     * @param settings as they are now
     */
    public MediaStore(
            Path folder, Supplier<MediaSettings> settings, Store store, HostClock clock, ContentSources sources) {
        this.folder = folder;
        this.settings = settings;
        this.store = store;
        this.fetch = new Fetch(settings, clock, sources);
    }

    /** The event with content ids by which the content is found from anywhere in the host. */
    public static Event hold(Event event) {
        NetworkId network = event.channel().network();
        return switch (event) {
            case Posted posted -> posted.withMessage(HeldContent.hold(posted.message(), network));
            case Edited edited ->
                new Edited(
                        edited.occurrence(),
                        edited.target(),
                        HeldContent.hold(edited.message(), network),
                        edited.names());
            default -> event;
        };
    }

    /**
     * Makes a file of the host's own, for a message that is going to be posted: what no row names is gone with the next start.
     *
     * @param id no other content has
     * @throws UncheckedIOException when it cannot be written
     */
    public Media keep(String id, String name, String text) {
        ContentId content = new HeldContent(OURS, new ContentId(id)).id();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            OwnerOnly.directory(folder);
            Files.write(path(content), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Media.builder(content, Media.Kind.FILE)
                .name(name)
                .type("text/plain; charset=utf-8")
                .size(bytes.length)
                .build();
    }

    /** Names of the files that a message needs, for the row that is to keep them. */
    public static List<String> files(Message message) {
        return media(message)
                .map(media -> HeldContent.fileName(media.content()))
                .toList();
    }

    /** Begins to fetch what is not here. */
    public void want(List<Media> files) {
        files.forEach(one -> want(one).isDone());
    }

    /**
     * Begins the same, and completes when nothing of it is on its way any more.
     *
     * @return empty when that is so now
     */
    public Optional<CompletableFuture<Void>> coming(List<Media> files) {
        CompletableFuture<?>[] open =
                files.stream().map(this::want).filter(one -> !one.isDone()).toArray(CompletableFuture<?>[]::new);
        return open.length == 0 ? Optional.empty() : Optional.of(CompletableFuture.allOf(open));
    }

    private CompletableFuture<Boolean> want(Media media) {
        return fetches.computeIfAbsent(media.content(), id -> {
            CompletableFuture<Boolean> done = new CompletableFuture<>();
            if (Files.exists(path(id))) {
                done.complete(true);
            } else {
                Thread.ofVirtual().name("media").start(() -> done.complete(get(media)));
            }
            return done;
        });
    }

    private boolean get(Media media) {
        try {
            OwnerOnly.directory(folder);
            fetch.into(path(media.content()), media);
            return true;
        } catch (IOException e) {
            log.warn("A file cannot be had, its message goes without: {}", e.getMessage());
            return false;
        } catch (RuntimeException | Error e) {
            // An Error too: who waits for the file would wait for all the time that a message has for its files.
            log.error("A file cannot be had, its message goes without", e);
            return false;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public Optional<MediaFile> find(ContentId content) {
        Path path = path(content);
        return Files.exists(path) ? Optional.of(new LocalFile(path)) : Optional.empty();
    }

    @Override
    public boolean present(Media media) {
        return Files.exists(path(media.content()));
    }

    @Override
    public Optional<String> link(Media media) {
        return Optional.empty();
    }

    /** How long a message that is due waits for its files. */
    public Duration patience() {
        return settings.get().patience();
    }

    /** A row that named files is gone: those that no other row names go too. Waits for the disk. */
    public void release(List<String> names) {
        Set<String> used = used();
        names.stream().filter(name -> !used.contains(name)).forEach(name -> remove(folder.resolve(name)));
        fetches.keySet().removeIf(id -> !Files.exists(path(id)) && names.contains(HeldContent.fileName(id)));
    }

    /** Removes what no row names. Called once, at the start. */
    public void tidy() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Set<String> used = used();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> !used.contains(String.valueOf(file.getFileName())))
                    .forEach(MediaStore::remove);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> used() {
        return store.read(tables -> tables.outbox().files());
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("A file of the media folder cannot be removed: {}", e.getMessage());
        }
    }

    private Path path(ContentId content) {
        return folder.resolve(HeldContent.fileName(content));
    }

    /** The files of a message. */
    public static Stream<Media> media(Message message) {
        return message.attachments().stream().filter(Media.class::isInstance).map(Media.class::cast);
    }

    private record LocalFile(Path path) implements MediaFile {
        @Override
        public long size() {
            try {
                return Files.size(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }
}
