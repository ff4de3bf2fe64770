package dev.rialto.core.render;

import dev.rialto.api.message.Attachment;
import dev.rialto.api.message.Contact;
import dev.rialto.api.message.Forwarded;
import dev.rialto.api.message.Location;
import dev.rialto.api.message.Media;
import dev.rialto.api.message.Poll;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.Segment;
import dev.rialto.api.plug.Capabilities;
import dev.rialto.api.plug.Feature;
import dev.rialto.api.plug.Level;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a message carries, sorted by how the channel can show it: by its own means, or as a line of the text. A kind of file
 * that it does not have goes as the next best that it has (a sticker as a picture, anything as a file); what it has no kind
 * for, and what could not be fetched, is a line. Only what the channel says it drops is left out without a word.
 */
final class Contents {
    private final Capabilities capabilities;
    private final MediaAccess access;
    private final List<List<Attachment>> groups = new ArrayList<>();
    private final List<RichText> lines = new ArrayList<>();
    private Optional<Forwarded> nativeForward = Optional.empty();
    private Optional<String> forwardLine = Optional.empty();

    Contents(List<Attachment> attachments, Capabilities capabilities, MediaAccess access) {
        this.capabilities = capabilities;
        this.access = access;
        attachments.forEach(this::sort);
    }

    /** What the channel shows by its own means; each list is one message. */
    List<List<Attachment>> groups() {
        return groups;
    }

    /** What it does not, in words. */
    List<RichText> lines() {
        return lines;
    }

    /** The mark of a forwarded message, where the channel has such a thing. */
    Optional<Forwarded> nativeForward() {
        return nativeForward;
    }

    /** The same in words. */
    Optional<String> forwardLine() {
        return forwardLine;
    }

    /** Whether the first message of {@link #groups} can have a text of its own; only files can, and no sticker. */
    boolean captioned() {
        return !groups.isEmpty()
                && groups.getFirst().getFirst() instanceof Media media
                && media.kind() != Media.Kind.STICKER;
    }

    private void sort(Attachment attachment) {
        switch (attachment) {
            case Media media -> media(media);
            case Location location -> other(Feature.LOCATION, location, words(location));
            case Poll poll -> other(Feature.POLL, poll, words(poll));
            case Contact contact -> other(Feature.CONTACT, contact, words(contact));
            case Forwarded forwarded -> {
                switch (capabilities.level(Feature.FORWARDED)) {
                    case FULL -> nativeForward = Optional.of(forwarded);
                    case DROPPED -> {}
                    case FALLBACK, REFUSED -> forwardLine = Optional.of(Wording.forwardedFrom(forwarded));
                }
            }
        }
    }

    private void other(Feature feature, Attachment attachment, RichText words) {
        switch (capabilities.level(feature)) {
            case FULL -> groups.add(new ArrayList<>(List.of(attachment)));
            case DROPPED -> {}
            case FALLBACK, REFUSED -> lines.add(words);
        }
    }

    // Files

    private void media(Media media) {
        if (dropped(media, capabilities)) {
            return;
        }
        Optional<Media.Kind> kind = kindThere(media, capabilities);
        if (kind.isEmpty()) {
            // Whether it was fetched makes no difference to who could not show it.
            lines.add(unseen(media, true));
        } else if (access.present(media)) {
            join(as(media, kind.get()));
        } else {
            lines.add(unseen(media, false));
        }
    }

    /** Whether a channel shows a file by its own means. */
    static boolean shows(Media media, Capabilities capabilities) {
        return !dropped(media, capabilities) && kindThere(media, capabilities).isPresent();
    }

    private static boolean dropped(Media media, Capabilities capabilities) {
        return capabilities.level(Features.of(media.kind())) == Level.DROPPED;
    }

    /** What a channel shows a file as; empty where it has no kind for it. */
    private static Optional<Media.Kind> kindThere(Media media, Capabilities capabilities) {
        return kinds(media)
                .filter(candidate -> capabilities.full(Features.of(candidate)))
                .findFirst();
    }

    private RichText unseen(Media media, boolean fetched) {
        String words = Wording.unseen(media, fetched);
        return RichText.of(
                access.link(media).map(address -> Segment.link(words, address)).orElse(Segment.of(words)));
    }

    /** What a file can be shown as, best first. */
    private static Stream<Media.Kind> kinds(Media media) {
        String type = media.type().orElse("");
        Stream<Media.Kind> others = switch (media.kind()) {
            case STICKER, ANIMATION ->
                type.startsWith("image/")
                        ? Stream.of(Media.Kind.IMAGE)
                        : type.startsWith("video/") ? Stream.of(Media.Kind.VIDEO) : Stream.empty();
            case VOICE -> Stream.of(Media.Kind.AUDIO);
            case IMAGE, VIDEO, AUDIO, FILE -> Stream.empty();
        };
        return Stream.of(Stream.of(media.kind()), others, Stream.of(Media.Kind.FILE))
                .flatMap(kinds -> kinds);
    }

    private static Media as(Media media, Media.Kind kind) {
        if (media.kind() == kind) {
            return media;
        }
        Media.Builder builder = Media.builder(media.content(), kind);
        media.name().ifPresent(builder::name);
        media.type().ifPresent(builder::type);
        media.size().ifPresent(builder::size);
        media.duration().ifPresent(builder::duration);
        return builder.build();
    }

    /** Puts a file to the first album that takes it, else begins another. */
    private void join(Media media) {
        if (capabilities.full(Feature.ALBUM)) {
            for (List<Attachment> group : groups) {
                if (group.size() < capabilities.albumLimit()
                        && group.getFirst() instanceof Media first
                        && together(first.kind(), media.kind())) {
                    group.add(media);
                    return;
                }
            }
        }
        groups.add(new ArrayList<>(List.of(media)));
    }

    private boolean together(Media.Kind one, Media.Kind other) {
        return capabilities.mixedAlbums()
                || switch (one) {
                    case IMAGE, VIDEO -> other == Media.Kind.IMAGE || other == Media.Kind.VIDEO;
                    case AUDIO, FILE -> other == one;
                    case ANIMATION, VOICE, STICKER -> false;
                };
    }

    // The rest in words

    /** A name or the coordinates, leading to a map. */
    private static RichText words(Location location) {
        if (!Double.isFinite(location.latitude()) || !Double.isFinite(location.longitude())) {
            return RichText.of(
                    "Location: " + location.name().or(location::address).orElse("not known"));
        }
        String latitude = degrees(location.latitude());
        String longitude = degrees(location.longitude());
        String place = Stream.of(location.name(), location.address())
                .flatMap(Optional::stream)
                .filter(part -> !Blanks.blank(part))
                .reduce((name, address) -> name + ", " + address)
                .orElse(latitude + ", " + longitude);
        // The address of a marker: https://wiki.openstreetmap.org/wiki/Permalink
        String map = "https://www.openstreetmap.org/?mlat=" + latitude + "&mlon=" + longitude + "#map=16/" + latitude
                + "/" + longitude;
        return RichText.of(Segment.of("Location: "), Segment.link(place, map));
    }

    /** Five decimals are about a metre. */
    private static String degrees(double value) {
        BigDecimal degrees = BigDecimal.valueOf(value).setScale(5, RoundingMode.HALF_UP);
        return degrees.signum() == 0 ? "0" : degrees.stripTrailingZeros().toPlainString();
    }

    private static RichText words(Poll poll) {
        StringBuilder words = new StringBuilder("Poll: ").append(poll.question());
        for (int i = 0; i < poll.answers().size(); i++) {
            words.append('\n').append(i + 1).append(". ").append(poll.answers().get(i));
        }
        return RichText.of(words.toString());
    }

    private static RichText words(Contact contact) {
        return RichText.of("Contact: " + contact.name()
                + contact.phone().map(phone -> ", " + phone).orElse(""));
    }
}
