package dev.rialto.plug.demo;

/**
 * What a channel's section has for this plug.
 *
 * @param id the room's id; the room is there as soon as somebody names it
 */
public record DemoChannelSettings(String id) {
    public DemoChannelSettings {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a room of the demo network has an id, for example \"family\"");
        }
    }
}
